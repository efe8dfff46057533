import type { ReportedScores } from '@assay/contracts/reported';

/** What a number of the literature rests on, or what has to be known to read it. */
export interface FootnoteModel {
  number: number;
  /** Of the element that a number links to. */
  elementId: string;
  title: string;
  /** Null for a note. */
  url: string | null;
  detail: string | null;
}

export interface Footnotes {
  bySource: ReadonlyMap<string, FootnoteModel>;
  byNote: ReadonlyMap<string, FootnoteModel>;
}

/** Footnotes counted through: the sources in their order, then each note once, as it first appears. */
export function prepareFootnotes({ sources, scores }: ReportedScores): Footnotes {
  const cited = new Set(scores.map(({ sourceId }) => sourceId));
  const shown = sources.filter(({ id }) => cited.has(id));
  const notes = [...new Set(scores.map(({ note }) => note))].filter((note) => note !== null);
  return {
    bySource: new Map(
      shown.map(({ id, title, url, note }, index) => [
        id,
        footnote({ number: index + 1, title, url, detail: note }),
      ]),
    ),
    byNote: new Map(
      notes.map((note, index) => [
        note,
        footnote({ number: shown.length + index + 1, title: note, url: null, detail: null }),
      ]),
    ),
  };
}

function footnote(parts: Omit<FootnoteModel, 'elementId'>): FootnoteModel {
  return { ...parts, elementId: `reported-footnote-${parts.number}` };
}
