import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import type { Role } from '@assay/contracts/account';

import { Allowed, RoleProvider } from './allowed.tsx';
import { MembersOnly } from './members-only.tsx';

function shownTo(role: Role): string {
  const allowed = createElement(Allowed, { role: 'member', children: 'Archive' });
  return renderToStaticMarkup(createElement(RoleProvider, { role, children: allowed }));
}

test('an action is shown to those whose role may do it, and to nobody else', () => {
  expect(shownTo('viewer')).toBe('');
  expect(shownTo('member')).toBe('Archive');
  expect(shownTo('admin')).toBe('Archive');
});

test('no action is shown where no role is known', () => {
  const orphan = createElement(Allowed, { role: 'viewer', children: 'Archive' });
  expect(renderToStaticMarkup(orphan)).toBe('');
});

test('a viewer reads on a page for members what is missing', () => {
  const page = createElement(MembersOnly, { children: 'Form' });
  const html = renderToStaticMarkup(
    createElement(RoleProvider, { role: 'viewer', children: page }),
  );
  expect(html).toContain('This needs the role member');
  expect(html).not.toContain('Form');
});
