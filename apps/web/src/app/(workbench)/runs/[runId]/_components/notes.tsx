/** Lines under figures: how they came about, and what they leave open. */
export function Notes({ notes }: { notes: readonly string[] }) {
  return (
    <div className="mt-3 max-w-[100ch] text-xs text-ink-faint">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
