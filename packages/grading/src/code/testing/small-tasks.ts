/** Machines that run tests are loaded. */
export const limits = { timeMs: 20_000, memoryMiB: 256 };
/** Where a program is to run into it. */
export const soon = { timeMs: 2_000, memoryMiB: 256 };
/** f squares. */
export const squares = {
  form: 'function',
  entryPoint: 'f',
  tests: [
    { input: [1], output: 1 },
    { input: [2], output: 4 },
    { input: [3], output: 9 },
  ],
  limits,
};
export const sums = {
  form: 'stdio',
  tests: [
    { input: '1 2\n', output: '3\n' },
    { input: '20 22', output: '42' },
  ],
  limits,
};
export const asserted = {
  form: 'check',
  entryPoint: 'f',
  tests: 'def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(3) == 9\n',
  limits,
};
