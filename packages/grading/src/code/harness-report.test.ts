import { describe, expect, it } from 'vitest';

import { readHarnessReport } from './harness-report.ts';

const report = (...lines: string[]) => readHarnessReport(lines.join('\n'), 'mark', 0);

describe('readHarnessReport', () => {
  it('reads the marked lines and nothing else', () => {
    expect(
      report(
        'mark {"loaded": true}',
        'noise',
        '{"test": 0, "value": 9}',
        'another {"test": 0, "value": 9}',
        'mark {"test": 0, "seconds": 0.5, "value": 1}',
        'mark {"test": 1, "seconds": 1, "error": "ValueError: no"}',
      ),
    ).toEqual({
      fault: null,
      isLoaded: true,
      tests: [
        { seconds: 0.5, value: 1, error: null },
        { seconds: 1, value: null, error: 'ValueError: no' },
      ],
    });
  });

  it('keeps to the order of the tests', () => {
    const { tests } = report(
      'mark {"test": 1, "value": "early"}',
      'mark {"test": 0, "value": "first"}',
      'mark {"test": 0, "value": "again"}',
      'mark {"test": 2, "value": "gap"}',
    );
    expect(tests.map(({ value }) => value)).toEqual(['first']);
  });

  it('begins with the first test that the process had', () => {
    const { tests } = readHarnessReport('mark {"test": 4, "value": 1}', 'mark', 4);
    expect(tests).toHaveLength(1);
  });

  it('says why a program could not be loaded', () => {
    expect(report('mark {"fault": "SyntaxError: no"}')).toMatchObject({
      fault: 'SyntaxError: no',
      isLoaded: false,
    });
  });

  it('survives lines that are cut or no objects', () => {
    expect(report('mark {"test": 0, "va', 'mark 3', 'mark null', 'mark ')).toEqual({
      fault: null,
      isLoaded: false,
      tests: [],
    });
  });
});
