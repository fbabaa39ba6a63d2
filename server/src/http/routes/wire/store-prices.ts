import { z } from 'zod';
import {
  stepOf,
  type Fee,
  type Method,
  type MethodInput,
  type MethodPrice,
  type PricedPackage,
  type PricePreview,
  type PriceNow,
  type PriceRule,
  type Quote,
  type QuotesChange,
  type RuleChange,
  type StarPackage,
} from '#quotes';
import { amountToWire, type Amount as Sum } from '#kernel';
import { Amount, AmountTold } from './amount.ts';
import { BasisPoints, Money, User } from './asset.ts';
import { Names } from './catalogue.ts';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';
import { Code, words } from './text.ts';

const starsRule = 'Write a whole number of Stars.';

export const Stars = z.int({ error: starsRule }).min(1, { error: starsRule }).max(1_000_000_000, { error: starsRule });

/** The same in a query. */
export const StarsQuery = z.coerce.number({ error: starsRule }).pipe(Stars);

/** The same in a path. */
export const StarsText = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, { error: starsRule })
  .transform(Number);

const about = {
  step: 'The price is rounded up to a multiple of this; a cent, when not given.',
  fixed: 'Put on top; nothing, when not given.',
  mayLose: 'Sells under what suppliers ask, where the price comes to that.',
  fee: 'What it costs the house where the gateway does not say itself what it kept.',
  surcharge: 'What the buyer pays on top for choosing it; nothing, when not given.',
  cost: 'What the cheapest supplier that may deliver asks now.',
};

export const PackageAsked = z
  .strictObject({ names: Names, is_on: z.boolean().default(true) })
  .meta({ id: 'StorePackageAsked' });

export const PackageTold = z
  .object({
    stars: z.int(),
    names: z.record(z.string(), z.string()),
    is_on: z.boolean(),
    price: AmountTold.optional().describe('Now, in the currency of the store; not given while nobody can say.'),
    cost: AmountTold.optional().describe(about.cost),
  })
  .meta({ id: 'StorePackage' });

const scope = {
  currency: Money.describe('The currency of the prices that it makes.'),
  stars: Stars.optional().describe('One package; all amounts, when not given.'),
  reseller: User.optional().describe('One reseller; everybody, when not given.'),
};

export const RuleAsked = z
  .strictObject({
    ...scope,
    price: Amount.optional().describe('A fixed price of one package.'),
    basis_points: z.int().min(-9999).max(1_000_000).optional().describe('On the cost of the moment.'),
    fixed: Amount.optional().describe(about.fixed),
    step: Amount.optional().describe(about.step),
    may_lose: z.boolean().default(false).describe(about.mayLose),
  })
  .refine(
    ({ price, basis_points: part, fixed, step }) =>
      price === undefined ? part !== undefined || (fixed ?? step) === undefined : (part ?? fixed ?? step) === undefined,
    { error: 'Give a `price`, or `basis_points` with what goes with them; neither takes the rule away.' },
  )
  .meta({ id: 'StoreRuleAsked' });

export const RuleTold = z
  .object({
    currency: z.string(),
    stars: z.int().optional(),
    reseller: z.string().optional(),
    price: AmountTold.optional(),
    basis_points: z.int().optional(),
    fixed: AmountTold.optional(),
    step: AmountTold.optional(),
    may_lose: z.boolean().describe(about.mayLose),
  })
  .meta({ id: 'StoreRule' });

const FeeAsked = z
  .strictObject({ basis_points: BasisPoints.default(0), fixed: Amount.optional() })
  .meta({ id: 'StoreFeeAsked' });
const FeeTold = z.object({ basis_points: z.int(), fixed: AmountTold }).meta({ id: 'StoreFee' });

export const MethodAsked = z
  .strictObject({
    gateway: Code,
    connection: words(100).optional().describe('Its id or name; the only one at this gateway, when not given.'),
    asset: Money.describe('What the invoice is in.'),
    fee: FeeAsked.default({ basis_points: 0 }).describe(about.fee),
    surcharge: FeeAsked.optional().describe(about.surcharge),
    min: Amount.optional().describe('The cheapest order it pays, in the currency of the store.'),
    max: Amount.optional().describe('The dearest order it pays.'),
    names: Names,
    position: z.int().min(0).max(1_000_000).optional(),
    is_on: z.boolean().default(true),
  })
  .meta({ id: 'StoreMethodAsked' });

export const MethodTold = z
  .object({
    method: z.string(),
    gateway: z.string(),
    connection: z.string().optional(),
    asset: z.string(),
    fee: FeeTold.describe(about.fee),
    surcharge: FeeTold.optional().describe(about.surcharge),
    min: AmountTold.optional(),
    max: AmountTold.optional(),
    names: z.record(z.string(), z.string()),
    position: z.int(),
    is_on: z.boolean(),
  })
  .meta({ id: 'StoreMethod' });

const MethodPriceTold = z
  .object({
    method: z.string(),
    amount: AmountTold.describe('What the invoice says.'),
    price: AmountTold.describe('The same in the currency of the store, the surcharge included.'),
    fee: AmountTold.describe('What this way of paying is expected to cost the house.'),
    surcharge: AmountTold.describe('What of the price is for choosing this method.'),
    rate: z.string().optional().describe('What one whole of the asset is worth in the currency of the store.'),
  })
  .meta({ id: 'StoreMethodPrice' });

const price = {
  stars: z.int(),
  reseller: z.string().optional(),
  price: AmountTold.describe('In the currency of the store, before any surcharge.'),
  cost: AmountTold.describe(about.cost),
  max_cost: AmountTold.describe('The most that is spent at a supplier for it.'),
  methods: z.array(MethodPriceTold),
};
export const PriceTold = z.object(price).meta({ id: 'StorePrice' });
export const QuoteTold = z
  .object({ quote: z.string(), ...price, made_at: InstantTold, ends_at: InstantTold })
  .meta({ id: 'StoreQuote' });

const toldIfAny = (amount: Sum | null) => (amount ? amountToWire(amount) : undefined);

export const fromPackage = ({ stars, names, isOn, ...priced }: StarPackage & Partial<PricedPackage>) => ({
  stars,
  names: { ...names },
  is_on: isOn,
  ...given({ price: toldIfAny(priced.price ?? null), cost: toldIfAny(priced.cost ?? null) }),
});

export function toRule(body: z.output<typeof RuleAsked>): RuleChange {
  const { currency, stars, reseller, price: said, basis_points: basisPoints, may_lose: mayLose } = body;
  const of = { currency, ...given({ stars, reseller }) };
  if (said) return { scope: of, rule: { pricing: { by: 'fixed', price: said }, mayLose } };
  if (basisPoints === undefined) return { scope: of, rule: null };
  const { fixed = { asset: currency, units: 0n }, step = { asset: currency, units: stepOf(currency) } } = body;
  return { scope: of, rule: { pricing: { by: 'margin', basisPoints, fixed, step }, mayLose } };
}

export const fromRule = ({ scope: of, pricing, mayLose }: PriceRule) => ({
  ...of,
  ...(pricing.by === 'fixed'
    ? { price: amountToWire(pricing.price) }
    : {
        basis_points: pricing.basisPoints,
        fixed: amountToWire(pricing.fixed),
        step: amountToWire(pricing.step),
      }),
  may_lose: mayLose,
});

const toFee = ({ basis_points: basisPoints, fixed }: z.output<typeof FeeAsked>, currency: string): Fee => ({
  basisPoints,
  fixed: fixed ?? { asset: currency, units: 0n },
});

/** A fee without a fixed sum is of no currency yet: it is the store's. */
export const toMethod = (code: string, body: z.output<typeof MethodAsked>, currency: string): MethodInput => ({
  code,
  gateway: body.gateway,
  connection: body.connection ?? null,
  asset: body.asset,
  fee: toFee(body.fee, currency),
  surcharge: body.surcharge ? toFee(body.surcharge, currency) : null,
  min: body.min ?? null,
  max: body.max ?? null,
  names: body.names,
  isOn: body.is_on,
  ...given({ position: body.position }),
});

const fromFee = ({ basisPoints, fixed }: Fee) => ({ basis_points: basisPoints, fixed: amountToWire(fixed) });

export const fromMethod = ({ code, fee, surcharge, min, max, names, isOn, connection, ...method }: Method) => ({
  method: code,
  ...method,
  fee: fromFee(fee),
  names: { ...names },
  is_on: isOn,
  ...given({
    connection: connection ?? undefined,
    surcharge: surcharge ? fromFee(surcharge) : undefined,
    min: toldIfAny(min),
    max: toldIfAny(max),
  }),
});

const fromMethodPrice = ({ method, amount, price: paid, fee, surcharge, rate }: MethodPrice) => ({
  method,
  amount: amountToWire(amount),
  price: amountToWire(paid),
  fee: amountToWire(fee),
  surcharge: amountToWire(surcharge),
  ...given({ rate: rate ?? undefined }),
});

export const fromPrice = ({ stars, reseller, price: asked, cost, maxCost, methods }: PriceNow) => ({
  stars,
  ...given({ reseller: reseller ?? undefined }),
  price: amountToWire(asked),
  cost: amountToWire(cost),
  max_cost: amountToWire(maxCost),
  methods: methods.map(fromMethodPrice),
});

export const fromQuote = (quote: Quote) => ({
  quote: quote.id,
  ...fromPrice(quote),
  made_at: toInstant(quote.madeAt),
  ends_at: toInstant(quote.endsAt),
});

export const fromPricePreview = ({ stars, cost, before, after, marginAfter }: PricePreview) => ({
  stars,
  cost: amountToWire(cost),
  before: amountToWire(before),
  after: amountToWire(after),
  margin_after: marginAfter,
});

export const fromPriceChange = ({ n, at, before, after, ...change }: QuotesChange) => ({
  ...change,
  n: String(n),
  at: toInstant(at),
  ...given({ before: before ?? undefined, after: after ?? undefined }),
});
