import type { ImportPreview } from '@assay/contracts/imports';

/** Which records became no item, and why. */
export function RefusalList({ refusals }: { refusals: ImportPreview['refusals'] }) {
  return (
    <details className="border-t border-line px-4 py-3 text-sm" open={refusals.length <= 10}>
      <summary>Refused</summary>
      <ul className="flex max-h-64 flex-col gap-1 overflow-auto pt-2">
        {refusals.map(({ place, reason }) => (
          <li key={place} className="break-words">
            <span className="text-ink-muted">{place}: </span>
            {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
