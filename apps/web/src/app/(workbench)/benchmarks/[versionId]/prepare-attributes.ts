import type { RunDetail } from '@assay/contracts/runs';

import { formatCount, formatPercent } from '../../../../format/numbers.ts';

export interface AttributeRowModel {
  value: string;
  samples: string;
  accuracy: string;
  /** For the bar; null without samples. */
  accuracyFraction: number | null;
  unscorable: string;
  meanTokens: string;
}

export interface AttributeTableModel {
  name: string;
  rows: AttributeRowModel[];
}

const byValue = new Intl.Collator('en', { numeric: true });

/** One table for each attribute of the items, the level first; values in natural order. */
export function prepareAttributes(attributes: RunDetail['attributes']): AttributeTableModel[] {
  const names = [...new Set(attributes.map(({ name }) => name))].sort(levelFirst);
  return names.map((name) => ({
    name,
    rows: attributes
      .filter((row) => row.name === name)
      .sort((left, right) => byValue.compare(left.value, right.value))
      .map(rowOf),
  }));
}

function levelFirst(left: string, right: string): number {
  if (left === right) return 0;
  if (left === 'level') return -1;
  return right === 'level' ? 1 : byValue.compare(left, right);
}

function rowOf(row: RunDetail['attributes'][number]): AttributeRowModel {
  const accuracyFraction = row.samples === 0 ? null : row.correct / row.samples;
  return {
    value: row.value,
    samples: formatCount(row.samples),
    accuracy: formatPercent(accuracyFraction),
    accuracyFraction,
    unscorable: formatCount(row.unscorable),
    meanTokens: formatCount(row.meanCompletionTokens),
  };
}
