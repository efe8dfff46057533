import type { ImportPreview } from '@assay/contracts/imports';

const SHOWN = 5;

/** Items as they would be asked: texts as they are, never markup. */
export function PreviewedItems({ items }: { items: ImportPreview['items'] }) {
  if (items.length === 0) {
    return <p className="px-4 py-3 text-sm text-ink-muted">No record became an item.</p>;
  }
  return (
    <ol className="divide-y divide-line">
      {items.slice(0, SHOWN).map(({ key, prompt, gold, options, attributes }) => (
        <li key={key} className="flex flex-col gap-2 px-4 py-3">
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-xs text-ink-muted">
            <span className="font-mono break-all">{key}</span>
            {Object.entries(attributes).map(([name, value]) => (
              <span key={name}>
                {name}: {String(value)}
              </span>
            ))}
            {options !== null && <span>{options.length} options</span>}
          </div>
          <pre className="max-h-48 overflow-auto font-mono text-xs break-words whitespace-pre-wrap">
            {prompt}
          </pre>
          <p className="text-sm">
            <span className="text-ink-muted">Expected: </span>
            <span className="font-mono text-xs break-words">{gold}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
