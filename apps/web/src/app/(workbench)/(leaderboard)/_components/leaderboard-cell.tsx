import { clsx } from 'clsx';
import Link from 'next/link';

import { IntervalBar } from '../../../../charts/marks/interval-bar.tsx';
import { counted } from '../../../../format/counted.ts';
import type { UnscorableShare } from '../../../../measured/unscorable-share.ts';
import type { CellModel, MeasuredCellModel, MissingCellModel } from '../prepare-cell.ts';
import type { RankModel } from '../prepare-ranks.ts';
import { StandingDot } from './standing-dot.tsx';

interface LeaderboardCellProps {
  cell: CellModel;
  /** "solver:walksat-200, 3SAT search": what the link is about, for those who hear it alone. */
  subject: string;
}

export function LeaderboardCell({ cell, subject }: LeaderboardCellProps) {
  return cell.kind === 'measured' ? (
    <MeasuredCell cell={cell} subject={subject} />
  ) : (
    <MissingCell cell={cell} subject={subject} />
  );
}

function MeasuredCell({ cell, subject }: { cell: MeasuredCellModel; subject: string }) {
  return (
    <Link
      href={cell.href}
      aria-label={`${subject}: ${cell.summary}`}
      title={cell.interval.reason ?? undefined}
      className="block min-w-52 px-3 py-2 tabular-nums hover:bg-hover md:min-w-64"
    >
      <span className="grid grid-cols-[5ch_1fr_auto_11ch] items-baseline gap-1.5">
        <span className="text-right text-base font-medium">{cell.estimate}</span>
        <StandingDot standing={cell.standing} />
        <span className="text-xs text-ink-muted">{cell.bounds === null ? 'no interval' : ''}</span>
        <span className="text-right text-xs text-ink-muted">{cell.bounds}</span>
      </span>
      <IntervalBar cell={cell.interval} />
      <span className="grid grid-cols-[7ch_1fr_auto] gap-1.5 text-xs text-ink-faint">
        <span className="text-right">{cell.spread}</span>
        <span>{cell.repeats}</span>
        <span className="text-right">{cell.tokens} tok</span>
      </span>
      <span className="flex items-baseline justify-between gap-2">
        <UnscorableLine share={cell.unscorable} />
        {cell.rank && <RankText rank={cell.rank} />}
      </span>
      <ScoreLines cell={cell} />
      {cell.graderNote !== null && <CellNote note={cell.graderNote} />}
      {cell.note !== null && <CellNote note={cell.note} />}
    </Link>
  );
}

function UnscorableLine({ share }: { share: UnscorableShare }) {
  return (
    <span
      className={clsx('block text-xs', share.isAny ? 'font-medium text-notice' : 'text-ink-faint')}
    >
      {share.text}
    </span>
  );
}

function RankText({ rank }: { rank: RankModel }) {
  return (
    <span title={rank.description} className="text-xs whitespace-nowrap text-ink-faint">
      {rank.text}
    </span>
  );
}

function ScoreLines({ cell }: { cell: MeasuredCellModel }) {
  return (
    <>
      {cell.scores.map(({ name, estimate, bounds, description }) => (
        <span
          key={name}
          title={description}
          className="grid grid-cols-[1fr_5ch_11ch] items-baseline gap-1.5 text-xs text-ink-muted"
        >
          <span className="truncate">{name}</span>
          <span className="text-right">{estimate}</span>
          <span className="text-right text-ink-faint">{bounds}</span>
        </span>
      ))}
      {cell.furtherScores > 0 && (
        <span className="block text-xs text-ink-faint">
          and {counted(cell.furtherScores, 'more score')}
        </span>
      )}
    </>
  );
}

function MissingCell({ cell, subject }: { cell: MissingCellModel; subject: string }) {
  const gap = (
    <>
      <span className="text-base">—</span>
      <span className="ml-2 text-xs">{cell.reason}</span>
      {cell.note !== null && <CellNote note={cell.note} />}
    </>
  );
  if (cell.href === null) return <div className="px-3 py-2 text-ink-faint">{gap}</div>;
  return (
    <Link
      href={cell.href}
      aria-label={`${subject}: ${cell.summary}`}
      className="block px-3 py-2 text-ink-faint hover:bg-hover"
    >
      {gap}
    </Link>
  );
}

function CellNote({ note }: { note: string }) {
  return <span className="block text-xs text-notice tabular-nums">{note}</span>;
}
