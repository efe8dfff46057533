'use client';

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';

import type { SessionInfo } from '@assay/contracts/account';

import { Button } from '../../../../components/ui/button.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { Time } from '../../../../components/ui/time.tsx';
import { describeBrowser } from '../../../../format/browser.ts';
import { useTRPC } from '../../../../trpc/client.tsx';

export function SessionsPanel() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: sessions } = useSuspenseQuery(trpc.account.sessions.queryOptions());
  const revoke = useMutation(
    trpc.account.revokeSession.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.account.sessions.queryFilter()),
    }),
  );
  return (
    <Panel
      title="Sessions"
      description="Where you are signed in. A session that is ended stops at its next request."
      flush
    >
      {revoke.isError && <ErrorNote className="m-4">{revoke.error.message}</ErrorNote>}
      <Table caption="Sessions">
        <thead>
          <tr>
            <Th>Browser</Th>
            <Th>Last used</Th>
            <Th className="hidden sm:table-cell">Signed in</Th>
            <Th align="right">
              <span className="sr-only">End session</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              pending={revoke.isPending && revoke.variables.id === session.id}
              onRevoke={() => {
                revoke.mutate({ id: session.id });
              }}
            />
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

interface SessionRowProps {
  session: SessionInfo;
  pending: boolean;
  onRevoke: () => void;
}

function SessionRow({ session, pending, onRevoke }: SessionRowProps) {
  const browser = describeBrowser(session.userAgent);
  return (
    <tr>
      <Td title={session.userAgent ?? undefined} className="whitespace-nowrap">
        {browser}
        {session.current && <span className="block text-xs text-ink-faint">this one</span>}
      </Td>
      <Td>
        <Time value={session.lastSeenAt} />
      </Td>
      <Td className="hidden sm:table-cell">
        <Time value={session.createdAt} />
      </Td>
      <Td align="right" className="h-11">
        {!session.current && (
          <Button
            size="small"
            pending={pending}
            onClick={onRevoke}
            aria-label={`End session in ${browser}`}
          >
            End session
          </Button>
        )}
      </Td>
    </tr>
  );
}
