import { describe, expect, it } from 'vitest';

import { lineFiles } from '../testing/line-files.ts';
import { teachable, toCsv } from './teachable.ts';

const { write } = lineFiles();

/** Sample lines without verdicts: the answers to each item, one letter a sample. */
function answers(byItem: Record<string, readonly string[]>): object[] {
  return Object.entries(byItem).flatMap(([item, texts]) =>
    texts.map((answer, repeat) => ({ item, repeat, verdict: null, answer })),
  );
}

const strong = write(
  'strong.jsonl',
  answers({
    learnable: ['7', '7', '7', '9'],
    known: ['1', '1', '1', '1'],
    unknown: ['3', '3', '3', '3'],
    split: ['4', '5', '4', '5'],
  }),
);
const weak = write(
  'weak.jsonl',
  answers({
    learnable: ['7', '8', '9', '7'],
    known: ['1', '1', '1', '1'],
    unknown: ['8', '8', '8', '8'],
    split: ['4', '4', '4', '4'],
  }),
);

describe('teachable', () => {
  it('keeps what the weak sometimes agree on and the strong does more often', async () => {
    const { lines, summary } = await teachable({ strong, weak: [weak] });
    expect(lines.map(({ item }) => item)).toEqual(['learnable']);
    expect(lines[0]).toMatchObject({
      proxy: { answer: '7', votes: 3, margin: 0.5 },
      agreement: { value: 0.5, n: 4 },
      gap: { value: 0.25 },
    });
    expect(summary).toContain('1 of 4 prompts are kept');
  });

  it('says of every other why not', async () => {
    const { lines } = await teachable({ strong, weak: [weak], all: true });
    expect(lines.map(({ item, reason }) => [item, reason])).toEqual([
      ['learnable', 'kept'],
      ['known', 'too-easy'],
      ['unknown', 'too-hard'],
      ['split', 'tie'],
    ]);
  });

  it('lets answers agree by what they say, where a kind is named', async () => {
    const halves = write('halves.jsonl', answers({ q: [String.raw`\frac12`, '0.5', '1/2', '3'] }));
    const others = write('others.jsonl', answers({ q: ['0.50', '4', '5', '.5'] }));
    const { lines } = await teachable({ strong: halves, weak: [others], kind: 'math' });
    expect(lines[0]).toMatchObject({ proxy: { votes: 3 }, agreement: { value: 0.5 } });
  }, 60_000);

  it('writes CSV with a header, and no formula that a spreadsheet would run', async () => {
    const formula = write('formula.jsonl', answers({ q: ['=1+1', '=1+1', '=1+1'] }));
    const some = write('some.jsonl', answers({ q: ['=1+1', '2', '3'] }));
    const { lines } = await teachable({ strong: formula, weak: [some] });
    const [header, row] = toCsv(lines).split('\n');
    expect(header).toMatch(/^item,is_kept,reason,proxy_answer,/);
    expect(row).toMatch(/^q,true,kept,'=1\+1,3,1,/);
  });

  it('refuses files without answers, unless verdicts are the truth', async () => {
    const silent = write('silent.jsonl', [{ item: 'known', repeat: 0, verdict: 'correct' }]);
    await expect(teachable({ strong: silent, weak: [weak] })).rejects.toThrow('--truth gold');
    const { lines } = await teachable({ strong: silent, weak: [silent], truth: 'gold', all: true });
    expect(lines[0]).toMatchObject({ reason: 'too-easy', agreement: { value: 1 } });
  });
});
