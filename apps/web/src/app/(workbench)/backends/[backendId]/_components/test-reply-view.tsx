import type { TestReply } from '@assay/contracts/backend-trial';

import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Stat } from '../../../../../components/ui/stat.tsx';
import { withoutLeadingBreaks } from '../../../../../format/leading-breaks.ts';
import { formatCount } from '../../../../../format/numbers.ts';
import { finishWords } from '../../../../../format/verdict-words.ts';
import { withoutWebPage } from '../../../../../format/web-page.ts';

type Answered = Extract<TestReply, { kind: 'reply' }>;

/** Texts of models are hostile: they are shown as text and nothing else. */
export function TestReplyView({ reply }: { reply: TestReply }) {
  return (
    <div className="flex flex-col gap-3">
      <Outcome reply={reply} />
      <details className="text-sm">
        <summary className="cursor-pointer text-ink-muted">Request as it was sent</summary>
        <Text text={indented(reply.request)} isCode />
      </details>
    </div>
  );
}

function Outcome({ reply }: { reply: TestReply }) {
  switch (reply.kind) {
    case 'reply':
      return (
        <>
          <Figures reply={reply} />
          <Texts reply={reply} withoutAnswer={emptyAnswerText(reply.finish)} />
        </>
      );
    case 'unfinished':
      return (
        <>
          <p className="text-sm">{reply.message}</p>
          <Texts reply={reply} withoutAnswer="None: it had not begun." />
        </>
      );
    case 'failure':
      return (
        <ErrorNote>
          {reply.url === null ? '' : `${reply.url}: `}
          {withoutWebPage(reply.message)}
        </ErrorNote>
      );
  }
}

function Figures({ reply }: { reply: Answered }) {
  const { finish, promptTokens, completionTokens } = reply;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      <Stat label="Finish" value={finishWords(finish)} />
      <Stat
        label="Completion tokens"
        value={completionTokens === null ? null : formatCount(completionTokens)}
        detail={reply.tokensEstimated ? 'estimated' : undefined}
      />
      <Stat
        label="Prompt tokens"
        value={promptTokens === null ? null : formatCount(promptTokens)}
        reason="The server did not say."
      />
      <Stat
        label="First text"
        value={reply.firstTokenMs === null ? null : formatCount(reply.firstTokenMs)}
        unit="ms"
        reason="The reply was not streamed."
      />
      <Stat label="Whole reply" value={formatCount(reply.latencyMs)} unit="ms" />
    </dl>
  );
}

interface TextsProps {
  reply: Pick<Answered, 'url' | 'answer' | 'thinking'>;
  /** What stands where the answer would. */
  withoutAnswer: string;
}

function Texts({ reply, withoutAnswer }: TextsProps) {
  const { url } = reply;
  const answer = withoutLeadingBreaks(reply.answer);
  const thinking = withoutLeadingBreaks(reply.thinking ?? '');
  return (
    <>
      <p className="font-mono text-xs text-ink-faint wrap-anywhere">{url}</p>
      {thinking !== '' && (
        <section>
          <h3 className="text-xs text-ink-faint">Thinking</h3>
          <Text text={thinking} />
        </section>
      )}
      <section>
        <h3 className="text-xs text-ink-faint">Answer</h3>
        {answer === '' ? (
          <p className="text-sm text-ink-muted">{withoutAnswer}</p>
        ) : (
          <Text text={answer} />
        )}
      </section>
    </>
  );
}

function emptyAnswerText(finish: Answered['finish']): string {
  return finish === 'length'
    ? 'None: the reply was cut off at max tokens before an answer began; allow more of them.'
    : 'None: the reply ended without one.';
}

function Text({ text, isCode = false }: { text: string; isCode?: boolean }) {
  return (
    <pre
      tabIndex={0}
      className={`mt-1 max-h-72 overflow-auto rounded-md border border-line p-3 text-sm whitespace-pre-wrap wrap-anywhere ${isCode ? 'font-mono text-xs' : 'font-sans'}`}
    >
      {text}
    </pre>
  );
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
