import type { SweepDetail, SweepProgress } from '@assay/contracts/sweeps';

import { prepareActions } from '../prepare-actions.ts';
import { CancelSweep } from './cancel-sweep.tsx';
import { ExtendSweep } from './extend-sweep.tsx';
import { PriorityPicker } from './priority-picker.tsx';
import { SteerButton } from './steer-button.tsx';

interface SweepControlsProps {
  sweep: SweepDetail;
  /** The newest there is; the sweep's own copy may be older. */
  progress: SweepProgress;
}

/**
 * All that changes the course of a sweep, as far as it makes sense now. What comes and goes while it runs stands last,
 * so that no button moves under a pointer.
 */
export function SweepControls({ sweep, progress }: SweepControlsProps) {
  const { id, priority, spec } = sweep;
  const can = prepareActions(progress);
  return (
    <>
      {can.prioritise && <PriorityPicker sweepId={id} priority={priority} />}
      {can.pause && <SteerButton sweepId={id} verb="pause" />}
      {can.resume && <SteerButton sweepId={id} verb="resume" />}
      {can.extend && <ExtendSweep sweepId={id} spec={spec} />}
      {can.cancel && <CancelSweep sweepId={id} />}
      {can.retry && <SteerButton sweepId={id} verb="retry" />}
    </>
  );
}
