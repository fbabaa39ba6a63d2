import { z } from 'zod';
import { listStarValues, listUnitCosts, setStarValue, setUnitCost, type StarValue, type UnitCost } from '#analytics';
import { amountToWire } from '#kernel';
import { route } from './operation.ts';
import { Amount, AmountTold } from './wire/amount.ts';
import { Instant, InstantTold, toInstant } from './wire/instant.ts';
import { Code } from './wire/text.ts';

const Since = Instant.optional().describe('From this instant on; now, when not given.');
const Cost = z.object({ feature: z.string(), since: InstantTold, cost: AmountTold }).meta({ id: 'UnitCost' });
const Value = z.object({ since: InstantTold, value: AmountTold }).meta({ id: 'StarValue' });

const fromCost = ({ feature, since, cost }: UnitCost) => ({
  feature,
  since: toInstant(since),
  cost: amountToWire(cost),
});
const fromValue = ({ since, value }: StarValue) => ({ since: toInstant(since), value: amountToWire(value) });

const tag = 'Analytics';
const usd = (amount: string) => ({ asset: 'USD', amount });
const at = '2026-11-01T00:00:00.000Z';

export const unitCostRoutes = [
  route(
    {
      id: 'setUnitCost',
      method: 'PUT',
      path: '/v1/features/{code}/unit-cost',
      tag,
      scope: 'catalogue:write',
      summary: 'Say what a unit of a feature costs you',
      description: 'Holds from its instant on; what was used before keeps the cost of then.',
      params: z.strictObject({ code: Code }),
      body: z.strictObject({ cost: Amount, since: Since }).meta({ id: 'UnitCostRequest' }),
      answer: Cost,
      refusals: ['unknown_feature', 'invalid_amount'],
      example: {
        params: { code: 'image' },
        body: { cost: usd('0.02'), since: at },
        answer: { feature: 'image', since: at, cost: usd('0.02') },
      },
    },
    async (needs, { workspace, params: { code: feature }, body: { cost, since } }) =>
      fromCost(await setUnitCost(needs, workspace, { feature, cost, since })),
  ),
  route(
    {
      id: 'listUnitCosts',
      method: 'GET',
      path: '/v1/analytics/unit-costs',
      tag,
      scope: 'analytics:read',
      summary: 'What units cost, as it was said',
      description: 'Every saying, by feature, oldest first.',
      answer: z.object({ unit_costs: z.array(Cost) }).meta({ id: 'UnitCostList' }),
      refusals: [],
      example: { answer: { unit_costs: [{ feature: 'image', since: at, cost: usd('0.02') }] } },
    },
    async (needs, { workspace }) => ({ unit_costs: (await listUnitCosts(needs, workspace)).map(fromCost) }),
  ),
  route(
    {
      id: 'setStarValue',
      method: 'PUT',
      path: '/v1/analytics/star-value',
      tag,
      scope: 'catalogue:write',
      summary: 'Say what a Star is worth to you',
      description: 'For margins in the asset of your costs. Telegram names 0.013 USD for a Star that is paid out.',
      body: z.strictObject({ value: Amount, since: Since }).meta({ id: 'StarValueRequest' }),
      answer: Value,
      refusals: ['invalid_amount'],
      example: { body: { value: usd('0.013'), since: at }, answer: { since: at, value: usd('0.013') } },
    },
    async (needs, { workspace, body: { value, since } }) =>
      fromValue(await setStarValue(needs, workspace, { value, since })),
  ),
  route(
    {
      id: 'listStarValues',
      method: 'GET',
      path: '/v1/analytics/star-values',
      tag,
      scope: 'analytics:read',
      summary: 'What a Star is worth, as it was said',
      description: 'Every saying, by asset, oldest first.',
      answer: z.object({ star_values: z.array(Value) }).meta({ id: 'StarValueList' }),
      refusals: [],
      example: { answer: { star_values: [{ since: at, value: usd('0.013') }] } },
    },
    async (needs, { workspace }) => ({ star_values: (await listStarValues(needs, workspace)).map(fromValue) }),
  ),
];
