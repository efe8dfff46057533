import type { Role } from '@assay/contracts/account';

/** Who asks. A workspace and a role in it belong to every actor; there is no one without them. */
export interface Actor {
  kind: 'session' | 'token';
  /** The session's id, when the actor came with a browser. */
  sessionId: string | null;
  userId: number;
  email: string;
  name: string;
  role: Role;
  passwordIsOneTime: boolean;
  hasPassword: boolean;
  workspace: { id: number; slug: string; name: string };
}
