import { z } from 'zod';
import { listPackages, readPackages, readQuoteTerms, setPackage, setQuoteTerms, type QuoteTerms } from '#quotes';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { User } from './wire/asset.ts';
import { given } from './wire/given.ts';
import { fromPackage, PackageAsked, PackageTold, Stars, StarsText } from './wire/store-prices.ts';

const tag = 'Store';
const write = 'store:write';
const read = 'store:read';
const usd = (amount: string) => ({ asset: 'USD', amount });

const bounds = {
  min_stars: Stars.describe('The fewest that can be bought at once; 50 or more.'),
  max_stars: Stars.describe('The most that can be bought at once; 1,000,000 or fewer.'),
  quote_seconds: z.int().min(1).max(1_000_000).describe('How long a price stands.'),
};
const Terms = z.object(bounds).meta({ id: 'StorePriceTerms' });
const TermsAsked = z
  .strictObject({
    min_stars: bounds.min_stars.optional(),
    max_stars: bounds.max_stars.optional(),
    quote_seconds: bounds.quote_seconds.optional(),
  })
  .meta({ id: 'StorePriceTermsAsked', description: 'What is not named stays.' });

const terms = { min_stars: 50, max_stars: 1_000_000, quote_seconds: 600 };
const starPackage = { stars: 500, names: { en: 'Standard', ru: 'Стандартный' }, is_on: true };

const fromTerms = ({ min, max, quoteLife }: QuoteTerms) => ({
  min_stars: min,
  max_stars: max,
  quote_seconds: quoteLife,
});

const Packages = z.object({ packages: z.array(PackageTold) }).meta({ id: 'StorePackageList' });

const forWhom = z.strictObject({
  reseller: User.exactOptional().describe('Whose prices; everybody’s, when not given.'),
});

export const storePackageRoutes = [
  route(
    {
      id: 'listStorePackages',
      method: 'GET',
      path: '/v1/store/packages',
      tag,
      scope: read,
      summary: 'Packages of Stars, with their prices of now',
      description: 'All there are; those that are off or outside the bounds without a price. Suppliers may be asked.',
      query: forWhom,
      answer: Packages,
      refusals: [],
      example: { query: {}, answer: { packages: [{ ...starPackage, price: usd('9'), cost: usd('8.25') }] } },
    },
    async (needs, { workspace, query }) => {
      const priced = new Map((await listPackages(needs, workspace, query)).map((one) => [one.stars, one]));
      const all = await readPackages(needs.pool, workspace);
      return { packages: all.map((one) => fromPackage(priced.get(one.stars) ?? one)) };
    },
  ),
  route(
    {
      id: 'setStorePackage',
      method: 'PUT',
      path: '/v1/store/packages/{stars}',
      tag,
      scope: write,
      summary: 'Offer so many Stars as a package, or no more',
      description:
        'Any other amount inside the bounds can be bought as well; packages are what buyers are shown first.',
      params: z.strictObject({ stars: StarsText }),
      body: PackageAsked,
      answer: PackageTold,
      refusals: ['above_limit'],
      example: { params: { stars: '500' }, body: { names: starPackage.names }, answer: starPackage },
    },
    async (needs, call) => {
      const { names, is_on: isOn } = call.body;
      const wanted = { stars: call.params.stars, names, isOn };
      return fromPackage(await setPackage(needs, call.workspace, wanted, doneBy(call)));
    },
  ),
  route(
    {
      id: 'getStorePriceTerms',
      method: 'GET',
      path: '/v1/store/prices/terms',
      tag,
      scope: read,
      summary: 'How many Stars can be bought at once, and how long a price stands',
      description: 'The usual ones, where nobody has set anything.',
      answer: Terms,
      refusals: [],
      example: { answer: terms },
    },
    async ({ pool }, { workspace }) => fromTerms(await readQuoteTerms(pool, workspace)),
  ),
  route(
    {
      id: 'setStorePriceTerms',
      method: 'PUT',
      path: '/v1/store/prices/terms',
      tag,
      scope: write,
      summary: 'Set how many Stars can be bought at once, and how long a price stands',
      description: 'Between 50 and 1,000,000 Stars; 30 seconds to a day. Quotes that were made stand.',
      body: TermsAsked,
      answer: Terms,
      refusals: [],
      example: { body: { quote_seconds: 300 }, answer: { ...terms, quote_seconds: 300 } },
    },
    async (needs, call) => {
      const { min_stars: min, max_stars: max, quote_seconds: quoteLife } = call.body;
      return fromTerms(await setQuoteTerms(needs, call.workspace, given({ min, max, quoteLife }), doneBy(call)));
    },
  ),
];
