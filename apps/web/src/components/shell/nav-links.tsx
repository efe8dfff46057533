'use client';

import { clsx } from 'clsx';
import {
  ChartNoAxesColumn,
  FlaskConical,
  GitCommitHorizontal,
  GitCompareArrows,
  GraduationCap,
  ListChecks,
  Server,
  type LucideIcon,
} from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

import { isCurrentSection } from './current-section.ts';

const sections: readonly { href: string; label: string; icon: LucideIcon }[] = [
  { href: '/', label: 'Leaderboard', icon: ChartNoAxesColumn },
  { href: '/compare', label: 'Compare', icon: GitCompareArrows },
  { href: '/sweeps', label: 'Sweeps', icon: ListChecks },
  { href: '/benchmarks', label: 'Benchmarks', icon: FlaskConical },
  { href: '/teachable', label: 'Teachable', icon: GraduationCap },
  { href: '/checkpoints', label: 'Checkpoints', icon: GitCommitHorizontal },
  { href: '/backends', label: 'Backends', icon: Server },
];

export function NavLinks({ onNavigate }: { onNavigate?: () => void }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main">
      <ul className="flex flex-col gap-0.5">
        {sections.map(({ href, label, icon: Icon }) => {
          const current = isCurrentSection(href, pathname);
          return (
            <li key={href}>
              <Link
                href={href}
                onClick={onNavigate}
                aria-current={current ? 'page' : undefined}
                className={clsx(
                  'flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm',
                  current
                    ? 'bg-hover font-medium text-ink'
                    : 'text-ink-muted hover:bg-hover hover:text-ink',
                )}
              >
                <Icon aria-hidden className={clsx('size-4', current && 'text-accent')} />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
