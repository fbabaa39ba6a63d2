import { orThrow, type Body, type Client, type paths } from '@asterism/api';

const credits = (amount: string, rest: object = {}) => ({ credit_type: 'credits', amount, ...rest });
const stars = (amount: string) => ({ asset: 'XTR', amount });

type FeatureBody = Body<paths['/v1/features/{code}']['put']>;
type ProductBody = Body<paths['/v1/products/{code}']['put']>;

/** A chat message costs 1 credit, an image 10: what the README, the bot and the walk count with. */
const features: Readonly<Record<string, FeatureBody>> = {
  message: { kind: 'metered', credit_cost: '1' },
  image: { kind: 'metered', credit_cost: '10' },
};

const products: Readonly<Record<string, ProductBody>> = {
  pack_500: {
    kind: 'credit_pack',
    title: '500 credits',
    description: '500 messages or 50 images. They never expire.',
    price: stars('250'),
    grants: [credits('500')],
    refund_policy: 'void_remaining',
  },
  pack_100_month: {
    kind: 'credit_pack',
    title: '100 credits for a month',
    description: '100 messages or 10 images within 30 days.',
    price: stars('40'),
    grants: [credits('100', { expires_in: '30d' })],
    refund_policy: 'debt',
  },
  image_pass_week: {
    kind: 'pass',
    title: 'A week of images',
    description: 'As many images as you like for 7 days.',
    price: stars('150'),
    entitlements: [{ feature: 'image', duration: '7d' }],
    refund_policy: 'void_remaining',
  },
};

export const featureCodes = Object.keys(features);
export const productCodes = Object.keys(products);

/** Defines what the demo sells. The same definition again changes nothing. */
export async function defineCatalogue(platform: Client): Promise<void> {
  for (const [code, body] of Object.entries(features))
    await orThrow(platform.PUT('/v1/features/{code}', { params: { path: { code } }, body }));
  for (const [code, body] of Object.entries(products))
    await orThrow(platform.PUT('/v1/products/{code}', { params: { path: { code } }, body }));
}
