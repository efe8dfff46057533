import type { FigureModel } from '../../../../../charts/prepare/figure-text.ts';
import { Td } from '../../../../../components/ui/table.tsx';

/** A figure above its interval, in a table. */
export function FigureCell({ figure }: { figure: FigureModel }) {
  return (
    <Td numeric title={figure.description}>
      <span className="block">{figure.text}</span>
      <span className="block text-xs text-ink-faint">{figure.bounds ?? ' '}</span>
    </Td>
  );
}
