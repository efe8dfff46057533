import { MISSING } from '../../format/numbers.ts';

/** A figure as text; one that cannot be known has its reason. */
export interface TextOrGap {
  text: string;
  /** null: it is known. */
  reason: string | null;
}

/** A gap says its reason to a mouse and to a screen reader. */
export function FigureText({ text, reason }: TextOrGap) {
  if (text !== MISSING || reason === null) return text;
  return (
    <span title={reason}>
      {text}
      <span className="sr-only">{reason}</span>
    </span>
  );
}
