import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { lengthHistogram } from '@assay/eval-core/statistics/length-histogram';

import { prepareLengthHistogram } from '../prepare/prepare-length-histogram.ts';
import { IntervalBar } from './interval-bar.tsx';
import { LengthHistogram } from './length-histogram.tsx';
import { RepeatStrip } from './repeat-strip.tsx';

const cell = { text: '62.9', sampleSize: 'n = 30 × 1', reason: null };

describe('marks', () => {
  it('draw an interval bar at the prepared places and say it in words', () => {
    const whisker = { lowFraction: 0.25, highFraction: 0.75 };
    const bar = { pointFraction: 0.5, whisker };
    const html = renderToStaticMarkup(
      createElement(IntervalBar, { cell: { ...cell, description: 'half', bar } }),
    );
    expect(html).toContain('aria-label="half"');
    expect(html).toMatch(/<rect x="25%" width="50%"/);
    expect(html).toContain('<circle cx="50%"');
  });

  it('draw a lone point without an interval, and a sentence without an estimate', () => {
    const lone = { ...cell, description: 'lone', bar: { pointFraction: 0.5, whisker: null } };
    const lonely = renderToStaticMarkup(createElement(IntervalBar, { cell: lone }));
    expect(lonely).toContain('<circle');
    expect(lonely).not.toContain('<rect');
    const none = { ...cell, description: 'No samples yet.', bar: null };
    const sentence = renderToStaticMarkup(createElement(IntervalBar, { cell: none }));
    expect(sentence).toContain('No samples yet.');
    expect(sentence).not.toContain('<svg');
  });

  it('turn a gap into its sentence, in the height of the chart', () => {
    const model = { kind: 'gap' as const, reason: 'No samples yet.' };
    for (const gap of [
      createElement(LengthHistogram, { model }),
      createElement(RepeatStrip, { model }),
    ]) {
      const html = renderToStaticMarkup(gap);
      expect(html).toMatch(/<p [^>]*min-height:\d+px[^>]*>No samples yet\.<\/p>/);
    }
  });

  it('carry a table with the figures beside the drawing', () => {
    const histogram = lengthHistogram([{ bin: 40, outcome: 'correct', count: 1234 }]);
    const model = prepareLengthHistogram(histogram);
    const html = renderToStaticMarkup(createElement(LengthHistogram, { model }));
    expect(html).toMatch(/<div class="sr-only"><table>.*<td>1,234<\/td>.*<\/table>/);
  });
});
