'use client';

import { createContext, useContext, type ReactNode } from 'react';

import { can, type Role } from '@assay/contracts/account';

/** Null outside of the workbench, where nobody may do anything. */
const RoleContext = createContext<Role | null>(null);

export function RoleProvider({ role, children }: { role: Role; children: ReactNode }) {
  return <RoleContext value={role}>{children}</RoleContext>;
}

interface AllowedProps {
  /** The least role that the API lets do it. */
  role: Role;
  /** What others see in its place; nothing by default. */
  otherwise?: ReactNode;
  children: ReactNode;
}

/** Shows an action only to those who may do it. The API decides again: this spares people a refusal. */
export function Allowed({ role, otherwise = null, children }: AllowedProps) {
  const own = useContext(RoleContext);
  return own !== null && can(own, role) ? children : otherwise;
}
