export { default } from '@assay/eslint-config/next';
