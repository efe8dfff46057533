import { clsx } from 'clsx';
import { LoaderCircle } from 'lucide-react';
import Link from 'next/link';
import type { ComponentProps } from 'react';

import { buttonClass, type ButtonLook } from './button-class.ts';

type ButtonProps = ComponentProps<'button'> &
  ButtonLook & {
    /** Work is under way: the button keeps its width, shows a spinner and takes no click. */
    pending?: boolean;
  };

export function Button(props: ButtonProps) {
  const { variant, size, pending = false, className, children, disabled, type, ...rest } = props;
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      disabled={pending || disabled}
      aria-busy={pending || undefined}
      className={clsx(buttonClass({ variant, size }), 'relative', className)}
    >
      {pending && <LoaderCircle aria-hidden className="absolute size-4 animate-spin" />}
      <span className={clsx('inline-flex items-center gap-1.5', pending && 'opacity-0')}>
        {children}
      </span>
    </button>
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonLook;

/** A link that looks like a button. Downloads need `prefetch={false}` and the `download` attribute. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={clsx(buttonClass({ variant, size }), className)} />;
}
