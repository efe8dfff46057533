'use client';

import { clsx } from 'clsx';
import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { useState } from 'react';

import { THEME_COOKIE, THEMES, type Theme } from './theme.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

const looks: Record<Theme, { label: string; icon: LucideIcon }> = {
  system: { label: 'Theme of the system', icon: Monitor },
  light: { label: 'Light theme', icon: Sun },
  dark: { label: 'Dark theme', icon: Moon },
};

/** The cookie lets the server write the theme into the first byte of a page, so that nothing flashes. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [current, setCurrent] = useState(initial);
  return (
    <div
      role="group"
      aria-label="Theme"
      className="flex gap-0.5 rounded-md border border-line p-0.5"
    >
      {THEMES.map((theme) => {
        const { label, icon: Icon } = looks[theme];
        return (
          <button
            key={theme}
            type="button"
            aria-label={label}
            title={label}
            aria-pressed={theme === current}
            onClick={() => {
              applyTheme(theme);
              setCurrent(theme);
            }}
            className={clsx(
              'flex h-6 flex-1 items-center justify-center rounded-sm px-2',
              theme === current ? 'bg-hover text-ink' : 'text-ink-faint hover:text-ink',
            )}
          >
            <Icon aria-hidden className="size-3.5" />
          </button>
        );
      })}
    </div>
  );
}

function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
