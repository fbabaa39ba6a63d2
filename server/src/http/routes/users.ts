import { z } from 'zod';
import { readUser, userStatement } from '#funds';
import { amountToWire, formatUnits, scaleOf } from '#kernel';
import { actor } from './actor.ts';
import { route } from './operation.ts';
import { AmountTold } from './wire/amount.ts';
import { Money, User } from './wire/asset.ts';
import { given } from './wire/given.ts';
import { Instant, InstantTold, toInstant } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';

const params = z.strictObject({ user: User });
const tag = 'Funds';
const scope = 'funds:read';
const example = { params: { user: '123456789' } };
const ton = (amount: string) => ({ asset: 'TON', amount });
const [from, to] = ['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'];

const Statement = z
  .object({
    user: z.string(),
    asset: z.string(),
    from: InstantTold,
    to: InstantTold,
    opening: z.string(),
    closing: z.string(),
    movements: z.array(
      z.object({
        transfer: z.string(),
        at: InstantTold.describe('When it was booked.'),
        occurred_at: InstantTold.describe('When it happened.'),
        reason: z.string(),
        reference: z.string().optional().describe('The payment, conversion or payout.'),
        counterpart: z.string().describe('The account on the other side.'),
        amount: z.string().describe('Above zero when it came in.'),
        balance: z.string().describe('What there was after it.'),
      }),
    ),
    cursor: NextCursor,
  })
  .meta({ id: 'UserStatement', description: '`opening` plus every movement is `closing`, to the unit.' });

export const userRoutes = [
  route(
    {
      id: 'getUser',
      method: 'GET',
      path: '/v1/users/{user}',
      tag,
      scope,
      people: true,
      summary: 'What a person has here',
      description: 'By asset, and what they owe after a charge-back. Somebody nobody has heard of has nothing.',
      params,
      answer: z
        .object({ user: z.string(), balances: z.array(AmountTold), owed: z.array(AmountTold) })
        .meta({ id: 'UserState' }),
      refusals: [],
      example: { ...example, answer: { user: '123456789', balances: [ton('5')], owed: [] } },
    },
    async ({ pool }, call) => {
      const user = actor(call, call.params.user);
      const { balances, owed } = await readUser(pool, call.workspace, user);
      return { user, balances: balances.map(amountToWire), owed: owed.map(amountToWire) };
    },
  ),
  route(
    {
      id: 'userStatement',
      method: 'GET',
      path: '/v1/users/{user}/statement',
      tag,
      scope,
      people: true,
      summary: 'A statement of one asset for a period',
      description:
        'What a person had at `from`, each movement up to `to`, and what they had then. The past never changes.',
      params,
      query: z.strictObject({
        asset: Money,
        from: Instant,
        to: Instant,
        as_of: Instant.optional().describe('As it would have been printed at that instant.'),
        ...pageQuery,
      }),
      answer: Statement,
      refusals: [],
      example: {
        ...example,
        query: { asset: 'TON', from, to },
        answer: { user: '123456789', asset: 'TON', from, to, opening: '0', closing: '0', movements: [] },
      },
    },
    async (needs, call) => {
      const { as_of: asOf, ...query } = call.query;
      const user = actor(call, call.params.user);
      const told = await userStatement(needs, user, { workspace: call.workspace, ...query, ...given({ asOf }) });
      const write = (units: bigint) => formatUnits(units, scaleOf(query.asset));
      return {
        user,
        asset: told.asset,
        from: toInstant(told.from),
        to: toInstant(told.to),
        opening: write(told.opening),
        closing: write(told.closing),
        movements: told.movements.map((movement) => ({
          transfer: String(movement.seq),
          at: toInstant(movement.recordedAt),
          occurred_at: toInstant(movement.occurredAt),
          reason: movement.reason,
          counterpart: movement.counterpart,
          amount: write(movement.units),
          balance: write(movement.balanceAfter),
          ...given({ reference: movement.reference }),
        })),
        ...given({ cursor: told.cursor }),
      };
    },
  ),
];
