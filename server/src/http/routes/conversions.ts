import { z } from 'zod';
import {
  convert,
  getConversion,
  listConversions,
  quoteConversion,
  readConversionTerms,
  setConversionTerms,
  type Conversion,
  type ConversionTerms,
  type Price,
} from '#funds';
import { amountToWire } from '#kernel';
import { route } from './operation.ts';
import { Amount, AmountTold } from './wire/amount.ts';
import { BasisPoints, Money, User } from './wire/asset.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { fromRate, RateTold } from './wire/rate.ts';
import { AnyId } from './wire/text.ts';

const price = {
  user: z.string(),
  from: AmountTold.describe('All that it takes.'),
  to: AmountTold.describe('What the person gets.'),
  fee: AmountTold.describe('The spread; part of `from`.'),
  rounding: AmountTold.describe('Part of `from` that is too little for one more unit of `to`.'),
  spread: BasisPoints,
  rate: RateTold,
};
const Quote = z
  .object({ quote: z.string(), ...price, expires_at: InstantTold })
  .meta({ id: 'ConversionQuote', description: 'A price that holds until its end, for this person and amount, once.' });
const Conversion = z.object({ conversion: z.string(), ...price, converted_at: InstantTold }).meta({ id: 'Conversion' });

const fromPrice = ({ from, to, fee, rest, spread, rate, user }: Price & { readonly user: string }) => ({
  user,
  from: amountToWire(from),
  to: amountToWire(to),
  fee: amountToWire(fee),
  rounding: amountToWire(rest),
  spread,
  rate: fromRate(rate),
});

const fromConversion = (made: Conversion) => ({
  conversion: made.id,
  ...fromPrice(made),
  converted_at: toInstant(made.convertedAt),
});

const pairs = { from: Money, to: Money, basis_points: BasisPoints };
const every = BasisPoints.describe('Of pairs that are not named.');
const Terms = z
  .object({ basis_points: every, pairs: z.array(z.object(pairs)) })
  .meta({ id: 'ConversionTerms', description: 'What the house takes of what is given, in both directions of a pair.' });
const TermsAsked = z
  .strictObject({ basis_points: every, pairs: z.array(z.strictObject(pairs)).max(200) })
  .meta({ id: 'ConversionTermsAsked' });

const fromTerms = ({ basisPoints, pairs }: ConversionTerms) => ({
  basis_points: basisPoints,
  pairs: pairs.map((pair) => ({ from: pair.from, to: pair.to, basis_points: pair.basisPoints })),
});

const tag = 'Funds';
const id = 'cnv_0199d3a5c0de7a000b2c4d6e8f001122';
const xtr = (amount: string) => ({ asset: 'XTR', amount });
const at = '2026-11-20T10:00:00.000Z';
const part = { from: 'XTR', to: 'TON', rate: '0.005', inverted: false, source: 'manual', read_at: at };
const told = {
  user: '123456789',
  from: xtr('100'),
  to: { asset: 'TON', amount: '0.4925' },
  fee: xtr('1.5'),
  rounding: xtr('0'),
  spread: 150,
  rate: { rate: '0.005', parts: [part] },
};
const asked = { user: '123456789', from: xtr('100'), to: 'TON' };
const terms = { basis_points: 100, pairs: [{ from: 'TON', to: 'XTR', basis_points: 150 }] };

export const conversionRoutes = [
  route(
    {
      id: 'quoteConversion',
      method: 'POST',
      path: '/v1/conversion-quotes',
      tag,
      scope: 'conversions:write',
      summary: 'A price for a conversion that holds for thirty seconds',
      description: 'Books nothing, and looks at no balance.',
      body: z.strictObject({ user: User, from: Amount, to: Money }).meta({ id: 'ConversionQuoteRequest' }),
      answer: Quote,
      refusals: ['rate_unavailable'],
      example: { body: asked, answer: { quote: id, ...told, expires_at: '2026-11-20T10:00:30.000Z' } },
    },
    async (needs, { workspace, body }) => {
      const quote = await quoteConversion(needs, workspace, body);
      return { quote: quote.id, ...fromPrice(quote), expires_at: toInstant(quote.expiresAt) };
    },
  ),
  route(
    {
      id: 'convert',
      method: 'POST',
      path: '/v1/conversions',
      tag,
      scope: 'conversions:write',
      keyed: 'required',
      summary: "Turn a person's money into another asset",
      description:
        'At the price of a quote, or at the rate of now. With `expected`, or with a quote that has ended, it is done only if the result is not further below that than `max_slippage`.',
      body: z
        .strictObject({
          user: User,
          from: Amount,
          to: Money,
          quote: AnyId.optional(),
          expected: Amount.optional().describe('How much of `to` you reckon with, where there is no quote.'),
          max_slippage: BasisPoints.optional().describe('0, when not given.'),
        })
        .meta({ id: 'ConversionRequest' }),
      answer: Conversion,
      refusals: ['insufficient_funds', 'rate_unavailable', 'rate_moved', 'not_found', 'already_exists', 'wrong_asset'],
      example: { body: { ...asked, quote: id }, answer: { conversion: id, ...told, converted_at: at } },
    },
    async (needs, { workspace, body: { user, from, to, quote, expected, max_slippage: maxSlippage }, key }) =>
      fromConversion(
        await convert(needs, workspace, { user, from, to, key: key(), ...given({ quote, expected, maxSlippage }) }),
      ),
  ),
  route(
    {
      id: 'listConversions',
      method: 'GET',
      path: '/v1/conversions',
      tag,
      scope: 'funds:read',
      summary: 'Conversions, newest first',
      description: 'Of one person, or of all.',
      query: z.strictObject({ user: User.exactOptional(), ...pageQuery }),
      answer: z.object({ conversions: z.array(Conversion), cursor: NextCursor }).meta({ id: 'ConversionList' }),
      refusals: [],
      example: {
        query: { user: '123456789' },
        answer: { conversions: [{ conversion: id, ...told, converted_at: at }] },
      },
    },
    async ({ pool }, { workspace, query }) => {
      const { conversions, cursor } = await listConversions(pool, { workspace, ...query });
      return { conversions: conversions.map(fromConversion), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'getConversion',
      method: 'GET',
      path: '/v1/conversions/{id}',
      tag,
      scope: 'funds:read',
      summary: 'One conversion',
      description: 'With the rate and every part of it as its source said it.',
      params: z.strictObject({ id: AnyId }),
      answer: Conversion,
      refusals: ['not_found'],
      example: { params: { id }, answer: { conversion: id, ...told, converted_at: at } },
    },
    async ({ pool }, { workspace, params }) => fromConversion(await getConversion(pool, workspace, params.id)),
  ),
  route(
    {
      id: 'getConversionTerms',
      method: 'GET',
      path: '/v1/settings/conversions',
      tag,
      scope: 'funds:read',
      summary: 'What the house takes of conversions',
      description: 'Nothing, until it is set.',
      answer: Terms,
      refusals: [],
      example: { answer: terms },
    },
    async ({ pool }, { workspace }) => fromTerms(await readConversionTerms(pool, workspace)),
  ),
  route(
    {
      id: 'setConversionTerms',
      method: 'PUT',
      path: '/v1/settings/conversions',
      tag,
      scope: 'conversions:write',
      summary: 'Set what the house takes of conversions',
      description: 'Takes the place of all that was set. Quotes that stand keep their price.',
      body: TermsAsked,
      answer: Terms,
      refusals: [],
      example: { body: terms, answer: terms },
    },
    async (needs, { workspace, caller, body }) => {
      const named = body.pairs.map(({ from, to, basis_points: basisPoints }) => ({ from, to, basisPoints }));
      const wanted = { basisPoints: body.basis_points, pairs: named };
      return fromTerms(await setConversionTerms(needs, workspace, wanted, `key:${caller.key}`));
    },
  ),
];
