import reactHooks from 'eslint-plugin-react-hooks';

import base from './base.js';

export default [
  ...base,
  reactHooks.configs.flat.recommended,
  {
    files: ['**/*.tsx'],
    rules: {
      // React takes async event handlers; their errors surface through the mutation's own state.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
    },
  },
];
