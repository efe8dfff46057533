/** Three estimates with their intervals: what the workbench is about. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className={className} fill="none" strokeWidth="1.5">
      <path d="M3 4.5h11M6 10h11M2 15.5h9" className="stroke-ink-faint" strokeLinecap="round" />
      <circle cx="9" cy="4.5" r="2.25" className="fill-accent" />
      <circle cx="12.5" cy="10" r="2.25" className="fill-accent" />
      <circle cx="6" cy="15.5" r="2.25" className="fill-accent" />
    </svg>
  );
}
