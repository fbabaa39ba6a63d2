import { readSettings } from '#exchange';
import type { Scene } from './screen.ts';

/** Whether this person decides about tasks: the operator has named them in the exchange's settings. */
export async function isModerator({ needs, ws, user }: Scene): Promise<boolean> {
  const { moderators } = await readSettings(needs.pool, ws);
  return moderators.includes(user);
}
