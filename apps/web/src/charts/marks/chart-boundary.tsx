'use client';

import { Component, type ReactNode } from 'react';

import { ChartSentence } from './chart-sentence.tsx';

interface ChartBoundaryProps {
  heightPx: number;
  children: ReactNode;
}

/** A chart that throws becomes a sentence, and the page around it lives on. */
export class ChartBoundary extends Component<ChartBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    const { heightPx, children } = this.props;
    if (!this.state.hasFailed) return children;
    return (
      <ChartSentence
        heightPx={heightPx}
        sentence="This chart could not be drawn; its figures are in the table and in the export."
      />
    );
  }
}
