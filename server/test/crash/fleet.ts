import type { MovableClock } from '#kernel';
import { billingPurpose, purchasePurpose } from '#billing';
import { paymentSweeps, sendRefund } from '#payments';
import { GatewayUnavailable, type Gateway } from '#payments/gateway';
import { telegramSweeps } from '#telegram';
import { moneyIn, type MoneyIn } from '../money/index.ts';
import type { Random } from '../random.ts';
import { openMortal, type Mortal } from './mortal.ts';

/** The charges that the outside has given back. Giving back twice is giving back once, as at Telegram. */
export type GivenBack = Set<string>;

/** One process of the platform. */
export type Member = { readonly mortal: Mortal; readonly needs: MoneyIn };

type Parts = {
  readonly url: string;
  readonly clock: MovableClock;
  readonly givenBack: GivenBack;
  readonly next: Random;
};

export function openMember(parts: Parts): Member {
  const mortal = openMortal(parts.url);
  const wired = moneyIn({ pool: mortal.pool, clock: parts.clock, purposes: { [purchasePurpose]: billingPurpose } });
  return { mortal, needs: { ...wired, gateways: { stars: outside(mortal, parts) } } };
}

/** The outside, where one refund in four gets no answer: as often because it was not heard as because the answer was lost. */
const outside = (mortal: Mortal, { givenBack, next }: Parts): Gateway => ({
  code: 'stars',
  refund: {
    refund: (_connection, { externalId }) =>
      mortal.step(async () => {
        const luck = next(8);
        if (luck === 0) throw new GatewayUnavailable('not heard', 'unknown');
        givenBack.add(externalId);
        if (luck === 1) throw new GatewayUnavailable('the answer was lost', 'unknown');
        return { outcome: 'done' };
      }),
    find: (_connection, { externalId }) => mortal.step(async () => givenBack.has(externalId)),
  },
});

type RefundName = { readonly workspace: number; readonly id: string };

/**
 * Runs everything that is due in this process: its sweeps, and the refunds that are asked for. Answers how much it
 * did; dying over it counts, for what it had taken is due again.
 */
export async function recover({ mortal, needs }: Member, refunds: readonly RefundName[]): Promise<number> {
  const work = async () => {
    let done = 0;
    for (const sweep of [...telegramSweeps(needs), ...paymentSweeps(needs)]) done += await sweep.run();
    for (const refund of refunds) await sendRefund(needs, refund);
    return done;
  };
  return Promise.race([work(), mortal.died.then(() => 1)]);
}
