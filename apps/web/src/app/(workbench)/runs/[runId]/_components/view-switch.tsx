'use client';

import { clsx } from 'clsx';

interface ViewSwitchProps<View extends string> {
  /** Read out; what the views are of. */
  label: string;
  views: readonly { view: View; label: string }[];
  current: View;
  onChange: (view: View) => void;
}

/** Two or three ways to look at the same figures. */
export function ViewSwitch<View extends string>(props: ViewSwitchProps<View>) {
  const { label, views, current, onChange } = props;
  return (
    <div role="group" aria-label={label} className="flex gap-1">
      {views.map((one) => (
        <button
          key={one.view}
          type="button"
          aria-pressed={one.view === current}
          onClick={() => {
            onChange(one.view);
          }}
          className={clsx(
            'h-7 rounded-md px-2 text-xs font-medium whitespace-nowrap',
            one.view === current
              ? 'bg-accent-soft text-accent'
              : 'text-ink-muted hover:bg-hover hover:text-ink',
          )}
        >
          {one.label}
        </button>
      ))}
    </div>
  );
}
