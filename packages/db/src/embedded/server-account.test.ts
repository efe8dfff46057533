import { expect, test } from 'vitest';

import { parsePasswd } from './server-account.ts';

test('reads number and group of an account and never offers root', () => {
  const accounts = parsePasswd(
    'root:x:0:0:root:/root:/bin/bash\npostgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash\n',
  );

  expect([...accounts.values()]).toEqual([{ name: 'postgres', uid: 101, gid: 104 }]);
});

test('skips lines that are not of this form', () => {
  expect(parsePasswd('# comment\n+::::::\nhalf:x\n\nnobody:x:abc:1:').size).toBe(0);
});
