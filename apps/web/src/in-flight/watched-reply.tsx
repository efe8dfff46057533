'use client';

import type { InFlightPlace } from '@assay/contracts/in-flight';

import { ErrorNote } from '../components/ui/error-note.tsx';
import { formatDuration } from '../format/duration.ts';
import { formatCount } from '../format/numbers.ts';
import { endSentence, noTextSentence } from './end-sentence.ts';
import { shownParts, type GrowingReply } from './growing-reply.ts';
import { GrowingText } from './growing-text.tsx';
import { SampleLink } from './sample-link.tsx';
import { useWatchedReply } from './use-watched-reply.ts';

/** One reply while it is written. */
export function WatchedReply({ place }: { place: InFlightPlace }) {
  const { reply, error } = useWatchedReply(place);
  if (error !== null) return <ErrorNote>{error}</ErrorNote>;
  if (reply === null) return <p className="text-sm text-ink-muted">Connecting to its worker …</p>;
  return (
    <div className="flex flex-col gap-3">
      <Standing reply={reply} place={place} />
      <Parts reply={reply} />
    </div>
  );
}

function Standing({ reply, place }: { reply: GrowingReply; place: InFlightPlace }) {
  const { end, tokensSoFar, elapsedMs } = reply;
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1 text-sm tabular-nums">
      <p role="status" className="text-ink-muted">
        {end === null ? 'In flight' : endSentence(end)}
      </p>
      {tokensSoFar !== null && (
        <p
          className="text-ink-faint"
          title="Pieces of text; servers send about one for each token."
        >
          about {formatCount(tokensSoFar)} tokens · {formatDuration(elapsedMs)}
        </p>
      )}
      {end !== null && <SampleLink of={place} />}
    </div>
  );
}

/** The rest of a drawer as high as the window, for one text or for two. */
const ALL = 'max-h-[calc(100dvh-9.5rem)]';
const SHARED = 'max-h-[calc(50dvh-6rem)]';

function Parts({ reply }: { reply: GrowingReply }) {
  const { thinking, answer } = shownParts(reply);
  if (thinking === null && answer === null) {
    return <p className="text-sm text-ink-muted">{noTextSentence(reply)}</p>;
  }
  return (
    <>
      {thinking !== null && (
        <details open>
          <summary className="cursor-pointer py-1 text-xs font-medium text-ink-muted">
            Thinking
          </summary>
          <GrowingText
            label="Thinking"
            shown={thinking}
            className={answer === null ? ALL : SHARED}
          />
        </details>
      )}
      {answer !== null && (
        <section>
          <h3 className="py-1 text-xs font-medium text-ink-muted">Answer</h3>
          <GrowingText label="Answer" shown={answer} className={thinking === null ? ALL : SHARED} />
        </section>
      )}
    </>
  );
}
