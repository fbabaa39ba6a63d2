import { formatUnits, type Amount } from '#kernel';
import { defaultCatalogue, defaultCategories } from './default-catalogue.ts';
import { chargeOf, formulaRate, markedUp, rateFor } from './price.ts';
import { usd, usualConstants, usualMarkup, type PriceTerms } from './terms.ts';

const terms: PriceTerms = { constants: usualConstants, markups: [], wholesale: null };

/** At least two decimals, or as many as are asked for. */
function show({ units }: Amount, decimals = 2): string {
  const [whole = '0', fraction = ''] = formatUnits(units, 6).split('.');
  return `${whole}.${fraction.padEnd(decimals, '0')}`;
}

const star = show(usualConstants.usdPerStar, 3);
const fee = formatUnits(BigInt(10_000 + usualConstants.feeBasisPoints), 4);

type Chosen = (typeof defaultCatalogue)[number];
const rateOf = (service: Chosen): Amount => rateFor({ ...service, cost: null }, terms);
const categoryOf = ({ category }: Chosen) =>
  defaultCategories.find(({ code }) => code === category)?.names['en'] ?? category;

function howOf({ pricing }: Chosen): string {
  if (pricing.by === 'formula') return `${formatUnits(pricing.reward.units, 9)} × ${fee} × ${star} × 1,000`;
  return 'set by the operator';
}

const row = (service: Chosen): string => {
  const { number, names, min, max, refill, refillDays } = service;
  const ends = refill ? `${refillDays} days` : 'none';
  return `| ${number} | ${names['en']} | ${categoryOf(service)} | ${show(rateOf(service))} | ${howOf(service)} | ${min} | ${max} | ${ends} |`;
};

const example = (number: number, quantity: number): string => {
  const service = defaultCatalogue.find((one) => one.number === number);
  if (!service) throw new Error(`The guide speaks of service ${number}, which there is not.`);
  const rate = rateOf(service);
  return `| ${number} | ${quantity} | ${show(rate)} × ${quantity} ÷ 1,000 | ${show(chargeOf(rate, quantity))} |`;
};

const raised = { ...usualConstants, usdPerStar: usd(22_000n) };
const oneStar = { asset: 'XTR', units: 1_000_000_000n };
const cost = usd(1500n);
const cents = { ...usualMarkup, step: usd(10_000n) };

/** The guide to prices: everything in it that is a number is reckoned by the code that reckons prices. */
export const pricingGuide = (): string => `# Prices

Made by \`npm run pricing -w @asterism/server\` from the catalogue a workspace begins with and the formula its prices follow;
a test holds this page to them. What a running platform asks now stands at \`/pricing\`, in \`action=services\` of the panel
API, and at \`GET /v1/panel/services\`.

All prices are USD per 1,000, reckoned in micro-dollars (0.000001 USD). Nothing is a floating number.

## The formula
Services that people do are priced by what those people are paid:

> rate per 1,000 = reward in Stars × (1 + fee) × USD per Star × 1,000, rounded up to the micro-dollar

| constant | value | set by |
|---|---|---|
| fee | ${usualConstants.feeBasisPoints} basis points, so × ${fee} | \`PUT /v1/panel/pricing/constants\` |
| USD per Star | ${star} | \`PUT /v1/panel/pricing/constants\` |
| reward | of each service | \`PUT /v1/panel/services/{service}\` |

Constants change while the platform runs: prices follow at once, what was ordered keeps its price, and every version is kept
with who set it and when. With a Star at ${show(raised.usdPerStar, 3)} USD a reward of one Star would be ${show(formulaRate(oneStar, raised))} per 1,000. The fee is never
under 13 %: that much goes to the people who invited the worker.

## What a workspace begins with
\`POST /v1/panel/services/start\` makes these. Services 10 to 15 are done at the desk until the operator gives them to a panel.

| service | name | category | USD per 1,000 | how | least | most | refill |
|---|---|---|---|---|---|---|---|
${defaultCatalogue.map(row).join('\n')}

## What an order costs
> charge = rate × quantity ÷ 1,000, rounded up to the micro-dollar

| service | quantity | | charge, USD |
|---|---|---|---|
${[example(1, 1000), example(2, 250), example(10, 123), example(15, 10)].join('\n')}

With drip-feed the quantity is that of all runs together, and is charged once. What was not delivered comes back: of a
charge, charge × delivered ÷ quantity is kept, rounded half up to the micro-dollar, and the rest is given back, so that both
are the charge to the last unit. Canceled before anything was delivered, an order costs nothing.

## Services of other panels
> rate per 1,000 = cost × (1 + mark-up), rounded up to the micro-dollar and then up to a multiple of the step

Of mark-ups the most specific wins: customer, then service, then category, then all. Where none is set it is
${formatUnits(BigInt(usualMarkup.basisPoints), 2)} %. At a cost of ${show(cost)} that is ${show(markedUp(cost, usualMarkup))} per 1,000, and with a step of ${show(cents.step)} it is ${show(markedUp(cost, cents))}.

## Wholesale
A reseller's discount takes basis points off every price, rounded up to the micro-dollar; a price of their own for a service
counts in its place, alone (\`PUT /v1/panel/pricing/discounts\`). Whatever is set, nobody pays less than the service costs us
at its panel.

\`POST /v1/panel/pricing/preview\` shows what a change would do to every price before it is made;
\`GET /v1/panel/pricing/changes\` says who changed what, and from what to what.
`;
