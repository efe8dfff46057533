import type { GradingPreview } from '@assay/contracts/gradings';

import { Panel } from '../../../../components/ui/card.tsx';
import { AgreementLine } from '../../../../gradings/agreement-line.tsx';
import { ConfusionTable } from './confusion-table.tsx';
import { RatersLine } from './raters-line.tsx';

/** How far one grading agrees with the current one of its run, with people, and all of them together. */
export function AgreementPanel({ preview }: { preview: GradingPreview }) {
  const { grading, comparedWithId, checkpoint } = preview;
  const current = { gradingId: comparedWithId };
  return (
    <Panel
      title="Agreement"
      description={`Of grading ${grading.id}, on samples of ${checkpoint.name}; κ of two and α of more raters are 0 for agreement by chance, with a 95 % interval for new items (wilson-chance-corrected-t).`}
    >
      {/* A new key at the end of grading: the last answer before it may lack the last samples. */}
      <div key={grading.status} className="flex flex-col gap-2">
        {!grading.isCurrent && <AgreementLine grading={grading} other={current} />}
        <AgreementLine grading={grading} other="people" />
        <RatersLine gradingId={grading.id} />
        <div className="mt-2 grid gap-4 empty:hidden lg:grid-cols-2">
          {!grading.isCurrent && (
            <ConfusionTable
              gradingId={grading.id}
              other={current}
              name={`grading ${comparedWithId}`}
            />
          )}
          <ConfusionTable gradingId={grading.id} other="people" name="people" />
        </div>
      </div>
    </Panel>
  );
}
