import base from '@assay/eslint-config/base';

// scripts/ is plain JavaScript outside the TypeScript project, without types to lint by.
export default [{ ignores: ['scripts/**'] }, ...base];
