import { Select } from '../../../../../components/ui/inputs.tsx';
import type { TrainingModel } from '../prepare-training.ts';

interface CurveChoiceProps {
  model: Pick<TrainingModel, 'benchmarks' | 'versionId' | 'variants' | 'variantKey'>;
  onChange: (change: { benchmark?: number; variant?: string | undefined }) => void;
}

/** Which benchmark version is drawn, and which prompts where there were several. */
export function CurveChoice({ model, onChange }: CurveChoiceProps) {
  const { benchmarks, versionId, variants, variantKey } = model;
  return (
    <>
      <label className="flex w-96 max-w-full items-center gap-2 text-sm">
        <span className="text-ink-muted">Benchmark</span>
        <Select
          value={versionId}
          onChange={(event) => {
            // Prompts of one benchmark are not those of another.
            onChange({ benchmark: Number(event.target.value), variant: undefined });
          }}
        >
          {benchmarks.map((benchmark) => (
            <option key={benchmark.versionId} value={benchmark.versionId}>
              {benchmark.label}
            </option>
          ))}
        </Select>
      </label>
      {variants.length > 1 && (
        <label className="flex w-96 max-w-full items-center gap-2 text-sm">
          <span className="text-ink-muted">Prompts</span>
          <Select
            value={variantKey}
            onChange={(event) => {
              onChange({ variant: event.target.value });
            }}
          >
            {variants.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </Select>
        </label>
      )}
    </>
  );
}
