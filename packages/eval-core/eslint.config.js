import pure from '@assay/eslint-config/pure';

// scripts/ is plain JavaScript outside the TypeScript project, without types to lint by.
export default [{ ignores: ['scripts/**'] }, ...pure];
