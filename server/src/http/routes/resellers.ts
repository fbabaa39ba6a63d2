import { z } from 'zod';
import { amountToWire } from '#kernel';
import {
  getReseller,
  listResellers,
  moneyOf,
  setReseller,
  storeCurrency,
  type Reseller,
  type ResellerMoney,
} from '#store';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { Amount, AmountTold } from './wire/amount.ts';
import { given } from './wire/given.ts';
import { toInstant, InstantTold } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { User } from './wire/payout.ts';
import { AnyId, words } from './wire/text.ts';

const tag = 'Store';
const user = 'their_shop';

const ResellerRequest = z
  .strictObject({
    name: words(200).optional(),
    credit: z
      .union([Amount, z.null()])
      .optional()
      .describe('How much may be owed once the balance is used up, in the currency of the store; null ends the line.'),
    suspended: z.boolean().optional().describe('Nothing new is ordered. What was ordered goes on.'),
  })
  .meta({ id: 'ResellerRequest', description: 'What is not named stays.' });

const told = {
  reseller: z.string(),
  name: z.string(),
  credit: AmountTold.optional().describe('How much may be owed.'),
  suspended: z.boolean(),
  added_at: InstantTold,
};
const ResellerListed = z.object(told).meta({ id: 'ResellerListed' });
export const MoneyTold = z
  .object({
    balance: AmountTold.describe('Prepaid.'),
    owed: AmountTold.describe('Drawn on the credit line. What comes in pays it back first.'),
    credit: AmountTold.describe('How much may be owed.'),
    available: AmountTold.describe('What orders may cost now.'),
  })
  .meta({ id: 'ResellerBalance' });
const ResellerTold = z.object({ ...told, money: MoneyTold }).meta({ id: 'Reseller' });

export const fromMoney = ({ balance, owed, limit, available }: ResellerMoney) => ({
  balance: amountToWire(balance),
  owed: amountToWire(owed),
  credit: amountToWire(limit),
  available: amountToWire(available),
});

const usd = (amount: string) => ({ asset: 'USD', amount });
export const moneyExample = {
  balance: usd('120.5'),
  owed: usd('0'),
  credit: usd('100'),
  available: usd('220.5'),
};
const listed = {
  reseller: user,
  name: 'Their shop',
  credit: usd('100'),
  suspended: false,
  added_at: '2026-11-20T10:00:00.000Z',
};
const example = { ...listed, money: moneyExample };

const fromReseller = ({ user: reseller, name, credit, isSuspended, addedAt }: Reseller) => ({
  reseller,
  name,
  suspended: isSuspended,
  added_at: toInstant(addedAt),
  ...given({ credit: credit ? amountToWire(credit) : undefined }),
});

const params = z.strictObject({ reseller: AnyId });
const path = '/v1/store/resellers/{reseller}';

export const resellerRoutes = [
  route(
    {
      id: 'setReseller',
      method: 'PUT',
      path,
      tag,
      scope: 'store:write',
      summary: 'Make a reseller, or change what they may',
      description:
        'Their name, their credit line, and whether they may order. Their prices are rules of prices with this reseller; their balance is funded at `/v1/panel/top-ups`. A line that becomes smaller than what is owed stops new orders, and nothing else.',
      params: z.strictObject({ reseller: User }),
      body: ResellerRequest,
      answer: ResellerTold,
      refusals: ['wrong_asset'],
      example: { params: { reseller: user }, body: { name: 'Their shop', credit: usd('100') }, answer: example },
    },
    async (needs, { workspace, params: { reseller: named }, body, caller, person }) => {
      const { name, credit, suspended: isSuspended } = body;
      const by = doneBy({ caller, person });
      const reseller = await setReseller(needs, workspace, named, given({ name, credit, isSuspended }), by);
      const money = await moneyOf(needs.pool, workspace, reseller, await storeCurrency(needs.pool, workspace));
      return { ...fromReseller(reseller), money: fromMoney(money) };
    },
  ),
  route(
    {
      id: 'listResellers',
      method: 'GET',
      path: '/v1/store/resellers',
      tag,
      scope: 'store:read',
      summary: 'Resellers of Stars',
      description: 'By name. What one of them has and owes is told with that one.',
      query: z.strictObject(pageQuery),
      answer: z.object({ resellers: z.array(ResellerListed), cursor: NextCursor }).meta({ id: 'ResellerList' }),
      refusals: [],
      example: { answer: { resellers: [listed] } },
    },
    async ({ pool }, { workspace, query }) => {
      const { resellers, cursor } = await listResellers(pool, workspace, query);
      return { resellers: resellers.map(fromReseller), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'getReseller',
      method: 'GET',
      path,
      tag,
      scope: 'store:read',
      summary: 'One reseller of Stars',
      description: 'With what they have, what they owe, and what they may order now.',
      params,
      answer: ResellerTold,
      refusals: ['not_found'],
      example: { params: { reseller: user }, answer: example },
    },
    async ({ pool }, { workspace, params: { reseller: named } }) => {
      const reseller = await getReseller(pool, workspace, named);
      const money = await moneyOf(pool, workspace, reseller, await storeCurrency(pool, workspace));
      return { ...fromReseller(reseller), money: fromMoney(money) };
    },
  ),
];
