'use client';

import { Panel } from '../../../../components/ui/card.tsx';
import { FieldSet } from '../../../../components/ui/field.tsx';
import { Radio } from '../../../../components/ui/inputs.tsx';
import type { TeachableSearch } from '../search-params.ts';
import { PercentField } from './percent-field.tsx';

interface RulePanelProps {
  search: TeachableSearch;
  onChange: (part: Partial<TeachableSearch>) => void;
}

type PercentName = 'low' | 'high' | 'gap' | 'margin';

const FIELDS: readonly { name: PercentName; label: string; hint: string; least?: number }[] = [
  { name: 'low', label: 'Agreement from (%)', hint: 'Below, the weak cannot learn it.' },
  { name: 'high', label: 'Agreement to (%)', hint: 'Above, nothing is left to learn.' },
  { name: 'gap', label: 'Gap from (points)', hint: 'Strong minus weak.', least: -100 },
  { name: 'margin', label: 'Margin from (%)', hint: 'Of the plurality answer; unused with gold.' },
];

/** What is taken for true, and which items are kept. */
export function RulePanel({ search, onChange }: RulePanelProps) {
  return (
    <Panel title="Rule" description="An item is kept when it meets all of these.">
      <div className="flex flex-col gap-4">
        <FieldSet legend="Taken for true">
          <div className="flex flex-col gap-2">
            <Radio
              name="truth"
              label="Verdicts against the gold answer"
              hint="Where answers are verified."
              checked={search.truth === 'gold'}
              onChange={() => {
                onChange({ truth: 'gold' });
              }}
            />
            <Radio
              name="truth"
              label="The strong run's most frequent answer"
              hint="Where none is verified: it is a proxy, and may be wrong."
              checked={search.truth === 'plurality'}
              onChange={() => {
                onChange({ truth: 'plurality' });
              }}
            />
          </div>
        </FieldSet>
        <div className="grid grid-cols-2 gap-4">
          {FIELDS.map(({ name, ...field }) => (
            <PercentField
              key={name}
              {...field}
              value={search[name]}
              disabled={name === 'margin' && search.truth === 'gold'}
              onChange={(value) => {
                onChange({ [name]: value });
              }}
            />
          ))}
        </div>
      </div>
    </Panel>
  );
}
