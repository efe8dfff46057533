import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

interface TableProps {
  /** Says what the table holds; read out, and the name of the scrolling region. */
  caption: string;
  /** The wrapper scrolls in itself above this height, with the header staying in view. */
  maxHeightClass?: string;
  className?: string;
  children: ReactNode;
}

/**
 * A table in a wrapper that scrolls sideways, so that the page never does. The wrapper takes the keyboard's
 * focus, because a region that scrolls must be reachable without a mouse.
 */
export function Table(props: TableProps) {
  const { caption, maxHeightClass = 'max-h-[80dvh]', className, children } = props;
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className={clsx('relative overflow-auto rounded-lg', maxHeightClass)}
    >
      <table
        className={clsx(
          'w-full border-separate border-spacing-0 text-sm [&>tbody:last-child>tr:last-child>*]:border-b-0',
          className,
        )}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

type Align = 'left' | 'right' | 'center';

interface CellLook {
  /** Right-aligned and never wrapped, so that digits stand under digits. */
  numeric?: boolean;
  align?: Align;
  /** Stays in view when the table scrolls sideways; for the first column. */
  pinned?: boolean;
}

type ThProps = Omit<ComponentProps<'th'>, 'align'> & CellLook;

export function Th({ numeric = false, align, pinned = false, className, scope, ...rest }: ThProps) {
  const isRow = scope === 'row';
  return (
    <th
      {...rest}
      scope={scope ?? 'col'}
      className={clsx(
        'border-b border-line px-3 first:pl-4 last:pr-4',
        isRow
          ? 'bg-surface py-2 font-normal'
          : 'sticky top-0 z-10 bg-surface py-1.5 text-xs font-medium whitespace-nowrap text-ink-faint',
        pinned && (isRow ? 'sticky left-0 z-10' : 'left-0 z-20'),
        alignClass(align ?? (numeric ? 'right' : 'left')),
        className,
      )}
    />
  );
}

type TdProps = Omit<ComponentProps<'td'>, 'align'> & CellLook;

export function Td({ numeric = false, align, pinned = false, className, ...rest }: TdProps) {
  return (
    <td
      {...rest}
      className={clsx(
        'border-b border-line px-3 py-2 first:pl-4 last:pr-4',
        numeric && 'whitespace-nowrap',
        pinned && 'sticky left-0 z-10 bg-surface',
        alignClass(align ?? (numeric ? 'right' : 'left')),
        className,
      )}
    />
  );
}

function alignClass(align: Align): string {
  if (align === 'right') return 'text-right';
  return align === 'center' ? 'text-center' : 'text-left';
}
