import base from './base.js';

/** For packages without effects: time and chance come in as parameters, or a result cannot be repeated. */
const ambient = (object, property) => ({
  selector: `MemberExpression[object.name='${object}'][property.name='${property}']`,
  message: `eval-core is pure: take ${object}.${property} as a parameter.`,
});

export default [
  ...base,
  {
    files: ['src/**/*.ts'],
    ignores: ['src/**/*.test.ts', 'src/testing/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ambient('Math', 'random'),
        ambient('Date', 'now'),
        ambient('process', 'env'),
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'eval-core is pure: take the time as a parameter.',
        },
        { selector: 'ExportAllDeclaration', message: 'Name what the package offers.' },
      ],
    },
  },
];
