'use client';

import Link from 'next/link';
import { useState } from 'react';

import { SERVING_NAMES } from '@assay/contracts/checkpoint-serving';
import type { Checkpoint } from '@assay/contracts/checkpoints';

import { Allowed } from '../../../../components/access/allowed.tsx';
import { Button, ButtonLink } from '../../../../components/ui/button.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { formatCount } from '../../../../format/numbers.ts';
import { editCheckpointPath } from '../../../../url/checkpoint-path.ts';
import { removalVerb } from '../removal-verb.ts';
import { RemoveCheckpointDialog } from './remove-checkpoint-dialog.tsx';

export function CheckpointsTable({ checkpoints }: { checkpoints: readonly Checkpoint[] }) {
  const [removing, setRemoving] = useState<Checkpoint | null>(null);
  return (
    <>
      <Table caption="Checkpoints">
        <thead>
          <tr>
            <Th pinned>Name</Th>
            <Th>Served model</Th>
            <Th>Backend</Th>
            <Th>Family</Th>
            <Th>Training run</Th>
            <Th numeric>Step</Th>
            <Th>Parent</Th>
            <Allowed role="member">
              <Th align="right">
                <span className="sr-only">Actions</span>
              </Th>
            </Allowed>
          </tr>
        </thead>
        <tbody>
          {checkpoints.map((checkpoint) => (
            <CheckpointRow key={checkpoint.id} checkpoint={checkpoint} onRemove={setRemoving} />
          ))}
        </tbody>
      </Table>
      <RemoveCheckpointDialog
        checkpoint={removing}
        onClose={() => {
          setRemoving(null);
        }}
      />
    </>
  );
}

interface CheckpointRowProps {
  checkpoint: Checkpoint;
  onRemove: (checkpoint: Checkpoint) => void;
}

function CheckpointRow({ checkpoint, onRemove }: CheckpointRowProps) {
  return (
    <tr>
      <Th scope="row" pinned className="max-w-80 min-w-32 font-medium break-words md:min-w-72">
        <Allowed role="member" otherwise={checkpoint.name}>
          <Link href={editCheckpointPath(checkpoint.id)} className="hover:underline">
            {checkpoint.name}
          </Link>
        </Allowed>
        {checkpoint.hasSystemMessage && (
          <span className="ml-2 text-xs font-normal text-ink-faint">with system message</span>
        )}
      </Th>
      <Td className="max-w-72 text-xs break-words">
        <span className="font-mono">{checkpoint.servedName}</span>
        {checkpoint.serving.kind !== 'served' && (
          <span className="block text-ink-faint">
            {SERVING_NAMES[checkpoint.serving.kind]}{' '}
            <span className="font-mono">{checkpoint.serving.path}</span>
          </span>
        )}
      </Td>
      <Td className="max-w-40 min-w-28 break-words">{checkpoint.backendName}</Td>
      <Td className="text-ink-muted">{checkpoint.family}</Td>
      <Td className="text-ink-muted">{checkpoint.trainingRun}</Td>
      <Td numeric>{checkpoint.step === null ? '' : formatCount(checkpoint.step)}</Td>
      <Td className="text-ink-muted">{checkpoint.parentName}</Td>
      <Allowed role="member">
        <Td align="right" className="whitespace-nowrap">
          <ButtonLink
            variant="ghost"
            size="small"
            className="-my-1"
            href={editCheckpointPath(checkpoint.id)}
            aria-label={`Edit ${checkpoint.name}`}
          >
            Edit
          </ButtonLink>
          <Button
            variant="ghost"
            size="small"
            className="-my-1"
            aria-label={`${removalVerb(checkpoint)} ${checkpoint.name}`}
            onClick={() => {
              onRemove(checkpoint);
            }}
          >
            {removalVerb(checkpoint)}
          </Button>
        </Td>
      </Allowed>
    </tr>
  );
}
