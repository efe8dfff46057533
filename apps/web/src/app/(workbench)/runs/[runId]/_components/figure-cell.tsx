import { GAP, type FigureModel } from '../../../../../charts/prepare/figure-text.ts';
import { Td } from '../../../../../components/ui/table.tsx';

/** A figure above its interval, in a table. */
export function FigureCell({ figure }: { figure: FigureModel }) {
  return (
    <Td numeric title={figure.description}>
      <span className="block">{figure.text}</span>
      <span className="block text-xs text-ink-faint">{boundsWords(figure)}</span>
    </Td>
  );
}

/** A blank of the same height where there is no figure: its tooltip says why. */
function boundsWords({ text, bounds }: FigureModel): string {
  return bounds ?? (text === GAP ? '\u00a0' : 'no interval');
}
