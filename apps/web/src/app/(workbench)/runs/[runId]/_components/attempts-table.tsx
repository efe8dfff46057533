import type { AttemptRow } from '@assay/contracts/attempts';

import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { Time } from '../../../../../components/ui/time.tsx';
import { formatDuration } from '../../../../../format/duration.ts';
import { formatCount } from '../../../../../format/numbers.ts';

interface AttemptsTableProps {
  attempts: readonly AttemptRow[];
  onRead: (attempt: AttemptRow) => void;
}

export function AttemptsTable({ attempts, onRead }: AttemptsTableProps) {
  return (
    <Table caption="Attempts without a sample" maxHeightClass="max-h-80">
      <thead>
        <tr>
          <Th pinned>Item</Th>
          <Th numeric>Repeat</Th>
          <Th>What went wrong</Th>
          <Th numeric>After</Th>
          <Th numeric>Text so far</Th>
          <Th>When</Th>
        </tr>
      </thead>
      <tbody>
        {attempts.map((attempt) => (
          <tr key={attempt.id}>
            <Th scope="row" pinned className="max-w-36 min-w-24 break-words md:max-w-56">
              {attempt.itemKey}
            </Th>
            <Td numeric>{attempt.repeat}</Td>
            <Td className="max-w-md min-w-44 wrap-anywhere">
              <span className="font-mono text-xs text-ink-muted">{attempt.errorClass}</span>{' '}
              <span className="line-clamp-2 text-pretty" title={attempt.message}>
                {attempt.message}
              </span>
            </Td>
            <Td numeric>{formatDuration(attempt.durationMs)}</Td>
            <Td numeric>
              <TextLength attempt={attempt} onRead={onRead} />
            </Td>
            <Td>
              <Time value={attempt.createdAt} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function TextLength({
  attempt,
  onRead,
}: {
  attempt: AttemptRow;
  onRead: AttemptsTableProps['onRead'];
}) {
  const { textLength, itemKey, repeat } = attempt;
  if (textLength === null) return <span className="text-ink-faint">none</span>;
  return (
    <button
      type="button"
      aria-label={`Read what had come of ${itemKey}, repeat ${repeat}`}
      className="whitespace-nowrap text-accent hover:underline"
      onClick={() => {
        onRead(attempt);
      }}
    >
      {formatCount(textLength)} characters
    </button>
  );
}
