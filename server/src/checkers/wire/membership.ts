import { z } from 'zod';

const memberShape = z.looseObject({
  status: z.string(),
  is_member: z.boolean().optional(),
  can_invite_users: z.boolean().optional(),
});

/**
 * What somebody is in a chat. `staff`: owner or administrator. `outside` is also who never joined, and who has asked to
 * join and waits: a request is no membership.
 */
export type Standing = 'staff' | 'inside' | 'outside' | 'banned';

/** A `ChatMember` as far as the exchange cares; undefined for a status that is not known (yet). */
export function readMember(raw: unknown): { standing: Standing; status: string; mayInvite: boolean } | undefined {
  const { data } = memberShape.safeParse(raw);
  if (!data) return undefined;
  const { status, is_member: isMember, can_invite_users: mayInvite = false } = data;
  const standing = status === 'restricted' ? (isMember === true ? 'inside' : 'outside') : standings.get(status);
  return standing && { standing, status, mayInvite: mayInvite || status === 'creator' };
}

const standings = new Map<string, Standing>([
  ['creator', 'staff'],
  ['administrator', 'staff'],
  ['member', 'inside'],
  ['left', 'outside'],
  ['kicked', 'banned'],
]);
