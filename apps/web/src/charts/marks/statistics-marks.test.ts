import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { statisticsOfGrid } from '../../testing/run-statistics.ts';
import { prepareCurvesAtK } from '../prepare/prepare-curves-at-k.ts';
import { prepareVarianceSplit } from '../prepare/prepare-variance-split.ts';
import { CurveChart } from './curve-chart.tsx';
import { DotInterval } from './dot-interval.tsx';
import { PartBar } from './part-bar.tsx';

describe('marks of statistics', () => {
  it('turn curves without points into a sentence in the height of the chart', () => {
    const model = { kind: 'gap' as const, reason: 'No samples yet.' };
    const html = renderToStaticMarkup(createElement(CurveChart, { model }));
    expect(html).toMatch(/<p [^>]*min-height:\d+px[^>]*>No samples yet\.<\/p>/);
  });

  it('give curves a legend whose lines differ without colour, and a table', () => {
    const model = prepareCurvesAtK(statisticsOfGrid(['cci', 'cii', 'ccc']), 'of-k');
    const html = renderToStaticMarkup(createElement(CurveChart, { model }));
    const looks = [...html.matchAll(/<line x1="0" x2="26"[^>]*?(stroke-dasharray="[^"]*")?>/g)];
    expect(looks).toHaveLength(4);
    expect(new Set(looks.map(([, dashes]) => dashes)).size).toBe(4);
    expect(html).toContain('<caption>Accuracy by k, per cent with interval</caption>');
  });

  it('draw a slice with its whisker, the whole and the measured value beside the shrunk one', () => {
    const model = {
      pointFraction: 0.4,
      whisker: { lowFraction: 0.25, highFraction: 0.75 },
      wholeFraction: 0.5,
      otherFraction: 0.3,
      isHollow: true,
      description: 'forty',
    };
    const html = renderToStaticMarkup(createElement(DotInterval, { model }));
    expect(html).toContain('aria-label="forty"');
    expect(html).toContain('<rect x="25%" width="50%"');
    expect([...html.matchAll(/<circle cx="(\d+)%"/g)].map(([, at]) => at)).toEqual(['30', '40']);
  });

  it('cut the bar of the variance in two, and say why there is none', () => {
    const bar = (grid: string[]) =>
      renderToStaticMarkup(
        createElement(PartBar, {
          model: prepareVarianceSplit(statisticsOfGrid(grid).accuracy),
          id: 'x',
        }),
      );
    expect(bar(['cc', 'ci', 'ii'])).toMatch(/<rect width="50(\.0+\d*)?%"/);
    expect(bar(['c', 'i'])).toContain('One repeat only');
    expect(bar(['c', 'i'])).not.toContain('<svg');
  });
});
