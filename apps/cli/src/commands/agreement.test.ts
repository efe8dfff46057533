import { describe, expect, it } from 'vitest';

import { lineFiles } from '../testing/line-files.ts';
import { agreementOfFile } from './agreement.ts';

const { write } = lineFiles();

/** Ratings of items 0, 1, …: a text of labels for each rater, "-" for undecided, " " for no line. */
function ratings(labelsByRater: Record<string, string>): object[] {
  return Object.entries(labelsByRater).flatMap(([rater, labels]) =>
    [...labels].flatMap((label, item) =>
      label === ' ' ? [] : { item, rater, label: label === '-' ? null : label },
    ),
  );
}

describe('agreementOfFile', () => {
  it('has the α of all raters, some of whom are silent at times', async () => {
    const file = write(
      'silent.jsonl',
      ratings({ a: '     3412113 3', b: '1 21334 3', c: '  213 44 2113 4' }),
    );
    const { alpha, raters } = await agreementOfFile(file, {});
    expect(raters).toEqual(['a', 'b', 'c']);
    // The Python package krippendorff 0.9: alpha(reliability_data=…, level_of_measurement='nominal').
    expect(alpha.alpha).toBeCloseTo(0.5061728395061729, 10);
  });

  it('has κ and the confusion of every two raters', async () => {
    // Of 10: both yes 4, both no 3, yes–no 2, no–yes 1. p_o = 0.7, p_e = 0.6·0.5 + 0.4·0.5 = 0.5, κ = 0.4.
    const file = write('pair.jsonl', ratings({ judge: 'yyyynnnyyn', person: 'yyyynnnnny' }));
    const { pairs } = await agreementOfFile(file, {});
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({ first: 'judge', second: 'person', samples: 10 });
    expect(pairs[0]?.kappa).toBeCloseTo(0.4, 12);
    expect(pairs[0]?.confusion).toMatchObject({
      labels: ['n', 'y'],
      counts: [
        [3, 1],
        [2, 4],
      ],
    });
  });

  it('takes undecided and unrated samples for no decision', async () => {
    const file = write('undecided.jsonl', ratings({ a: 'yn-y', b: 'yny ' }));
    const { pairs } = await agreementOfFile(file, {});
    expect(pairs[0]).toMatchObject({ samples: 2, undecided: 2, observedFraction: 1 });
  });

  it.each([
    ['one rater', ratings({ a: 'yn' }), 'two raters'],
    ['a rater who rates twice', [...ratings({ a: 'y', b: 'y' }), ...ratings({ a: 'n' })], 'twice'],
    ['a label that is a list', [{ item: 1, rater: 'a', label: [] }], '"label" must be text'],
  ])('refuses %s in one sentence', async (name, lines, sentence) => {
    await expect(agreementOfFile(write(`${name}.jsonl`, lines), {})).rejects.toThrow(sentence);
  });
});
