import type { Backend } from '@assay/contracts/backends';

import {
  BASIC_NUMBERS,
  FURTHER_NUMBERS,
  SamplingChoices,
  SamplingNumbers,
} from '../../../../components/sampling/sampling-fields.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { unfollowedFields } from '../../../../sampling/refused-fields.ts';
import type { CheckpointFieldsProps } from './served-model-fields.tsx';

type DefaultSamplingPanelProps = CheckpointFieldsProps & { backend: Backend | undefined };

/** What the model's makers recommend: where sweeps of it start from. */
export function DefaultSamplingPanel(props: DefaultSamplingPanelProps) {
  const { form, errors, onChange, backend } = props;
  const notes =
    backend === undefined
      ? {}
      : unfollowedFields([{ backendName: backend.name, dialect: backend.dialect }]);
  const fields = {
    form: form.sampling,
    errors: errors.sampling ?? {},
    notes,
    onChange: (part: Partial<CheckpointFieldsProps['form']['sampling']>) => {
      onChange({ ...form, sampling: { ...form.sampling, ...part } });
    },
  };
  return (
    <Panel
      title="Sampling defaults"
      description="What a new sweep of it starts from; leave empty what it has no opinion on."
    >
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        <SamplingNumbers {...fields} fields={[...BASIC_NUMBERS, ...FURTHER_NUMBERS]} />
        <SamplingChoices {...fields} />
      </div>
    </Panel>
  );
}
