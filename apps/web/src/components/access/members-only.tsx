import type { ReactNode } from 'react';

import { Panel } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Allowed } from './allowed.tsx';

/** For a page that is all one action: a viewer who has its address reads why it is not there. */
export function MembersOnly({ children }: { children: ReactNode }) {
  return (
    <Allowed role="member" otherwise={<Refusal />}>
      {children}
    </Allowed>
  );
}

function Refusal() {
  return (
    <Panel>
      <EmptyState title="This needs the role member">
        Yours is viewer: you may read everything, and an administrator may let you do more.
      </EmptyState>
    </Panel>
  );
}
