import { expectEqual, type Stage } from '../stage.ts';
import { claimsOf, inParallel, taskNow, type Amount } from './cast.ts';
import { cast } from './opening.ts';

const scale = 1_000_000_000n;

/** Stars as decimal text, in billionths. */
function nano(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole) * scale + BigInt(fraction.padEnd(9, '0'));
}

const told = (units: bigint): string =>
  `${units / scale}.${String(units % scale).padStart(9, '0')}`.replace(/\.?0+$/, '');

/** What somebody has here of Stars. */
export async function starsOf({ ask }: Stage, user: number | string): Promise<bigint> {
  const { balances } = await ask<{ balances: Amount[] }>('GET', `/v1/users/${user}`);
  return nano(balances.find(({ asset }) => asset === 'XTR')?.amount ?? '0');
}

const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);

/** Where every Star of the task is now: the order's books, the balances of all who had part in it, and what went out. */
export async function accountForAll(stage: Stage, paidOut: bigint): Promise<readonly string[]> {
  const { task, advertiser, referrer, grandReferrer, worker, crowd } = cast();
  const { books, order } = await taskNow(stage, task);
  const paidIn = nano('2000');
  const workers = sum(await inParallel([worker.user, ...crowd], (user) => starsOf(stage, user)));
  const referrers = sum(await inParallel([referrer.user, grandReferrer.user], (user) => starsOf(stage, user)));
  const back = await starsOf(stage, advertiser.user);
  const released = nano(books.released.amount);
  const fees = released - workers - paidOut - referrers;
  const held = nano(books.held.amount);
  const open = nano(books.open.amount);
  const rows: readonly (readonly [string, bigint, string])[] = [
    ['paid in by the advertiser', paidIn, 'world:stars:… → user:advertiser → escrow'],
    ['delivered to workers, on their balances', workers, 'user:<worker>'],
    ['delivered to workers, withdrawn', paidOut, 'payout:… → world:stars:…'],
    ['referrers, 10 % and 3 % of a reward', referrers, 'user:<referrer>'],
    ['fees of the house', fees, 'platform:fees'],
    ['refunded, on the advertiser’s balance', back, `user:${advertiser.user}`],
    ['held for workers', held, 'hold:<claim>'],
    ['set aside for places that are free', open, `escrow:${order.slice(0, 12)}…`],
  ];
  expectEqual('the Stars of the task', told(sum(rows.slice(1).map(([, units]) => units))), told(paidIn));
  await expectShares(stage, { task, workers: workers + paidOut, referrers, fees });
  const widest = Math.max(...rows.map(([what]) => what.length));
  return [
    '',
    ...rows.map(
      ([what, units, where], at) =>
        `  ${at === 0 ? ' ' : '·'} ${what.padEnd(widest)} ${told(units).padStart(9)} ⭐   ${where}`,
    ),
    '',
  ];
}

type Shares = { readonly task: string; readonly workers: bigint; readonly referrers: bigint; readonly fees: bigint };

/** The same from the claims: each that was released paid its reward, and a fee of a quarter, out of which referrers were paid. */
async function expectShares(stage: Stage, { task, workers, referrers, fees }: Shares): Promise<void> {
  const released = (await claimsOf(stage, task)).filter(({ status }) => status === 'released');
  const rewards = sum(released.map(({ reward }) => nano(reward.amount)));
  expectEqual('what workers were paid', told(workers), told(rewards));
  expectEqual('the fees and what referrers got of them', told(fees + referrers), told(rewards / 4n));
}
