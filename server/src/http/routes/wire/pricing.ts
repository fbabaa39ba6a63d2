import { z } from 'zod';
import type {
  CatalogueChange,
  ConstantsChange,
  ConstantsVersion,
  DiscountChange,
  MarkupChange,
  MarkupScope,
  PriceChange,
  PricePreview,
  ScopedMarkup,
  Wholesale,
} from '#catalogue';
import { amountToWire, Refusal } from '#kernel';
import { Amount, AmountTold } from './amount.ts';
import { User } from './asset.ts';
import { CategoryCode, PricingAsked, ServiceNumber } from './catalogue.ts';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';

const about = {
  fee: 'What the house takes of a reward, in basis points; 1300 at the least.',
  star: 'What one Star is worth here.',
  step: 'Prices are rounded up to a multiple of this.',
};
const markupRule = 'Name the category, service or user that the mark-up is for, and nothing else.';

export const ConstantsAsked = z
  .strictObject({
    fee_basis_points: z.int().min(0).max(10_000).optional().describe(about.fee),
    usd_per_star: Amount.optional().describe(about.star),
  })
  .meta({ id: 'PanelConstantsAsked' });

export const ConstantsTold = z
  .object({
    version: z.int().describe('Counts changes; 0 where no catalogue was begun.'),
    fee_basis_points: z.int().describe(about.fee),
    usd_per_star: AmountTold.describe(about.star),
    by: z.string().optional(),
    at: InstantTold.optional(),
  })
  .meta({ id: 'PanelConstants' });

const scopes = ['all', 'category', 'service', 'customer'] as const;

export const MarkupAsked = z
  .strictObject({
    scope: z.enum(scopes),
    category: CategoryCode.optional(),
    service: ServiceNumber.optional(),
    user: User.optional(),
    basis_points: z.int().min(-10_000).max(1_000_000).optional(),
    step: Amount.optional().describe(about.step),
  })
  .meta({ id: 'PanelMarkupAsked' });

export const MarkupTold = z
  .object({
    scope: z.enum(scopes),
    category: z.string().optional(),
    service: z.int().optional(),
    user: z.string().optional(),
    basis_points: z.int(),
    step: AmountTold.describe(about.step),
  })
  .meta({ id: 'PanelMarkup' });

export const DiscountAsked = z
  .strictObject({
    user: User,
    basis_points: z.int().min(0).max(9999).optional().describe('Off every price; 0 takes it away.'),
    service: ServiceNumber.optional(),
    rate: Amount.optional().describe('In USD per 1,000 of the service.'),
  })
  .refine(
    ({ basis_points: off, service, rate }) =>
      (off === undefined) !== (service === undefined) && (service !== undefined || rate === undefined),
    {
      error: 'Give `basis_points`, or a `service` and its `rate`.',
    },
  )
  .meta({ id: 'PanelDiscountAsked' });

export const WholesaleTold = z
  .object({
    user: z.string(),
    basis_points: z.int(),
    rates: z.array(z.object({ service: z.int(), rate: AmountTold })),
  })
  .meta({ id: 'PanelWholesale' });

export const PreviewAsked = z
  .strictObject({
    constants: ConstantsAsked.optional(),
    markup: MarkupAsked.optional(),
    discount: DiscountAsked.optional(),
    price: z.strictObject({ service: ServiceNumber, pricing: PricingAsked }).optional(),
    cost: z.strictObject({ service: ServiceNumber, cost: Amount }).optional(),
  })
  .refine((body) => Object.values(body).filter((one) => one !== undefined).length === 1, {
    error: 'Give one change.',
  })
  .meta({ id: 'PanelPreviewAsked' });

export const toConstants = (body: z.output<typeof ConstantsAsked>): ConstantsChange =>
  given({ feeBasisPoints: body.fee_basis_points, usdPerStar: body.usd_per_star });

const smallestStep = { asset: 'USD', units: 1n };

export function toMarkup(body: z.output<typeof MarkupAsked>): MarkupChange {
  const { basis_points: basisPoints, step = smallestStep } = body;
  return { scope: scopeOf(body), markup: basisPoints === undefined ? null : { basisPoints, step } };
}

function scopeOf({ scope, category, service, user }: z.output<typeof MarkupAsked>): MarkupScope {
  const named = [category, service, user].filter((one) => one !== undefined).length;
  if (scope === 'all' && named === 0) return { of: scope };
  if (scope === 'category' && category !== undefined && named === 1) return { of: scope, category };
  if (scope === 'service' && service !== undefined && named === 1) return { of: scope, service };
  if (scope === 'customer' && user !== undefined && named === 1) return { of: scope, user };
  throw new Refusal('invalid_request', markupRule, { field: 'scope' });
}

export const toDiscount = ({
  user,
  basis_points: off,
  service,
  rate,
}: z.output<typeof DiscountAsked>): DiscountChange =>
  service === undefined ? { user, basisPoints: off ?? null } : { user, service, rate: rate ?? null };

export function toPriceChange(body: z.output<typeof PreviewAsked>): PriceChange {
  const { constants, markup, discount, price, cost } = body;
  if (constants) return { of: 'constants', change: toConstants(constants) };
  if (markup) return { of: 'markup', change: toMarkup(markup) };
  if (discount) return { of: 'discount', change: toDiscount(discount) };
  if (price) return { of: 'price', change: price };
  if (cost) return { of: 'cost', change: cost };
  throw new Refusal('invalid_request', 'Give one change.');
}

export const fromConstants = ({ version, feeBasisPoints, usdPerStar, by, at }: ConstantsVersion) => ({
  version,
  fee_basis_points: feeBasisPoints,
  usd_per_star: amountToWire(usdPerStar),
  ...given({ by: by ?? undefined, at: at ? toInstant(at) : undefined }),
});

export const fromMarkup = ({ scope: { of, ...subject }, markup }: ScopedMarkup) => ({
  scope: of,
  ...subject,
  basis_points: markup.basisPoints,
  step: amountToWire(markup.step),
});

export const fromWholesale = ({ user, basisPoints, rates }: Wholesale) => ({
  user,
  basis_points: basisPoints,
  rates: [...rates].toSorted(([a], [b]) => a - b).map(([service, rate]) => ({ service, rate: amountToWire(rate) })),
});

export const fromPreview = ({ service, name, isEnabled, before, after }: PricePreview) => ({
  service,
  name,
  is_enabled: isEnabled,
  before: amountToWire(before),
  after: amountToWire(after),
});

export const fromChange = ({ n, at, before, after, ...change }: CatalogueChange) => ({
  ...change,
  n: String(n),
  at: toInstant(at),
  ...given({ before: before ?? undefined, after: after ?? undefined }),
});
