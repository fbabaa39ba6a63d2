import { WalkFault, type Stage } from '../stage.ts';
import { smmClient, type Smm } from './smm.ts';

/** Who plays in this story. Made anew by its first step. */
export type Cast = {
  /** The reseller's program at the first platform; the reseller is this walk's person. */
  readonly shop: Smm;
  /** Our id of the exchange's bot. */
  readonly bot: string;
};

let playing: Cast | undefined;

export function cast(): Cast {
  if (playing) return playing;
  throw new WalkFault('Nobody has come yet.');
}

export const setCast = (made: Cast): void => void (playing = made);

/** A reseller's key; its program needs nothing but that and the address. */
export async function keyFor(
  { ask, platformUrl }: Pick<Stage, 'ask' | 'platformUrl'>,
  user: string,
): Promise<{ smm: Smm; secret: string }> {
  const { secret } = await ask<{ secret: string }>('POST', '/v1/panel/keys', { user, name: `Shop of ${user}` });
  return { smm: smmClient(`${platformUrl}/api/v2`, secret), secret };
}

/** Goes on in time until something is so. */
export async function untilSo(
  { world }: Pick<Stage, 'world'>,
  what: string,
  isSo: () => Promise<boolean>,
  { step = '5s', most = 40 } = {},
): Promise<void> {
  await world.post('/sandbox/settle');
  for (let waits = 0; !(await isSo()); waits += 1) {
    if (waits === most) throw new WalkFault(`${what} did not happen.`);
    await world.post('/sandbox/clock', { advance: step });
  }
}
