import type { Metadata } from 'next';

import { MembersOnly } from '../../../../components/access/members-only.tsx';
import { NewBackendScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Add backend' };

export default function NewBackendPage() {
  return (
    <MembersOnly>
      <NewBackendScreen />
    </MembersOnly>
  );
}
