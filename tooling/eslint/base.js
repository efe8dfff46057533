import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** `process.env` has one reader per app, so that a missing variable fails in one place, with a sentence. */
const environmentBelongsToEnvTs = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Read the environment in env.ts only (validated with zod) and pass the value on.',
};

export default tseslint.config(
  {
    ignores: [
      '**/.next*/**',
      '**/.releases/**',
      '**/src/generated/**',
      'next-env.d.ts',
      '**/*.config.{js,mjs,ts}',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      'no-restricted-syntax': [
        'error',
        environmentBelongsToEnvTs,
        {
          selector: 'ExportAllDeclaration',
          message: 'Name what the package offers; `export *` hides its face and breeds cycles.',
        },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/env.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
