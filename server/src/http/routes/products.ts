import { z } from 'zod';
import {
  getProduct,
  listProducts,
  listVersions,
  productKinds,
  refundPolicies,
  setProduct,
  type Product,
  type ProductInput,
  type RollOver as RollOverLine,
} from '#billing';
import { amountToWire } from '#kernel';
import { route } from './operation.ts';
import { Amount, AmountTold } from './wire/amount.ts';
import { Duration, Seconds } from './wire/duration.ts';
import { given } from './wire/given.ts';
import { Instant, InstantTold, toInstant } from './wire/instant.ts';
import { CreditsAsked, Digits, toDigits } from './wire/quantity.ts';
import { Code, lines, words } from './wire/text.ts';

const Kind = z.enum(productKinds);
export const Policy = z
  .enum(refundPolicies)
  .describe(
    'What a refund does about what was bought: `void_remaining` takes what is left, `debt` lets what was spent be owed, `block` also refuses everything until that is settled, `forgive` takes nothing, `ask` takes what is left and lets you decide.',
  );
const Priority = z.int().min(0).max(1000).describe('Lower is spent first; 50 when not given.');

const Grace = z.union([z.literal(0), Duration]);
export const RollOver = z
  .strictObject({
    cap: CreditsAsked.describe('Carried over at most, what was carried over before and is still there included.'),
    expires_in: Duration.optional().describe('From the carrying over; never, when not given.'),
  })
  .meta({ id: 'RollOver' });
export const RollOverTold = z.object({ cap: Digits, expires_in: Seconds.optional() }).meta({ id: 'RollOverTold' });

const GrantLine = z
  .strictObject({
    credit_type: Code,
    amount: CreditsAsked,
    expires_in: Duration.optional().describe('From the purchase; never, when not given.'),
    priority: Priority.optional(),
    roll_over: RollOver.optional().describe(
      'For subscriptions: what is left when the next period is paid is carried over.',
    ),
  })
  .meta({ id: 'GrantLine' });

const EntitlementLine = z
  .strictObject({ feature: Code, duration: Duration.optional().describe('For ever, when not given.') })
  .meta({ id: 'EntitlementLine' });

const ProductRequest = z
  .strictObject({
    kind: Kind,
    title: words(32).describe('Shown on the invoice; Telegram takes 32 characters.'),
    description: lines(255).describe('Shown on the invoice; Telegram takes 255 characters.'),
    price: Amount.describe('Whole Stars: `{"asset": "XTR", "amount": "250"}`.'),
    grants: z.array(GrantLine).max(20).default([]),
    entitlements: z.array(EntitlementLine).max(20).default([]),
    refund_policy: Policy.default('void_remaining'),
    grace: Grace.optional().describe(
      'Of a subscription: how long access goes on after what is paid for, so that a late renewal interrupts nothing. A day when not given, 0 for none, 30 days at most.',
    ),
    once_per_customer: z.boolean().default(false).describe('A customer buys it once and never again, refunded or not.'),
    active: z.boolean().default(true).describe('False withdraws it from sale; what was sold runs on.'),
    available_from: Instant.optional(),
    available_until: Instant.optional(),
  })
  .meta({ id: 'ProductRequest' });

const ProductAnswer = z
  .object({
    code: z.string(),
    version: z.int().describe('A change makes the next version; what was sold keeps its own.'),
    kind: Kind,
    title: z.string(),
    description: z.string(),
    price: AmountTold,
    grants: z.array(
      z.object({
        credit_type: z.string(),
        amount: Digits,
        expires_in: Seconds.optional(),
        priority: z.int().optional(),
        roll_over: RollOverTold.optional(),
      }),
    ),
    entitlements: z.array(z.object({ feature: z.string(), duration: Seconds.optional() })),
    refund_policy: Policy,
    grace: z.int().optional().describe('Seconds.'),
    once_per_customer: z.boolean(),
    active: z.boolean(),
    available_from: InstantTold.optional(),
    available_until: InstantTold.optional(),
    created_at: InstantTold,
  })
  .meta({ id: 'Product' });

export const toRollOver = ({ cap, expires_in }: z.output<typeof RollOver>) => ({
  cap,
  ...given({ expiresIn: expires_in }),
});

export const fromRollOver = ({ cap, expiresIn }: RollOverLine, scale?: number) => ({
  cap: toDigits(cap, scale),
  ...given({ expires_in: expiresIn }),
});

const toProduct = (code: string, body: z.output<typeof ProductRequest>): ProductInput => ({
  code,
  kind: body.kind,
  title: body.title,
  description: body.description,
  price: body.price,
  grants: body.grants.map(({ credit_type, amount, expires_in, priority, roll_over }) => ({
    creditType: credit_type,
    amount,
    ...given({ expiresIn: expires_in, priority, rollOver: roll_over && toRollOver(roll_over) }),
  })),
  entitlements: body.entitlements.map(({ feature, duration }) => ({ feature, ...given({ duration }) })),
  refundPolicy: body.refund_policy,
  ...given({ grace: body.grace }),
  oncePerCustomer: body.once_per_customer,
  active: body.active,
  ...given({ availableFrom: body.available_from, availableUntil: body.available_until }),
});

const fromProduct = (product: Product): z.input<typeof ProductAnswer> => ({
  code: product.code,
  version: product.version,
  kind: product.kind,
  title: product.title,
  description: product.description,
  price: amountToWire(product.price),
  grants: product.grants.map(({ creditType, amount, expiresIn, priority, rollOver, scale }) => ({
    credit_type: creditType,
    amount: toDigits(amount, scale),
    ...given({ expires_in: expiresIn, priority, roll_over: rollOver && fromRollOver(rollOver, scale) }),
  })),
  entitlements: product.entitlements.map(({ feature, duration }) => ({ feature, ...given({ duration }) })),
  refund_policy: product.refundPolicy,
  ...given({ grace: product.grace }),
  once_per_customer: product.oncePerCustomer ?? false,
  active: product.active ?? true,
  created_at: toInstant(product.createdAt),
  ...given({
    available_from: product.availableFrom && toInstant(product.availableFrom),
    available_until: product.availableUntil && toInstant(product.availableUntil),
  }),
});

const versionRule = 'Name a version by its number, from 1.';
const Version = z.coerce
  .number({ error: versionRule })
  .int({ error: versionRule })
  .min(1, { error: versionRule })
  .max(2_000_000_000, { error: versionRule });

const tag = 'Catalogue';
const params = z.strictObject({ code: Code });
const pack = {
  kind: 'credit_pack',
  title: '500 credits',
  description: 'Enough for 50 images.',
  price: { asset: 'XTR', amount: '250' },
  grants: [{ credit_type: 'credits', amount: '500' }],
  entitlements: [],
  refund_policy: 'void_remaining',
  once_per_customer: false,
  active: true,
};
const told = { code: 'pack_500', version: 1, ...pack, created_at: '2026-11-20T10:00:00.000Z' };

export const productRoutes = [
  route(
    {
      id: 'setProduct',
      method: 'PUT',
      path: '/v1/products/{code}',
      tag,
      scope: 'catalogue:write',
      summary: 'Define a product, or its next version',
      description: 'The same product again changes nothing; a different one is the next version, sold from now on.',
      body: ProductRequest,
      params,
      answer: ProductAnswer,
      refusals: ['invalid_amount', 'unknown_feature', 'policy_unavailable'],
      example: { params: { code: 'pack_500' }, body: pack, answer: told },
    },
    async (needs, { workspace, params: { code }, body }) =>
      fromProduct(await setProduct(needs, workspace, toProduct(code, body))),
  ),
  route(
    {
      id: 'getProduct',
      method: 'GET',
      path: '/v1/products/{code}',
      tag,
      scope: 'catalogue:read',
      summary: 'A product: its newest version, or the one asked for',
      description: 'As it is sold now, or as it was sold then: a version never changes.',
      params,
      query: z.strictObject({ version: Version.exactOptional() }),
      answer: ProductAnswer,
      refusals: ['unknown_product'],
      example: { params: { code: 'pack_500' }, answer: told },
    },
    async (needs, { workspace, params: { code }, query: { version } }) =>
      fromProduct(await getProduct(needs, workspace, code, version)),
  ),
  route(
    {
      id: 'listProductVersions',
      method: 'GET',
      path: '/v1/products/{code}/versions',
      tag,
      scope: 'catalogue:read',
      summary: 'Every version of a product, newest first',
      description: 'What was sold keeps the version it was sold at.',
      params,
      answer: z.object({ versions: z.array(ProductAnswer) }).meta({ id: 'ProductVersions' }),
      refusals: ['unknown_product'],
      example: { params: { code: 'pack_500' }, answer: { versions: [told] } },
    },
    async (needs, { workspace, params: { code } }) => ({
      versions: (await listVersions(needs, workspace, code)).map(fromProduct),
    }),
  ),
  route(
    {
      id: 'listProducts',
      method: 'GET',
      path: '/v1/products',
      tag,
      scope: 'catalogue:read',
      summary: 'Every product, in its newest version',
      description: 'By code. There are few, so they come all at once.',
      answer: z.object({ products: z.array(ProductAnswer) }).meta({ id: 'ProductList' }),
      refusals: [],
      example: { answer: { products: [told] } },
    },
    async (needs, { workspace }) => ({ products: (await listProducts(needs, workspace)).map(fromProduct) }),
  ),
];
