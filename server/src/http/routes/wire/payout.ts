import { z } from 'zod';
import { amountToWire, type Asset } from '#kernel';
import {
  payoutOutcomes,
  payoutSources,
  payoutStatuses,
  type KeptDestination,
  type Payout,
  type PayoutQuote,
  type PayoutStory,
} from '#payouts';
import { AmountTold } from './amount.ts';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';

export const PayoutStatus = z.enum(payoutStatuses as [Payout['status'], ...Payout['status'][]]);

/** A person whose money is kept here. */
export const User = z
  .string()
  .regex(/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/, {
    error: 'Name the user in 1 to 64 letters, digits, "_", "-" or ".", no dot first.',
  })
  .describe('Your own name for the person; for a Telegram user, the numeric id as a string.');

/** The code of a gateway that pays out. */
export const RailCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,31}$/, { error: 'Write the code of a rail, such as "ton" or "stars_gift".' })
  .describe('The code of a gateway that pays out; `GET /v1/settings/payouts` lists them.');

const fieldName = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/);
const fieldValue = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'Leave control characters out.' });

export const DestinationFields = z
  .record(fieldName, fieldValue)
  .refine((fields) => Object.keys(fields).length <= 16, { error: 'A destination has at most 16 fields.' })
  .meta({ id: 'DestinationFields', description: 'Where the money goes: fields by the names of the rail.' });

export const PayoutTold = z
  .object({
    payout: z.string(),
    status: PayoutStatus,
    source: z
      .enum(payoutSources)
      .describe('Whose money it is: a user’s, or what is kept with a supplier of the store.'),
    user: z.string().describe('Their id: the user’s, or the supplier’s.'),
    purchase: z.string().optional().describe('What a supplier is paid for.'),
    valid_until: InstantTold.optional().describe('It never leaves from then on.'),
    rail: z.string(),
    connection: z.string().describe('The account that pays.'),
    amount: AmountTold.describe('What was taken from the user.'),
    fee: AmountTold.describe('What of it is ours.'),
    net: AmountTold.describe('What the receiver is to get.'),
    destination: z.record(z.string(), z.string()),
    address: z.string().optional().describe('The entry of the address book.'),
    comment: z.string().optional(),
    outcome: z.enum(payoutOutcomes).optional().describe('Why the money went back.'),
    problem: z.string().optional().describe('Why it waits or went back, in a sentence.'),
    external_id: z.string().optional().describe('The payment as the outer system names it.'),
    proof: z.string().optional(),
    asked_by: z.string(),
    desk_since: InstantTold.optional().describe('Since when a person has to look at it.'),
    requested_at: InstantTold,
    approved_at: InstantTold.optional(),
    sent_at: InstantTold.optional(),
    confirmed_at: InstantTold.optional(),
    returned_at: InstantTold.optional(),
  })
  .meta({ id: 'Payout' });

export const PayoutStoryTold = PayoutTold.extend({
  approvals: z.array(z.string()).describe('Who has approved it.'),
  steps: z.array(z.object({ status: PayoutStatus, at: InstantTold, actor: z.string(), reason: z.string().optional() })),
}).meta({ id: 'PayoutStory' });

const instant = (at: Date | null) => (at ? toInstant(at) : undefined);
const told = (asset: Asset, units: bigint) => amountToWire({ asset, units });

export const fromPayout = (payout: Payout) => ({
  payout: payout.id,
  status: payout.status,
  source: payout.source,
  user: payout.user,
  rail: payout.rail,
  connection: payout.connection,
  amount: told(payout.asset, payout.units),
  fee: told(payout.asset, payout.fee),
  net: told(payout.asset, payout.net),
  destination: { ...payout.destination },
  asked_by: payout.askedBy,
  requested_at: toInstant(payout.requestedAt),
  ...given({
    purchase: payout.reference ?? undefined,
    valid_until: instant(payout.validUntil),
    address: payout.address ?? undefined,
    comment: payout.comment ?? undefined,
    outcome: payout.outcome ?? undefined,
    problem: payout.problem ?? undefined,
    external_id: payout.externalId ?? undefined,
    proof: payout.proof ?? undefined,
    desk_since: instant(payout.deskSince),
    approved_at: instant(payout.approvedAt),
    sent_at: instant(payout.firstSentAt),
    confirmed_at: instant(payout.confirmedAt),
    returned_at: instant(payout.returnedAt),
  }),
});

export const fromStory = ({ payout, approvals, steps }: PayoutStory) => ({
  ...fromPayout(payout),
  approvals,
  steps: steps.map(({ status, at, actor, reason }) => ({
    status,
    at: toInstant(at),
    actor,
    ...given({ reason: reason ?? undefined }),
  })),
});

export const QuoteTold = z
  .object({
    amount: AmountTold.describe('What would be taken from the user.'),
    fee: AmountTold,
    net: AmountTold.describe('What the receiver would get.'),
    minimum: AmountTold,
    maximum: AmountTold.optional(),
    approvals: z.int().describe('How many people would have to approve it.'),
    hold_seconds: z.int().describe('How long it would rest before it goes out.'),
    stopped: z.string().optional().describe('Why nothing goes out just now.'),
  })
  .meta({ id: 'PayoutQuote' });

export const fromQuote = ({ asset, ...quote }: PayoutQuote) => ({
  amount: told(asset, quote.units),
  fee: told(asset, quote.fee),
  net: told(asset, quote.net),
  minimum: told(asset, quote.minimum),
  approvals: quote.approvals,
  hold_seconds: quote.holdSeconds,
  ...given({
    maximum: quote.maximum === null ? undefined : told(asset, quote.maximum),
    stopped: quote.stopped ?? undefined,
  }),
});

export const DestinationTold = z
  .object({
    id: z.string(),
    user: z.string(),
    rail: z.string(),
    destination: z.record(z.string(), z.string()),
    label: z.string(),
    added_at: InstantTold,
    usable_at: InstantTold.describe('From when on it is paid.'),
  })
  .meta({ id: 'Destination' });

export const fromDestination = ({ id, user, rail, destination, label, addedAt, usableAt }: KeptDestination) => ({
  id,
  user,
  rail,
  destination: { ...destination },
  label,
  added_at: toInstant(addedAt),
  usable_at: toInstant(usableAt),
});
