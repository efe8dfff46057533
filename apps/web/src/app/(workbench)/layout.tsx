import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';

import { RoleProvider } from '../../components/access/allowed.tsx';
import { Shell } from '../../components/shell/shell.tsx';
import { parseTheme, THEME_COOKIE } from '../../components/shell/theme.ts';
import { createContext } from '../../server/context.ts';
import { signInAddress } from '../../server/sign-in-address.ts';
import { ApiProvider } from '../../trpc/client.tsx';
import { prefetch, trpc } from '../../trpc/server.tsx';

/** Nothing in here is drawn for a guest. Each page's own queries are checked again by the API. */
export default async function WorkbenchLayout({ children }: { children: ReactNode }) {
  const { actor } = await createContext();
  if (actor === null) redirect(await signInAddress());
  const me = await prefetch(trpc.account.me.queryOptions());
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <ApiProvider>
      <RoleProvider role={me.role}>
        <Shell me={me} theme={theme}>
          {children}
        </Shell>
      </RoleProvider>
    </ApiProvider>
  );
}
