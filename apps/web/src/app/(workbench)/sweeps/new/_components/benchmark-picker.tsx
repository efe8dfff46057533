import type { BenchmarkVersion } from '@assay/contracts/benchmarks';

import { withChosen } from '../../../../../choice/with-chosen.ts';
import { ButtonLink } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../../components/ui/empty-state.tsx';
import { FieldSet } from '../../../../../components/ui/field.tsx';
import { Checkbox } from '../../../../../components/ui/inputs.tsx';
import { counted } from '../../../../../format/counted.ts';
import { ChooseShown } from './choose-shown.tsx';

interface BenchmarkPickerProps {
  benchmarks: readonly BenchmarkVersion[];
  chosen: readonly number[];
  error: string | undefined;
  onChange: (ids: number[]) => void;
}

export function BenchmarkPicker({ benchmarks, chosen, error, onChange }: BenchmarkPickerProps) {
  if (benchmarks.length === 0) return <NoBenchmarks />;
  const ids = benchmarks.map(({ id }) => id);
  return (
    <Panel>
      <FieldSet
        legend="Benchmarks"
        error={error}
        actions={<ChooseShown shown={ids} chosen={chosen} onChange={onChange} />}
      >
        <ul className="-mx-1 mt-1 -mb-1 flex max-h-72 flex-col gap-2 overflow-y-auto p-1 lg:h-81 lg:max-h-none">
          {benchmarks.map((benchmark) => (
            <li key={benchmark.id}>
              <Checkbox
                label={
                  <>
                    {benchmark.title}{' '}
                    <span className="text-ink-muted tabular-nums">
                      · {counted(benchmark.itemCount, 'item')}
                    </span>
                  </>
                }
                hint={<span className="font-mono">{benchmark.version}</span>}
                checked={chosen.includes(benchmark.id)}
                onChange={(event) => {
                  onChange(withChosen(chosen, [benchmark.id], event.target.checked));
                }}
              />
            </li>
          ))}
        </ul>
      </FieldSet>
    </Panel>
  );
}

function NoBenchmarks() {
  return (
    <Panel title="Benchmarks">
      <EmptyState
        title="No benchmark yet"
        action={<ButtonLink href="/benchmarks">Generate a benchmark</ButtonLink>}
      >
        Generated benchmarks are made from a seed and graded by checking the answer itself.
      </EmptyState>
    </Panel>
  );
}
