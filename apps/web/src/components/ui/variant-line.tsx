/** Under a checkpoint's name: with which prompts it was asked, where those are not the defaults. */
export function VariantLine({ label }: { label: string | null }) {
  if (label === null) return null;
  return <span className="block font-mono text-xs break-words text-ink-muted">{label}</span>;
}
