import type { FootnoteModel } from '../prepare-footnotes.ts';

/** The sources of reported scores and what has to be known to read them; numbers link here. */
export function ReportedFootnotes({ footnotes }: { footnotes: readonly FootnoteModel[] }) {
  return (
    <section aria-label="Sources of reported scores">
      <ol className="flex max-w-[110ch] flex-col gap-1 text-xs text-ink-faint">
        {footnotes.map(({ number, elementId, title, url, detail }) => (
          <li
            key={number}
            id={elementId}
            className="scroll-mt-16 rounded-sm break-words target:bg-hover target:text-ink"
          >
            <span className="tabular-nums">[{number}]</span>{' '}
            {url === null ? (
              title
            ) : (
              <a href={url} rel="noreferrer" className="text-ink-muted underline hover:text-ink">
                {title}
              </a>
            )}
            {detail !== null && `. ${detail}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
