import { expect, test } from 'vitest';

import { createReporter } from './reporter.ts';

test('with --json nothing but the line itself goes to standard output', () => {
  const { stdout, stderr, reporter } = withSinks(true);

  reporter.progress('working');
  reporter.passing('1 of 2');
  reporter.lines(['a', 'b']);
  reporter.failure('it failed');

  expect(stdout.text).toBe('');
  expect(stderr.text).toBe('working\n1 of 2\na\nb\nit failed\n');
});

test('failures go to standard error, everything else to standard output', () => {
  const { stdout, stderr, reporter } = withSinks(false);

  reporter.progress('working');
  reporter.failure('it failed');

  expect(stdout.text).toBe('working\n');
  expect(stderr.text).toBe('it failed\n');
});

test('on a terminal a passing line is wiped before the next one', () => {
  const { stdout, reporter } = withSinks(false, true);

  reporter.passing('1 of 2');
  reporter.lines(['done']);

  expect(stdout.text).toBe('\r1 of 2\r      \rdone\n');
});

function withSinks(json: boolean, isTTY = false) {
  const sink = () => ({
    text: '',
    isTTY,
    write(text: string) {
      this.text += text;
    },
  });
  const stdout = sink();
  const stderr = sink();
  return { stdout, stderr, reporter: createReporter({ json, stdout, stderr }) };
}
