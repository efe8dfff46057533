'use client';

import { clsx } from 'clsx';
import { useSyncExternalStore } from 'react';

import { formatAge, formatMoment } from '../../format/moment.ts';
import { clockNowMs, clockNowOnServer, subscribeToClock } from './clock.ts';

interface TimeProps {
  value: Date;
  /** `age` turns from the date to "3 min ago" once the browser has taken over; `moment` is always the date. */
  show?: 'age' | 'moment';
  className?: string;
}

export function Time({ value, show = 'age', className }: TimeProps) {
  const nowMs = useSyncExternalStore<number | null>(subscribeToClock, clockNowMs, clockNowOnServer);
  const moment = formatMoment(value);
  return (
    <time
      dateTime={value.toISOString()}
      title={moment}
      className={clsx('whitespace-nowrap tabular-nums', className)}
    >
      {show === 'moment' || nowMs === null ? moment : formatAge(value, new Date(nowMs))}
    </time>
  );
}
