import { z } from 'zod';

import { idSchema } from './ids.ts';
import { tooLong } from './typed-text.ts';

export const ROLES = ['admin', 'member', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** From the least to the most that they may do. */
const rank: Record<Role, number> = { viewer: 0, member: 1, admin: 2 };

/** Whether somebody with `role` may do what needs at least `leastRole`. */
export function can(role: Role, leastRole: Role): boolean {
  return rank[role] >= rank[leastRole];
}

/** Twelve characters, no composition rules: length is what helps (NIST SP 800-63B). */
export const newPasswordSchema = z
  .string()
  .min(12, 'Use at least 12 characters.')
  .max(200, 'Use at most 200 characters.');

export const changePasswordInput = z.object({
  currentPassword: z.string().min(1, 'Give the current password.').max(200, tooLong(200)),
  newPassword: newPasswordSchema,
});

export const meSchema = z.object({
  userId: idSchema,
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  workspace: z.object({ id: idSchema, slug: z.string(), name: z.string() }),
  passwordIsOneTime: z.boolean(),
  hasPassword: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

export const sessionSchema = z.object({
  id: z.string(),
  userAgent: z.string().nullable(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  current: z.boolean(),
});
export type SessionInfo = z.infer<typeof sessionSchema>;
