import { Flag } from 'lucide-react';
import type { ReactNode } from 'react';

/** What makes figures suspect: seen at once, and no error. */
export function FlagBox({ children }: { children: ReactNode }) {
  return (
    <section
      aria-label="Flags"
      className="flex items-start gap-2 rounded-md border border-line bg-accent-soft px-3 py-2 text-sm"
    >
      <Flag aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
      <ul className="flex min-w-0 flex-1 flex-col gap-1 break-words">{children}</ul>
    </section>
  );
}
