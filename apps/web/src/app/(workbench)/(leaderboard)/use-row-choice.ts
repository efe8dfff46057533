'use client';

import { useState } from 'react';

import { chosenRows } from './chosen-rows.ts';

/** Which two rows of the table are to be compared. */
export function useRowChoice() {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return {
    chosen,
    onChoose: (subject: string, isChosen: boolean) => {
      setChosen((before) => chosenRows(before, subject, isChosen));
    },
  };
}
