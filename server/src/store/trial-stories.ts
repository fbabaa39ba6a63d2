import { Refusal, type Amount, type Asset } from '#kernel';
import type { ResellerOrder, ResellerStatus } from './reseller-order.ts';
import type { ResellerEvent } from './reseller-announce.ts';

/** What a sandbox key is told of a recipient, and what becomes of an order for them. Nothing is booked, and nobody is asked. */

/** A Star costs this much there, whatever it costs. */
const starPrice = 18_000n; // micro-units of a currency with six places
const sandboxBalance = 1000;

export const sandboxPrice = (stars: number, currency: Asset, scale: number): Amount => ({
  asset: currency,
  units: (BigInt(stars) * starPrice * 10n ** BigInt(scale) + 999_999n) / 1_000_000n,
});

export const sandboxMoney = (currency: Asset, scale: number): Amount => ({
  asset: currency,
  units: BigInt(sandboxBalance) * 10n ** BigInt(scale),
});

/** A state that an order of a sandbox comes to, so many seconds after it was made. */
type Step = {
  readonly after: number;
  readonly status: ResellerStatus;
  readonly event?: ResellerEvent;
  readonly reason?: string;
};

const delivered = (after: number): Step => ({ after, status: 'delivered', event: 'delivered' });

/** By the name of the recipient; any other name is delivered after two seconds. */
const stories: Readonly<Record<string, readonly Step[]>> = {
  sandbox_slow: [delivered(60)],
  sandbox_failed: [
    { after: 2, status: 'failed', event: 'failed', reason: 'The supplier could not deliver.' },
    { after: 2, status: 'failed', event: 'refunded', reason: 'The supplier could not deliver.' },
  ],
  sandbox_review: [{ after: 2, status: 'review', reason: 'Nobody knows yet whether it was delivered.' }],
  sandbox_reviewed: [
    { after: 2, status: 'review', reason: 'Nobody knows yet whether it was delivered.' },
    delivered(30),
  ],
  sandbox_reversed: [
    delivered(2),
    { after: 30, status: 'failed', event: 'refunded', reason: 'It was taken back after it was delivered.' },
  ],
};

export const sandboxSteps = (username: string): readonly Step[] => stories[username.toLowerCase()] ?? [delivered(2)];

/** How an order of a sandbox stands so long after it was made. */
export function sandboxStanding(
  username: string,
  ageSeconds: number,
): Pick<ResellerOrder, 'status' | 'reason' | 'isRefunded' | 'isReversed'> & { readonly endedAfter: number | null } {
  const steps = sandboxSteps(username);
  const past = steps.filter(({ after }) => after <= ageSeconds);
  const last = past.at(-1);
  return {
    status: last?.status ?? 'processing',
    reason: last?.reason ?? null,
    isRefunded: past.some(({ event }) => event === 'refunded'),
    isReversed: past.some(({ event }) => event === 'delivered') && last?.status === 'failed',
    endedAfter: last && past.length === steps.length && last.status !== 'review' ? last.after : null,
  };
}

/** Refuses as real orders are refused, for the names that ask for it. */
export function refuseInSandbox(username: string): void {
  const name = username.toLowerCase();
  if (name === 'sandbox_poor')
    throw new Refusal('balance_exhausted', 'The balance and the credit line do not cover this order.');
  if (name === 'sandbox_down') throw new Refusal('supplier_unavailable', 'No supplier can deliver just now.');
}

/** Who is known in the sandbox: every name but two. Of numbers, all but 404, who has no username. */
export function validateInSandbox(recipient: string) {
  if (recipient === '404') return { verdict: 'no', reason: 'no_username' } as const;
  const username = /^\d+$/.test(recipient) ? 'sandbox_user' : recipient.replace(/^@/, '');
  const name = username.toLowerCase();
  if (name === 'sandbox_nobody') return { verdict: 'no', username, reason: 'not_found' } as const;
  if (name === 'sandbox_unknown') return { verdict: 'unknown', username, reason: 'not_verified' } as const;
  return { verdict: 'yes', username, name: 'Sandbox User' } as const;
}
