import { GAP, type FigureModel } from '../../../../../charts/prepare/figure-text.ts';

interface FigureStatProps {
  label: string;
  figure: FigureModel;
  unit: string;
  detail: string;
}

/** One figure with its interval. Wrap several in `<dl>`. */
export function FigureStat({ label, figure, unit, detail }: FigureStatProps) {
  const { text, bounds, description } = figure;
  const isKnown = text !== GAP;
  return (
    <div className="min-w-0" title={description}>
      <dt className="text-xs text-ink-faint">{label}</dt>
      <dd className="text-lg font-medium whitespace-nowrap tabular-nums">
        {text}
        {isKnown && <span className="ml-1 text-sm font-normal text-ink-muted">{unit}</span>}
      </dd>
      <dd className="text-xs text-ink-faint tabular-nums">
        {isKnown ? (bounds ?? 'no interval') : description}
      </dd>
      {isKnown && <dd className="text-xs text-ink-faint">{detail}</dd>}
    </div>
  );
}
