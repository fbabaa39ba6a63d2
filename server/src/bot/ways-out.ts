import { Refusal, type Amount, type Asset } from '#kernel';
import { readUser } from '#funds';
import { readSettings } from '#payouts';
import type { Scene } from './screen.ts';

/** A way out that this person can take here: they have some of the asset, and there is an account that pays. */
export type WayOut = {
  readonly rail: string;
  readonly asset: Asset;
  readonly has: Amount;
  /** What has to be asked for; everything else is known. */
  readonly asks: 'address' | 'months' | 'gift' | 'nothing';
};

/** What we know of somebody without asking. */
const known: ReadonlySet<string> = new Set(['user_id', 'username']);

/** The ways out of this workspace that a person can take, by what is on their balance. */
export async function waysOut(scene: Scene): Promise<readonly WayOut[]> {
  const { needs, ws, user } = scene;
  const { rails } = await readSettings(needs, ws);
  const { balances } = await readUser(needs.pool, ws, user);
  const ways = await Promise.all(
    rails.map(async ({ code, assets }) => {
      const asks = await whatToAsk(scene, code);
      if (asks === undefined) return [];
      return balances
        .filter(({ asset, units }) => assets.includes(asset) && units > 0n)
        .map((has) => ({ rail: code, asset: has.asset, has, asks }));
    }),
  );
  return ways.flat();
}

/** Undefined for a way that is not open here, or that asks for what people cannot tell a bot. */
async function whatToAsk(scene: Scene, code: string): Promise<WayOut['asks'] | undefined> {
  const rail = scene.needs.gateways[code]?.payOut;
  if (!rail || (!rail.byHand && !(await isOpen(scene, rail.paysFrom ?? code)))) return undefined;
  const wanted = Object.entries(rail.destination).filter(([name, { usual }]) => usual !== '' && !known.has(name));
  if ('username' in rail.destination && rail.destination['username']?.usual !== '' && !scene.person.username)
    return undefined;
  const [first, ...others] = wanted.map(([name]) => name);
  if (others.length > 0) return undefined;
  if (first === undefined) return 'nothing';
  if (first === 'gift_id') return 'gift';
  return first === 'address' || first === 'months' ? first : undefined;
}

async function isOpen({ needs, ws }: Scene, gateway: string): Promise<boolean> {
  try {
    await needs.accountFor(ws, gateway);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** What is known of a destination without asking. */
export function knownFields({ needs, person }: Scene, rail: string): Readonly<Record<string, string>> {
  const fields = needs.gateways[rail]?.payOut?.destination ?? {};
  return {
    ...('user_id' in fields && { user_id: person.user }),
    ...('username' in fields && person.username && { username: person.username }),
  };
}
