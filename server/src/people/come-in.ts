import { transaction } from '#database';
import { openSession, type InitData, type Session } from '#identity';
import type { WorkspaceId } from '#kernel';
import { meetIn, type Meeting } from './meet-person.ts';
import type { PeopleNeeds } from './needs.ts';
import type { Signals } from './note-device.ts';
import type { Person } from './person.ts';
import { readSalt } from './salt.ts';

/** How somebody came in through a bot's Mini App; what it says of them was verified. */
export type Entrance = {
  readonly bot: string;
  readonly data: InitData;
  readonly signals?: Signals;
};

/**
 * Meets somebody who opened the Mini App and opens their session, both or neither. The token is told this once. Refuses
 * with `session_expired` initData that has opened a session before.
 */
export async function comeIn(
  needs: PeopleNeeds,
  workspace: WorkspaceId,
  { bot, data, signals }: Entrance,
): Promise<{ readonly person: Person; readonly session: Session; readonly token: string }> {
  const salt = await readSalt(needs, workspace);
  const { clock } = needs;
  return transaction(needs.pool, async (tx) => {
    const opened = await openSession({ pool: tx, clock }, { workspace, bot, data });
    const meeting = { ...meetingOf(data), ...(signals && { signals }) };
    return { ...opened, person: await meetIn(tx, workspace, meeting, { salt, at: clock.now() }) };
  });
}

const meetingOf = ({ user, startParam }: InitData): Meeting => ({
  telegramId: user.id,
  firstName: user.firstName,
  isPremium: user.isPremium,
  ...(user.username !== undefined && { username: user.username }),
  ...(user.languageCode !== undefined && { languageCode: user.languageCode }),
  ...(startParam !== undefined && { startParam }),
});
