import { REPLIES, type Replies } from '@assay/contracts/backends';

import { Field } from '../../../../components/ui/field.tsx';
import { Select } from '../../../../components/ui/inputs.tsx';
import type { BackendFieldsProps } from './connection-fields.tsx';

const LABELS: Record<Replies, string> = {
  streamed: 'Streamed',
  whole: 'Whole, not streamed',
};

/** Whether it streams. What is lost without stands beside it: few servers need it. */
export function RepliesField({ form, onChange }: BackendFieldsProps) {
  return (
    <Field
      label="Replies"
      hint="Whole: where the server refuses to stream, or a proxy breaks or holds back what is streamed. Then a reply cannot be watched as it grows, a loop is seen only at its end and never cut short, and silence has no limit unless one is set for the first text."
    >
      <Select
        compact
        className="self-start"
        value={form.replies}
        onChange={(event) => {
          onChange({ replies: event.target.value as Replies });
        }}
      >
        {REPLIES.map((replies) => (
          <option key={replies} value={replies}>
            {LABELS[replies]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
