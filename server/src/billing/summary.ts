import type { WorkspaceId } from '#kernel';
import { blocksAt } from './block.ts';
import type { CreditState } from './customer.ts';
import type { Entitlement } from './entitlement.ts';
import { entitlementsAt } from './entitlement-rows.ts';
import { figuresOf, lotsExpiringAfter } from './grant-rows.ts';
import { stateOf } from './grant.ts';
import { momentOf, type Moment } from './moment.ts';
import type { Reading } from './needs.ts';
import { creditsAt } from './read-customer.ts';
import { customerTimeline } from './timeline.ts';
import type { TimelineEntry, TimelineKind } from './timeline-entry.ts';
import { checkName } from './use.ts';

/** The next credits of a type that expire, when they are not spent before. */
export type NextExpiry = { readonly at: Date; readonly amount: bigint };

/** What a customer's own page shows. */
export type Summary = {
  readonly customer: string;
  readonly asOf: Date;
  readonly credits: readonly (CreditState & { readonly nextExpiry?: NextExpiry })[];
  readonly entitlements: readonly Entitlement[];
  readonly blocked: boolean;
  /** The last ten entries that are the customer's to see, newest first. */
  readonly entries: readonly TimelineEntry[];
};

/** What support wrote, and what an operator decides, is not for the customer's page. */
const shown: readonly TimelineKind[] = [
  'purchase',
  'grant',
  'use',
  'reservation',
  'commit',
  'release',
  'expiry',
  'refund',
  'refund_decision',
  'debt_forgiven',
  'subscription',
  'refill',
];

/** Everything the customer's page in a Mini App needs, in one answer. Refuses with `invalid_request`. */
export async function summarise(
  needs: Reading,
  workspace: WorkspaceId,
  customer: string,
  asOf?: Date,
): Promise<Summary> {
  checkName('customer', customer, 128);
  const moment = await momentOf(needs, workspace, asOf);
  const past = moment.seq === null ? {} : { asOf: moment.at };
  const credits = await creditsAt(needs, workspace, customer, moment);
  const expiries = await nextExpiries(needs, workspace, customer, moment);
  const blocks = await blocksAt(needs.pool, workspace, customer, moment.at);
  const { entries } = await customerTimeline(needs, workspace, customer, { limit: 10, kinds: shown, ...past });
  return {
    customer,
    asOf: moment.at,
    credits: credits.map((one) => {
      const nextExpiry = expiries.get(one.creditType);
      return nextExpiry ? { ...one, nextExpiry } : one;
    }),
    entitlements: await entitlementsAt(needs.pool, workspace, customer, moment.at),
    blocked: blocks.some(({ creditType }) => credits.some((one) => one.creditType === creditType && one.debt > 0n)),
    entries,
  };
}

/** How many lots are looked at for the next expiry; those behind them expire later. */
const most = 200;

async function nextExpiries({ pool }: Reading, workspace: WorkspaceId, customer: string, moment: Moment) {
  const lots = await lotsExpiringAfter(pool, workspace, customer, moment.at, most);
  const figures = await figuresOf(pool, workspace, lots, moment);
  const next = new Map<string, NextExpiry>();
  for (const lot of lots) {
    const where = figures.get(lot.id);
    const amount = where ? stateOf(lot, where, moment.at).available : 0n;
    const known = next.get(lot.creditType);
    if (amount === 0n || !lot.expiresAt) continue;
    if (!known) next.set(lot.creditType, { at: lot.expiresAt, amount });
    else if (+known.at === +lot.expiresAt) next.set(lot.creditType, { at: known.at, amount: known.amount + amount });
  }
  return next;
}
