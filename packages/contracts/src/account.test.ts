import { expect, test } from 'vitest';

import { can, type Role } from './account.ts';

const upwards: readonly Role[] = ['viewer', 'member', 'admin'];

test.each(upwards.map((role, place) => ({ role, place })))(
  'a role may do what it and lesser ones may, and nothing above: $role',
  ({ role, place }) => {
    expect(upwards.map((least) => can(role, least))).toEqual(
      upwards.map((_, leastPlace) => leastPlace <= place),
    );
  },
);
