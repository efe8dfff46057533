import base from '@assay/eslint-config/base';

// Plain JavaScript outside the TypeScript project, without types to lint by.
export default [{ ignores: ['src/**/*.mjs'] }, ...base];
