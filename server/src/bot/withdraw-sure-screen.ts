import type { Amount } from '#kernel';
import { quotePayout, requestPayout } from '#payouts';
import { stars } from '#kernel';
import { entriesOf, sampleEntry } from './address-entries.ts';
import { line } from './line.ts';
import { screen, type Next, type Scene } from './screen.ts';
import { shortAddress } from './short-address.ts';
import { go, press } from './view.ts';
import { knownFields } from './ways-out.ts';
import { wishIn, type Wish } from './wish.ts';

type Sure = {
  readonly rail: string;
  readonly to: string;
  readonly takes: Amount;
  readonly fee: Amount;
  readonly net: Amount;
  readonly approvals: number;
  readonly holdSeconds: number;
  readonly isStopped: boolean;
};

/** What it comes to, before anything happens. */
export const sure = screen<Sure>('wd-sure', {
  async load(scene) {
    const wish = wishIn(scene.draft);
    const { asset, rail } = wish;
    const asked = { asset, units: BigInt(wish.units ?? '0') };
    const quote = await quotePayout(scene.needs, { workspace: scene.ws, rail, amount: asked });
    const { approvals, holdSeconds, stopped } = quote;
    const sum = (units: bigint): Amount => ({ asset, units });
    const prices = { takes: sum(quote.units), fee: sum(quote.fee), net: sum(quote.net) };
    return { rail, to: await toOf(scene, wish), ...prices, approvals, holdSeconds, isStopped: stopped !== null };
  },
  view: ({ rail, to, takes, fee, net, approvals, holdSeconds, isStopped }) => ({
    lines: [
      line('wd-sure-title'),
      '',
      line('wd-sure-way', { rail, to }),
      line('wd-sure-takes', { amount: takes }),
      line('wd-sure-fee', { amount: fee }),
      line('wd-sure-net', { amount: net }),
      '',
      line(approvals > 0 ? 'wd-sure-by-hand' : 'wd-sure-at-once'),
      ...(holdSeconds > 0 ? [line('wd-sure-rests', { span: { seconds: holdSeconds } })] : []),
      ...(isStopped ? [line('wd-sure-stopped')] : []),
    ],
    buttons: [...(isStopped ? [] : [[press('wd-sure-yes', 'wd-sure', 'yes')]]), [go('cancel', 'withdraw')]],
  }),
  presses: { yes: (scene) => confirm(scene, wishIn(scene.draft)) },
  samples: {
    stars: {
      rail: 'stars_manual',
      to: '@ann',
      takes: stars(1200),
      fee: stars(20),
      net: stars(1180),
      approvals: 1,
      holdSeconds: 0,
      isStopped: false,
    },
    ton: {
      rail: 'ton',
      to: shortAddress(sampleEntry.address),
      takes: { asset: 'TON', units: 6_000_000_000n },
      fee: { asset: 'TON', units: 50_000_000n },
      net: { asset: 'TON', units: 5_950_000_000n },
      approvals: 0,
      holdSeconds: 3600,
      isStopped: true,
    },
  },
});

async function toOf(scene: Scene, { address, destination, rail }: Wish): Promise<string> {
  if (address !== undefined)
    return shortAddress((await entriesOf(scene)).find(({ id }) => id === address)?.address ?? '');
  const { address: pasted, memo } = destination ?? {};
  if (pasted !== undefined) return [shortAddress(pasted), memo].filter(Boolean).join(' ');
  const { username, user_id: user } = knownFields(scene, rail);
  return username ? `@${username}` : (user ?? '');
}

async function confirm(scene: Scene, wish: Wish): Promise<Next> {
  const { needs, ws, user } = scene;
  const where = wish.address === undefined ? { destination: destinationOf(scene, wish) } : { address: wish.address };
  const amountAsked = { asset: wish.asset, units: BigInt(wish.units ?? '0') };
  const asked = { workspace: ws, key: wish.key, user, amount: amountAsked, rail: wish.rail, actor: `person:${user}` };
  const payout = await requestPayout(needs, { ...asked, ...where });
  return { show: ['payout', payout.id], toast: line('wd-done') };
}

const destinationOf = (scene: Scene, { destination, rail }: Wish) => ({ ...knownFields(scene, rail), ...destination });
