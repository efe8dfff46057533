'use client';

import { useState } from 'react';

import type { SweepSpec } from '@assay/contracts/sweeps';

import { Button } from '../../../../../components/ui/button.tsx';
import { Dialog } from '../../../../../components/ui/dialog.tsx';
import { ExtendSweepForm } from './extend-sweep-form.tsx';

interface ExtendSweepProps {
  sweepId: number;
  /** What it asks for now. */
  spec: SweepSpec;
}

export function ExtendSweep({ sweepId, spec }: ExtendSweepProps) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => {
    setIsOpen(false);
  };
  return (
    <>
      <Button
        onClick={() => {
          setIsOpen(true);
        }}
      >
        Extend
      </Button>
      <Dialog open={isOpen} onClose={close} title="Extend this sweep?">
        <ExtendSweepForm sweepId={sweepId} spec={spec} onClose={close} />
      </Dialog>
    </>
  );
}
