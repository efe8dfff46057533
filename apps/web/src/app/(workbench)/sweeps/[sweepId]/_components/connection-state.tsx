import { clsx } from 'clsx';

import type { LiveProgress } from '../use-live-progress.ts';

const WORDS: Record<LiveProgress['connection'], string> = {
  live: 'live',
  connecting: 'connecting…',
  reconnecting: 'reconnecting…',
  ended: 'ended',
  broken: 'not live: reload the page',
};

export function ConnectionState({ connection }: { connection: LiveProgress['connection'] }) {
  return (
    <span role="status" className="flex items-center gap-1.5 text-xs text-ink-muted">
      <span
        aria-hidden
        className={clsx(
          'size-1.5 rounded-full',
          connection === 'live' ? 'bg-accent' : 'border border-ink-faint',
        )}
      />
      {WORDS[connection]}
    </span>
  );
}
