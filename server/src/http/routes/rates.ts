import { z } from 'zod';
import { confirmRate, listQuotes, quoteHistory, setRate } from '#rates';
import { route } from './operation.ts';
import { Money } from './wire/asset.ts';
import { Duration } from './wire/duration.ts';
import { given } from './wire/given.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { fromQuote, QuoteTold, RateText } from './wire/rate.ts';
import { words } from './wire/text.ts';

const params = z.strictObject({ from: Money, to: Money });
const Reason = words(500).describe('Why; kept with who did it.');
const tag = 'Rates';
const quote = {
  from: 'TON',
  to: 'USD',
  rate: '3.1',
  source: 'manual',
  status: 'current',
  first_read_at: '2026-11-20T10:00:00.000Z',
  read_at: '2026-11-20T10:00:00.000Z',
  valid_until: '2026-11-21T10:00:00.000Z',
  actor: 'key:key_01',
  reason: 'As at the exchange this morning.',
};
const pair = { from: 'TON', to: 'USD' };

export const rateRoutes = [
  route(
    {
      id: 'listRates',
      method: 'GET',
      path: '/v1/rates',
      tag,
      scope: 'funds:read',
      summary: 'What counts now, and what is held back',
      description:
        'By pair and source. Of a pair the first one that is fresh is used: entered by hand, then sources, then fixed ones. A pair without one is reckoned through USD.',
      answer: z.object({ rates: z.array(QuoteTold) }).meta({ id: 'RateList' }),
      refusals: [],
      example: { answer: { rates: [quote] } },
    },
    async ({ pool }, { workspace }) => ({ rates: (await listQuotes(pool, workspace)).map(fromQuote) }),
  ),
  route(
    {
      id: 'rateHistory',
      method: 'GET',
      path: '/v1/rates/history',
      tag,
      scope: 'funds:read',
      summary: 'Every quote there was, newest first',
      description: 'One entry for each change; quotes that ended are kept for 400 days.',
      query: z.strictObject({ from: Money.exactOptional(), to: Money.exactOptional(), ...pageQuery }),
      answer: z.object({ rates: z.array(QuoteTold), cursor: NextCursor }).meta({ id: 'RateHistory' }),
      refusals: [],
      example: { query: pair, answer: { rates: [{ ...quote, status: 'past' }] } },
    },
    async ({ pool }, { workspace, query }) => {
      const { quotes, cursor } = await quoteHistory(pool, { workspace, ...query });
      return { rates: quotes.map(fromQuote), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'setRate',
      method: 'PUT',
      path: '/v1/rates/{from}/{to}',
      tag,
      scope: 'rates:write',
      summary: 'Enter a rate by hand',
      description:
        'It is used before what sources say, in both directions, until it ends. One that is far from what counted before is answered as `held`: confirm it.',
      params,
      body: z
        .strictObject({
          rate: RateText,
          reason: Reason,
          valid_for: Duration.optional().describe('A day, when not given; 366 days at most.'),
        })
        .meta({ id: 'RateEntry' }),
      answer: QuoteTold,
      refusals: [],
      example: { params: pair, body: { rate: '3.1', reason: quote.reason, valid_for: '1d' }, answer: quote },
    },
    async (needs, { workspace, caller, params: { from, to }, body: { rate, reason, valid_for: validFor } }) => {
      const input = { from, to, rate, reason, actor: `key:${caller.key}`, ...given({ validFor }) };
      return fromQuote(await setRate(needs, workspace, input));
    },
  ),
  route(
    {
      id: 'confirmRate',
      method: 'POST',
      path: '/v1/rates/{from}/{to}/confirm',
      tag,
      scope: 'rates:write',
      summary: 'Let a rate count that was held back',
      description:
        'Repeats the rate as it was seen, because another one may have come since. Counts for your workspace.',
      params,
      body: z.strictObject({ rate: RateText, reason: Reason }).meta({ id: 'RateConfirmation' }),
      answer: QuoteTold,
      refusals: ['not_found'],
      example: { params: pair, body: { rate: '3.1', reason: 'It really went up.' }, answer: quote },
    },
    async (needs, { workspace, caller, params: { from, to }, body: { rate, reason } }) =>
      fromQuote(await confirmRate(needs, workspace, { from, to, rate, reason, actor: `key:${caller.key}` })),
  ),
];
