import { z } from 'zod';
import {
  fulfillers,
  linkKinds,
  serviceTypes,
  workKinds,
  type PricedService,
  type Pricing,
  type ServiceInput,
} from '#catalogue';
import { amountToWire } from '#kernel';
import { Amount, AmountTold } from './amount.ts';
import { given } from './given.ts';
import { lines, words } from './text.ts';

const numberRule = 'Write the number of a service, such as 12.';
const numberMax = 2_147_483_647;

/** The public number of a service, in a body. */
export const ServiceNumber = z
  .int({ error: numberRule })
  .min(1, { error: numberRule })
  .max(numberMax, { error: numberRule });

/** The same in a path or a query. */
export const ServiceNumberText = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, { error: numberRule })
  .refine((text) => Number(text) <= numberMax, { error: numberRule })
  .transform(Number);

export const Language = z
  .string()
  .regex(/^[a-z]{2,3}$/, { error: 'Name the language by its code, such as "en" or "ru".' })
  .describe('A code such as `ru`; what is not written in it is told in English.');

const languagesMax = 40;
const inLanguages = <T extends z.ZodType>(text: T) =>
  z.record(Language, text).refine((all) => 'en' in all && Object.keys(all).length <= languagesMax, {
    error: `Write it in English ("en"), and in ${languagesMax} languages at most.`,
  });

export const Names = inLanguages(words(200)).describe('By language; `en` has to be there.');
const Descriptions = inLanguages(z.union([z.literal(''), lines(2000)])).describe('By language; `en` has to be there.');
export const CategoryCode = words(100).describe('Its code; `PUT /v1/panel/categories` says how it is called.');

const about = {
  pricing:
    '`formula`: reward × (1 + fee) × USD per Star; `fixed`: so much in USD per 1,000; `upstream`: cost and mark-up.',
  cost: 'What 1,000 cost us, in USD; no price is ever under it.',
  kind: 'What workers are asked to do; only where `fulfilled_by` is `tasks`.',
  refillDays: 'For how many days after its end an order may be refilled.',
  position: 'Its place in its category.',
  rate: 'USD per 1,000, for everybody or for the `user` asked for.',
};

export const PricingAsked = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('formula'), reward: Amount }),
    z.strictObject({ by: z.literal('fixed'), rate: Amount }),
    z.strictObject({ by: z.literal('upstream') }),
  ])
  .meta({ id: 'ServicePricingAsked' });

const PricingTold = z
  .union([
    z.object({ by: z.literal('formula'), reward: AmountTold }),
    z.object({ by: z.literal('fixed'), rate: AmountTold }),
    z.object({ by: z.literal('upstream') }),
  ])
  .meta({ id: 'ServicePricing' });

const Count = z.int().min(1).max(numberMax);

export const ServiceRequest = z
  .strictObject({
    type: z.enum(serviceTypes).default('default'),
    fulfilled_by: z.enum(fulfillers),
    kind: z.enum(workKinds).optional().describe(about.kind),
    link: z.enum(linkKinds).default('any'),
    names: Names,
    descriptions: Descriptions.default({ en: '' }),
    category: CategoryCode,
    pricing: PricingAsked.describe(about.pricing),
    cost: Amount.optional().describe(about.cost),
    min: Count,
    max: Count,
    dripfeed: z.boolean().default(false),
    cancel: z.boolean().default(false),
    refill: z.boolean().default(false),
    refill_days: z.int().min(0).max(3650).default(0).describe(about.refillDays),
    position: z.int().min(0).max(1_000_000).optional().describe(about.position),
    is_enabled: z
      .boolean()
      .optional()
      .describe('Of a new one: whether it can be ordered at once; it can, when not given.'),
  })
  .meta({ id: 'PanelServiceAsked' });

export const ServiceTold = z
  .object({
    service: z.int().describe('Its public number; never given to another.'),
    name: z.string(),
    description: z.string(),
    category: z.string(),
    category_name: z.string(),
    rate: AmountTold.describe(about.rate),
    type: z.enum(serviceTypes),
    fulfilled_by: z.enum(fulfillers),
    kind: z.enum(workKinds).optional().describe(about.kind),
    link: z.enum(linkKinds),
    names: z.record(z.string(), z.string()),
    descriptions: z.record(z.string(), z.string()),
    pricing: PricingTold.describe(about.pricing),
    cost: AmountTold.optional().describe(about.cost),
    min: z.int(),
    max: z.int(),
    dripfeed: z.boolean(),
    cancel: z.boolean(),
    refill: z.boolean(),
    refill_days: z.int().describe(about.refillDays),
    position: z.int().describe(about.position),
    is_enabled: z.boolean(),
    disabled: z.object({ by: z.string(), reason: z.string() }).optional().describe('Who switched it off, and why.'),
  })
  .meta({ id: 'PanelService' });

export function toServiceInput(body: z.output<typeof ServiceRequest>, number?: number): ServiceInput {
  const {
    fulfilled_by: fulfilledBy,
    refill_days: refillDays,
    is_enabled: isEnabled,
    kind,
    position,
    cost,
    ...rest
  } = body;
  return { ...rest, fulfilledBy, kind: kind ?? null, refillDays, ...given({ number, position, cost, isEnabled }) };
}

function fromPricing(pricing: Pricing): z.input<typeof PricingTold> {
  if (pricing.by === 'formula') return { by: pricing.by, reward: amountToWire(pricing.reward) };
  return pricing.by === 'fixed' ? { by: pricing.by, rate: amountToWire(pricing.rate) } : { by: pricing.by };
}

export const fromService = (service: PricedService): z.input<typeof ServiceTold> => ({
  service: service.number,
  name: service.name,
  description: service.description,
  category: service.category,
  category_name: service.categoryName,
  rate: amountToWire(service.rate),
  type: service.type,
  fulfilled_by: service.fulfilledBy,
  link: service.link,
  names: { ...service.names },
  descriptions: { ...service.descriptions },
  pricing: fromPricing(service.pricing),
  min: service.min,
  max: service.max,
  dripfeed: service.dripfeed,
  cancel: service.cancel,
  refill: service.refill,
  refill_days: service.refillDays,
  position: service.position,
  is_enabled: service.isEnabled,
  ...given({
    kind: service.kind ?? undefined,
    cost: service.cost ? amountToWire(service.cost) : undefined,
    disabled: service.disabled ? { ...service.disabled } : undefined,
  }),
});
