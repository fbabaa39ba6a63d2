import { Refusal, type Amount, type Asset } from '#kernel';
import { readUser } from '#funds';
import { listRails, type OfferedRail } from '#payouts';
import type { Scene } from './screen.ts';

/** A way out that this person can take here: they have some of the asset, and there is an account that pays. */
export type WayOut = {
  readonly rail: string;
  readonly asset: Asset;
  readonly has: Amount;
  /** What has to be asked for; everything else is known. */
  readonly asks: 'address' | 'months' | 'gift' | 'nothing';
};

/** The ways out of this workspace that a person can take, by what is on their balance. */
export async function waysOut(scene: Scene): Promise<readonly WayOut[]> {
  const { balances } = await readUser(scene.needs.pool, scene.ws, scene.user);
  const ways = await Promise.all(
    listRails(scene.needs).map(async (rail) => {
      const asks = whatToAsk(scene, rail);
      if (asks === undefined || !(await isOpen(scene, rail))) return [];
      return balances
        .filter(({ asset, units }) => rail.assets.includes(asset) && units > 0n)
        .map((has) => ({ rail: rail.code, asset: has.asset, has, asks }));
    }),
  );
  return ways.flat();
}

const questions: Readonly<Record<string, WayOut['asks']>> = { address: 'address', months: 'months', gift_id: 'gift' };

/** What has to be asked; undefined for a way that asks for what people cannot tell a bot. */
function whatToAsk(scene: Scene, { fields, code }: OfferedRail): WayOut['asks'] | undefined {
  const known = knownFields(scene, code);
  const [first, ...others] = fields.filter(({ name, isOptional }) => !isOptional && !(name in known));
  if (first === undefined) return 'nothing';
  return others.length > 0 ? undefined : questions[first.name];
}

async function isOpen({ needs, ws }: Scene, { gateway }: OfferedRail): Promise<boolean> {
  if (gateway === undefined) return true;
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
  const fields = listRails(needs).find(({ code }) => code === rail)?.fields ?? [];
  const known: Readonly<Record<string, string | undefined>> = { user_id: person.user, username: person.username };
  return Object.fromEntries(
    fields.flatMap(({ name }) => (known[name] === undefined ? [] : [[name, known[name]] as const])),
  );
}
