'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

import { ButtonLink } from '../../../../../components/ui/button.tsx';
import { samplePath } from '../../../../../url/routes.ts';

/** A link, and the key j outside of fields, for those who read many. */
export function NextFailing({ sampleId }: { sampleId: string | null }) {
  const router = useRouter();
  const path = sampleId === null ? null : samplePath(sampleId);
  useEffect(() => {
    if (path === null) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'j' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      router.push(path);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [router, path]);
  if (path === null) return <span className="text-sm text-ink-faint">Last failing sample</span>;
  return (
    <ButtonLink href={path}>
      Next failing sample
      <kbd className="rounded-sm border border-line px-1 font-mono text-xs text-ink-faint">j</kbd>
    </ButtonLink>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
