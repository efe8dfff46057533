import { clsx } from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'small' | 'medium';

export interface ButtonLook {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
}

const variantClass: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border-line-strong bg-surface text-ink hover:bg-hover',
  ghost: 'border-transparent text-ink-muted hover:bg-hover hover:text-ink',
  danger: 'border-danger bg-surface text-danger hover:bg-danger-soft',
};

/** Higher under a finger than under a pointer. */
const sizeClass: Record<ButtonSize, string> = {
  small: 'h-7 px-2 text-xs pointer-coarse:h-9',
  medium: 'h-8 px-3 text-sm pointer-coarse:h-10',
};

/** How buttons look, for real ones and for links that act as one. */
export function buttonClass({ variant = 'secondary', size = 'medium' }: ButtonLook): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap',
    'transition-colors disabled:pointer-events-none disabled:opacity-50',
    variantClass[variant],
    sizeClass[size],
  );
}
