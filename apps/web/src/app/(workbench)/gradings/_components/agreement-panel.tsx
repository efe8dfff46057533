import type { GradingPreview } from '@assay/contracts/gradings';

import { Panel } from '../../../../components/ui/card.tsx';
import { AgreementLine } from '../../../../gradings/agreement-line.tsx';

/** How far one grading agrees with the current one of its run, and with people. */
export function AgreementPanel({ preview }: { preview: GradingPreview }) {
  const { grading, comparedWithId, checkpoint } = preview;
  return (
    <Panel
      title="Agreement"
      description={`Of grading ${grading.id}, on samples of ${checkpoint.name}; κ is 0 for agreement by chance, with a 95 % interval.`}
    >
      {/* A new key at the end of grading: the last answer before it may lack the last samples. */}
      <div key={grading.status} className="flex flex-col gap-2">
        {!grading.isCurrent && (
          <AgreementLine grading={grading} other={{ gradingId: comparedWithId }} />
        )}
        <AgreementLine grading={grading} other="people" />
      </div>
    </Panel>
  );
}
