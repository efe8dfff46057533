export { default } from '@assay/eslint-config/base';
