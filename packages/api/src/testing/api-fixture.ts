import { ROLES, type Role } from '@assay/contracts/account';
import { insertUser } from '@assay/db/queries/people';
import { createTestDatabase } from '@assay/db/testing/test-database';

import type { Actor } from '../actor.ts';
import { createCaller } from '../root.ts';
import { createApiServices, type ApiServices } from '../services.ts';

/** 32 bytes that nothing outside the tests uses. */
const SECRET_KEY = '07'.repeat(32);

export interface WorkspaceFixture {
  id: number;
  slug: string;
  /** One person of each role, without a password. */
  actors: Record<Role, Actor>;
}

export interface ApiFixture {
  databaseUrl: string;
  services: ApiServices;
  home: WorkspaceFixture;
  /** Another team on the same installation. */
  other: WorkspaceFixture;
  close(): Promise<void>;
}

/** Services on a database of their own, with two workspaces that must not see each other. */
export async function createApiFixture(
  options: { hubAddress?: string; uploadsFolder?: string } = {},
): Promise<ApiFixture> {
  const database = await createTestDatabase();
  const services = createApiServices({
    databaseUrl: database.url,
    secretKey: SECRET_KEY,
    ...options,
  });
  return {
    databaseUrl: database.url,
    services,
    home: await insertWorkspace(services, 'home'),
    other: await insertWorkspace(services, 'other'),
    async close() {
      await services.close();
      await database.drop();
    },
  };
}

/** Calls procedures as this person; null is someone who has not signed in. */
export function callerFor(services: ApiServices, actor: Actor | null) {
  return createCaller({ services, actor });
}

async function insertWorkspace(services: ApiServices, slug: string): Promise<WorkspaceFixture> {
  const { id } = await services.prisma.workspace.create({ data: { slug, name: `Team ${slug}` } });
  const workspace = { id, slug, name: `Team ${slug}` };
  const actors: [Role, Actor][] = [];
  for (const role of ROLES) actors.push([role, await insertActor(services, { workspace, role })]);
  return { id, slug, actors: Object.fromEntries(actors) as Record<Role, Actor> };
}

/** One more person of a workspace, with or without a password. */
export async function insertActor(
  services: ApiServices,
  {
    workspace,
    role,
    name = `${workspace.slug} ${role}`,
    passwordHash = null,
  }: {
    workspace: Actor['workspace'];
    role: Role;
    name?: string;
    passwordHash?: string | null;
  },
): Promise<Actor> {
  const email = `${name.replaceAll(' ', '.')}@example.test`;
  const userId = await insertUser(services.prisma, {
    email,
    name,
    passwordHash,
    passwordIsOneTime: passwordHash !== null,
    workspaceId: workspace.id,
    role,
  });
  return {
    kind: 'session',
    sessionId: null,
    userId,
    email,
    name,
    role,
    passwordIsOneTime: passwordHash !== null,
    hasPassword: passwordHash !== null,
    workspace,
  };
}
