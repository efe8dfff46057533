'use client';

import { useQuery } from '@tanstack/react-query';

import { withChosen } from '../../../../../choice/with-chosen.ts';
import { FieldSet } from '../../../../../components/ui/field.tsx';
import { Checkbox } from '../../../../../components/ui/inputs.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';

interface FurtherCheckpointsProps {
  /** Those of the sweep. */
  present: readonly number[];
  chosen: readonly number[];
  onChange: (ids: number[]) => void;
}

export function FurtherCheckpoints({ present, chosen, onChange }: FurtherCheckpointsProps) {
  const trpc = useTRPC();
  const checkpoints = useQuery(trpc.checkpoints.list.queryOptions());
  const others = (checkpoints.data ?? []).filter(({ id }) => !present.includes(id));
  return (
    <FieldSet legend="Further checkpoints" error={checkpoints.error?.message}>
      <ul className="-m-1 flex max-h-48 p-1 flex-col gap-2 overflow-y-auto">
        {others.map(({ id, name, family, backendName }) => (
          <li key={id}>
            <Checkbox
              label={<span className="break-words">{name}</span>}
              hint={[family, backendName].filter(Boolean).join(' · ')}
              checked={chosen.includes(id)}
              onChange={(event) => {
                onChange(withChosen(chosen, [id], event.target.checked));
              }}
            />
          </li>
        ))}
        {checkpoints.data !== undefined && others.length === 0 && (
          <li className="text-ink-faint">All checkpoints are in this sweep.</li>
        )}
      </ul>
    </FieldSet>
  );
}
