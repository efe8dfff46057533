import type { Metadata } from 'next';

import { NewBackendScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Add backend' };

export default function NewBackendPage() {
  return <NewBackendScreen />;
}
