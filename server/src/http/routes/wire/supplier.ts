import { z } from 'zod';
import { amountToWire, parseUnits, scaleOf, type Amount as Money } from '#kernel';
import { filled, purchaseStatuses, type Purchase, type Supplier, type SupplierAccount, type Suppliers } from '#supply';
import { AmountTold } from './amount.ts';
import { Field, fieldsOf } from './connection.ts';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';
import { BalanceTold, fromBalance } from './provider.ts';

export const SupplierKindTold = z
  .object({
    kind: z.string(),
    name: z.string(),
    fields: z.array(Field),
    min_stars: z.int(),
    max_stars: z.int(),
    by_hand: z.boolean().describe('Nobody is called: a person buys, at the desk.'),
    pays_on_chain: z.boolean().describe('Its orders are paid one by one on the chain; else a float is held there.'),
    validates: z.boolean().describe('Whether it can say if somebody can be topped up.'),
    tells: z.boolean().describe('Whether it tells of orders by itself.'),
  })
  .meta({ id: 'SupplierKind' });

export const fromSupplierKind = (one: Supplier) => ({
  kind: one.code,
  name: one.name,
  fields: [...fieldsOf(one.form.settings, false), ...fieldsOf(one.form.secrets, true)],
  min_stars: one.limits.min,
  max_stars: one.limits.max,
  by_hand: one.byHand ?? false,
  pays_on_chain: one.paysOnChain ?? false,
  validates: one.validate !== undefined,
  tells: one.webhook !== undefined,
});

/** What something cost or what came back may be nothing. */
export const AmountOrNone = z
  .strictObject({
    asset: z.string().regex(/^[A-Z]{3,5}$/, { error: 'Name the asset, such as "USD".' }),
    amount: z.string().regex(/^(0|[1-9]\d{0,11})(\.\d{1,9})?$/, { error: 'Write a decimal string such as "7.5".' }),
  })
  .transform(({ asset, amount }): Money => ({ asset, units: parseUnits(amount, scaleOf(asset)) }))
  .meta({ id: 'AmountOrNone', description: 'An asset and how much of it; "0" for nothing.' });

export const SupplierTold = z
  .object({
    supplier: z.string(),
    kind: z.string(),
    name: z.string(),
    asset: z.string().describe('What it is paid in.'),
    settings: z.record(z.string(), z.string()).describe('With the usual values filled in.'),
    rank: z.int().describe('Lower is asked first.'),
    is_on: z.boolean(),
    alarm_below: AmountTold.optional(),
    webhook_url: z.string().describe('Enter this at the supplier, where it asks for an address to tell.'),
    failures: z.int().describe('Calls in a row that came to nothing.'),
    broken_until: InstantTold.optional().describe('Nothing new is bought there before.'),
    low_since: InstantTold.optional().describe('Since when little money is left there.'),
    differs_since: InstantTold.optional().describe('Since when its balance is another than our books say.'),
    told: BalanceTold.optional().describe('What it last said it has.'),
    told_at: InstantTold.optional(),
    added_at: InstantTold,
    changed_at: InstantTold,
  })
  .meta({ id: 'Supplier' });

const instant = (at: Date | null) => (at ? toInstant(at) : undefined);

type Needs = { readonly suppliers: Suppliers; readonly config: { readonly publicUrl: string } };

export const fromSupplier = ({ suppliers, config }: Needs, one: SupplierAccount) => ({
  supplier: one.id,
  kind: one.kind,
  name: one.name,
  asset: one.asset,
  settings: filled(suppliers[one.kind]?.form.settings ?? {}, one.settings),
  rank: one.rank,
  is_on: one.isOn,
  webhook_url: `${config.publicUrl}/hooks/supplier/${one.id}`,
  failures: one.failures,
  added_at: toInstant(one.addedAt),
  changed_at: toInstant(one.changedAt),
  ...given({
    alarm_below: one.alarm ? amountToWire(one.alarm) : undefined,
    broken_until: instant(one.brokenUntil),
    low_since: instant(one.lowSince),
    differs_since: instant(one.differsSince),
    told: one.told ? fromBalance(one.told) : undefined,
    told_at: instant(one.toldAt),
  }),
});

export const PurchaseTold = z
  .object({
    purchase: z.string(),
    order: z.string(),
    supplier: z.string(),
    status: z.enum(purchaseStatuses),
    username: z.string(),
    stars: z.int(),
    external_id: z.string().optional().describe('The supplier’s own name for it.'),
    max_cost: AmountTold.describe('It is not bought for more.'),
    expected: BalanceTold.describe('What it was to cost.'),
    cost: BalanceTold.optional(),
    returned: BalanceTold.optional().describe('What the supplier gave or is giving back.'),
    payment: z
      .enum(['wanted', 'asked', 'sent', 'paid', 'dead'])
      .optional()
      .describe('How far its payment on the chain is; `dead`: surely never paid.'),
    network_fee: BalanceTold.optional(),
    proof: z.string().optional().describe('What shows that it was delivered.'),
    words: z.string().optional().describe('What the supplier said.'),
    problem: z.string().optional().describe('Why it waits for a person.'),
    desk_since: InstantTold.optional(),
    taken_by: z.string().optional().describe('Who buys it by hand.'),
    taken_at: InstantTold.optional(),
    sent_at: InstantTold,
    placed_at: InstantTold.optional(),
    ended_at: InstantTold.optional(),
  })
  .meta({ id: 'StorePurchase' });

export function fromPurchase(one: Purchase) {
  const money = (units: bigint | null) => (units === null ? undefined : fromBalance({ asset: one.asset, units }));
  return {
    purchase: one.id,
    order: one.order,
    supplier: one.supplier,
    status: one.status,
    username: one.username,
    stars: one.stars,
    max_cost: amountToWire({ asset: one.asset, units: one.max }),
    expected: fromBalance({ asset: one.asset, units: one.expected }),
    sent_at: toInstant(one.sentAt),
    ...given({
      external_id: one.externalId ?? undefined,
      cost: money(one.cost),
      returned: money(one.returned),
      payment: one.payState ?? undefined,
      network_fee: one.networkFee ? fromBalance(one.networkFee) : undefined,
      proof: one.proof ?? undefined,
      words: one.words ?? undefined,
      problem: one.problem ?? undefined,
      desk_since: instant(one.deskSince),
      taken_by: one.takenBy ?? undefined,
      taken_at: instant(one.takenAt),
      placed_at: instant(one.placedAt),
      ended_at: instant(one.endedAt),
    }),
  };
}
