import { z } from 'zod';
import { amountToWire, formatUnits, scaleOf, type Amount as Money } from '#kernel';
import { guards, placementStatuses, type Offer, type Placement, type ProviderAccount, type Source } from '#upstream';
import { AmountTold } from './amount.ts';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';

export const ProviderTold = z
  .object({
    provider: z.string(),
    kind: z.string(),
    name: z.string(),
    url: z.string(),
    currency: z.string(),
    is_on: z.boolean(),
    honours_request_id: z.boolean(),
    guard: z.enum(guards),
    margin_basis_points: z.int(),
    alarm_below: AmountTold.optional(),
    failures: z.int().describe('Calls in a row that came to nothing.'),
    broken_until: InstantTold.optional().describe('Nothing new is placed there before.'),
    low_since: InstantTold.optional().describe('Since when little money is left there.'),
    differs_since: InstantTold.optional().describe('Since when its balance is another than our books say.'),
    added_at: InstantTold,
    changed_at: InstantTold,
  })
  .meta({ id: 'PanelProvider' });

const instant = (at: Date | null) => (at ? toInstant(at) : undefined);
const money = (amount: Money | null) => (amount ? amountToWire(amount) : undefined);

export const fromProvider = (one: ProviderAccount) => ({
  provider: one.id,
  kind: one.kind,
  name: one.name,
  url: one.url,
  currency: one.currency,
  is_on: one.isOn,
  honours_request_id: one.honoursRequestId,
  guard: one.guard,
  margin_basis_points: one.marginBasisPoints,
  failures: one.failures,
  added_at: toInstant(one.addedAt),
  changed_at: toInstant(one.changedAt),
  ...given({
    alarm_below: money(one.alarm),
    broken_until: instant(one.brokenUntil),
    low_since: instant(one.lowSince),
    differs_since: instant(one.differsSince),
  }),
});

/** A balance may be below zero, so it is no `Amount`. */
export const BalanceTold = z
  .object({ asset: z.string(), amount: z.string().describe('A decimal string; below zero where more was spent.') })
  .meta({ id: 'PanelBalance' });

export const fromBalance = ({ asset, units }: Money) => ({ asset, amount: formatUnits(units, scaleOf(asset)) });

export const OfferTold = z
  .object({
    offer: z.string().describe('Its id at the panel.'),
    name: z.string(),
    type: z.string(),
    category: z.string(),
    rate: AmountTold.describe('Per 1,000.'),
    min: z.int(),
    max: z.int(),
    dripfeed: z.boolean(),
    refill: z.boolean(),
    cancel: z.boolean(),
    is_there: z.boolean().describe('Whether the panel still lists it.'),
    seen_at: InstantTold,
  })
  .meta({ id: 'PanelOffer' });

export const fromOffer = ({ id, rate, isThere, seenAt, ...one }: Offer) => ({
  offer: id,
  name: one.name,
  type: one.type,
  category: one.category,
  rate: amountToWire(rate),
  min: one.min,
  max: one.max,
  dripfeed: one.dripfeed,
  refill: one.refill,
  cancel: one.cancel,
  is_there: isThere,
  seen_at: toInstant(seenAt),
});

export const SourceTold = z
  .object({
    provider: z.string(),
    offer: z.string(),
    rank: z.int().describe('1 is asked first.'),
    dear_since: InstantTold.optional().describe('Since when its cost is above the margin.'),
  })
  .meta({ id: 'PanelSource' });

export const fromSource = ({ provider, offer, rank, dearSince }: Source) => ({
  provider,
  offer,
  rank,
  ...given({ dear_since: instant(dearSince) }),
});

export const PlacementTold = z
  .object({
    placement: z.string(),
    order: z.string(),
    run: z.int(),
    provider: z.string(),
    offer: z.string(),
    status: z.enum(placementStatuses),
    external_id: z.string().optional().describe('The panel’s own number for it.'),
    expected: AmountTold.describe('What it was to cost.'),
    charge: AmountTold.optional().describe('What the panel last said it keeps.'),
    delivered: z.int(),
    words: z.string().optional().describe('What the panel said.'),
    problem: z.string().optional().describe('Why it waits for a person.'),
    desk_since: InstantTold.optional(),
    sent_at: InstantTold,
    placed_at: InstantTold.optional(),
    ended_at: InstantTold.optional(),
  })
  .meta({ id: 'PanelPlacement' });

export const fromPlacement = (one: Placement) => ({
  placement: one.id,
  order: one.order,
  run: one.run,
  provider: one.provider,
  offer: one.offer,
  status: one.status,
  expected: amountToWire({ asset: one.currency, units: one.expected }),
  delivered: one.delivered,
  sent_at: toInstant(one.sentAt),
  ...given({
    external_id: one.externalId ?? undefined,
    charge: one.charge === null ? undefined : amountToWire({ asset: one.currency, units: one.charge }),
    words: one.words ?? undefined,
    problem: one.problem ?? undefined,
    desk_since: instant(one.deskSince),
    placed_at: instant(one.placedAt),
    ended_at: instant(one.endedAt),
  }),
});
