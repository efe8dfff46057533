export { default } from '@assay/eslint-config/pure';
