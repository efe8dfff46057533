import { ButtonLink } from '../../../../components/ui/button.tsx';
import { comparePath } from '../../../../url/routes.ts';
import { readSubject } from '../../../../url/subject-text.ts';

interface CompareChosenProps {
  chosen: readonly string[];
  sweepId: number | undefined;
}

/** The way to the comparison of two chosen rows; as high with as without it, so that nothing moves. */
export function CompareChosen({ chosen, sweepId }: CompareChosenProps) {
  const [first, second] = chosen.map(readSubject);
  if (first && second) {
    return (
      <ButtonLink variant="primary" href={comparePath({ first, second, sweepId })}>
        Compare two
      </ButtonLink>
    );
  }
  return (
    <span className="inline-flex h-8 items-center text-sm text-ink-faint">
      {first ? 'Choose one more row to compare.' : 'Choose two rows to compare.'}
    </span>
  );
}
