'use client';

import { useState } from 'react';

import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { formatCount } from '../../../../../format/numbers.ts';
import { visibleText, type Stretch } from '../visible-text.ts';

/** What fits before the browser's layout of one text node is felt. */
const FIRST_CHARACTERS = 200_000;

interface TracePanelProps {
  title: string;
  text: string | null;
  /** Shown instead of a text that is not there; null: there is one. */
  missing?: string | null;
  mark?: Stretch | null;
  /** Can be closed. */
  folds?: boolean;
}

/** One text of a trace: plain, its white space kept, never read as markup. */
export function TracePanel({
  title,
  text,
  missing = null,
  mark = null,
  folds = false,
}: TracePanelProps) {
  const note = missing !== null && (text === null || text.trim() === '') ? missing : null;
  const length = text === null ? undefined : `${formatCount(text.length)} characters`;
  const body =
    note === null && text !== null ? (
      <LongText label={title} text={text} mark={mark} />
    ) : (
      <p className="px-4 py-3 text-sm text-ink-muted">{note}</p>
    );
  return (
    <Panel
      title={title}
      actions={<span className="text-xs text-ink-faint tabular-nums">{length}</span>}
      flush
    >
      {folds ? (
        <details open>
          <summary className="px-4 py-2 text-sm text-ink-muted">Text</summary>
          {body}
        </details>
      ) : (
        body
      )}
    </Panel>
  );
}

function LongText({ label, text, mark }: { label: string; text: string; mark: Stretch | null }) {
  const [limit, setLimit] = useState(FIRST_CHARACTERS);
  const { parts, hidden } = visibleText(text, { limit, mark });
  return (
    <>
      <div
        role="region"
        aria-label={label}
        tabIndex={0}
        className="max-h-[36rem] overflow-auto px-4 py-3 font-mono text-xs leading-5 break-words whitespace-pre-wrap"
      >
        {parts.map((part, index) =>
          part.marked ? (
            <mark
              key={index}
              className="rounded-sm bg-accent-soft font-semibold text-accent underline"
            >
              {part.text}
            </mark>
          ) : (
            part.text
          ),
        )}
      </div>
      {hidden > 0 && (
        <div className="flex items-center gap-3 border-t border-line px-4 py-2 text-xs text-ink-muted">
          <Button
            size="small"
            onClick={() => {
              setLimit(limit * 2);
            }}
          >
            Show more
          </Button>
          {formatCount(hidden)} characters are not shown yet
        </div>
      )}
    </>
  );
}
