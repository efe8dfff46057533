import { Allowed } from '../../../../components/access/allowed.tsx';
import { ButtonLink } from '../../../../components/ui/button.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../components/ui/empty-state.tsx';

export function EmptyBoard() {
  return (
    <Panel>
      <EmptyState
        title="Nothing has been measured yet"
        action={
          <Allowed role="member">
            <ButtonLink href="/sweeps/new" variant="primary">
              New sweep
            </ButtonLink>
          </Allowed>
        }
      >
        Queue a sweep: choose checkpoints and benchmarks, and its results appear here while it runs.
      </EmptyState>
    </Panel>
  );
}
