import { CallRefused } from '../../call.ts';
import type { Stage } from '../stage.ts';
import { inParallel, type Claim } from './cast.ts';

type Ran = { readonly user: number; readonly claim: Claim | undefined; readonly why: string | undefined };

/** Everybody asks for a slot at once; answers who has one, and why the others have none. */
export const race = (stage: Stage, task: string, users: readonly number[]): Promise<Ran[]> =>
  inParallel(users, async (user): Promise<Ran> => {
    try {
      return {
        user,
        claim: await stage.ask<Claim>('POST', '/v1/claims', { task, user: String(user) }),
        why: undefined,
      };
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      return { user, claim: undefined, why: (error.body as { code: string }).code };
    }
  });

/** They go where the claim's link leads; the channel's update is what verifies them. */
export async function join({ world }: Stage, ran: readonly Ran[]): Promise<void> {
  await inParallel(ran, ({ user, claim }) => world.post(`/sandbox/users/${user}/open`, { link: claim?.link ?? '' }));
  await world.post('/sandbox/settle');
}

export const leave = ({ world }: Stage, channel: number, users: readonly number[]): Promise<unknown> =>
  inParallel(users, (user) => world.post(`/sandbox/chats/${channel}/members`, { user, status: 'left' }));
