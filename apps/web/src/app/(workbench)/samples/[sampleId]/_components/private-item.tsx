'use client';

import { useState, type ReactNode } from 'react';

import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';

/** Keeps the texts of a private item off the screen, and so out of pictures of it, until somebody asks for them. */
export function PrivateItem({ isPrivate, children }: { isPrivate: boolean; children: ReactNode }) {
  const [isShown, setIsShown] = useState(false);
  if (!isPrivate || isShown) return <>{children}</>;
  return (
    <Panel title="Private item">
      <div className="flex flex-col items-start gap-3 text-sm">
        <p className="max-w-prose text-ink-muted">
          The publisher of this benchmark asks that its items are not shown in the open. They are in
          no export; do not share pictures of them.
        </p>
        <Button
          onClick={() => {
            setIsShown(true);
          }}
        >
          Show the item and the reply
        </Button>
      </div>
    </Panel>
  );
}
