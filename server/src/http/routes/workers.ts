import { z } from 'zod';
import { getPerson, listPeople, listReferrals } from '#people';
import { explainTrust } from '#trust';
import { actor } from './actor.ts';
import { route } from './operation.ts';
import { Money, User } from './wire/asset.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { fromPerson, PersonTold } from './wire/person.ts';
import { DecisionTold, fromTrustDecision, fromVerdict, VerdictTold } from './wire/trust.ts';

const tag = 'People';
const scope = 'exchange:read';
export const params = z.strictObject({ id: User });
const id = '123456789';
const at = '2026-11-20T10:00:00.000Z';

export const personExample = {
  user: id,
  first_name: 'Ann',
  username: 'ann',
  language: 'en',
  is_premium: true,
  first_seen_at: at,
  accepted: { at, version: '2026-11' },
  wants_news: true,
} as const;

const verdictExample = {
  allowed: true,
  step: 4,
  steps: 6,
  open_max: 10,
  per_day_max: 40,
  hold_percent: 100,
  reasons: [{ signal: 'premium', value: 1, effect: 'raises', steps: 1 }],
  rules_version: 0,
} as const;

const ReferralCount = z.object({ first: z.number().int(), second: z.number().int() });

const WorkerTold = PersonTold.extend({
  trust: VerdictTold,
  referrals: ReferralCount.describe('How many they brought, and how many those brought.'),
  referral_parameter: z.string().describe('Whoever starts the bot with it is brought by them.'),
  statement: z.string().describe('Where the statement of their money is.'),
}).meta({ id: 'Worker' });

const query = z.strictObject({
  kind: z.enum(['subscribe', 'boost', 'bot_start']).exactOptional(),
  asset: Money.exactOptional(),
});

export const workerRoutes = [
  route(
    {
      id: 'listWorkers',
      method: 'GET',
      path: '/v1/workers',
      tag,
      scope,
      summary: 'People of the exchange, the newest first',
      description: 'Everybody who has come in, whatever they do here; erased people are left out.',
      query: z.strictObject(pageQuery),
      answer: z.object({ workers: z.array(PersonTold), cursor: NextCursor }).meta({ id: 'WorkerList' }),
      refusals: [],
      example: { query: { limit: 20 }, answer: { workers: [personExample] } },
    },
    async ({ pool }, { workspace, query: page }) => {
      const found = await listPeople(pool, { workspace, ...page });
      return { workers: found.people.map(fromPerson), ...given({ cursor: found.cursor }) };
    },
  ),
  route(
    {
      id: 'getWorker',
      method: 'GET',
      path: '/v1/workers/{id}',
      tag,
      scope,
      people: true,
      summary: 'Somebody, how far they are trusted, and whom they brought',
      description: 'What they may do now and the reasons for it are those that claims are judged by.',
      params,
      answer: WorkerTold,
      refusals: ['not_found'],
      example: {
        params: { id },
        answer: {
          ...personExample,
          trust: verdictExample,
          referrals: { first: 2, second: 0 },
          referral_parameter: `r_${id}`,
          statement: `/v1/users/${id}/statement`,
        },
      },
    },
    async (needs, call) => {
      const user = actor(call, call.params.id);
      const person = await getPerson(needs.pool, call.workspace, user);
      const trust = await explainTrust(needs, call.workspace, user);
      const { first, second } = await listReferrals(needs.pool, call.workspace, { user, limit: 1 });
      return {
        ...fromPerson(person),
        trust: fromVerdict(trust.now),
        referrals: { first, second },
        referral_parameter: `r_${user}`,
        statement: `/v1/users/${encodeURIComponent(user)}/statement`,
      };
    },
  ),
  route(
    {
      id: 'explainTrust',
      method: 'GET',
      path: '/v1/workers/{id}/trust',
      tag,
      scope,
      people: true,
      summary: 'How far somebody is trusted, and why',
      description:
        'As a claim of this kind and asset would be judged now, and the latest decisions with their reasons.',
      params,
      query,
      answer: z
        .object({ user: z.string(), now: VerdictTold, decisions: z.array(DecisionTold) })
        .meta({ id: 'TrustExplained' }),
      refusals: ['not_found'],
      example: {
        params: { id },
        query: { kind: 'subscribe', asset: 'XTR' },
        answer: { user: id, now: verdictExample, decisions: [] },
      },
    },
    async (needs, call) => {
      const told = await explainTrust(needs, call.workspace, actor(call, call.params.id), call.query);
      const decisions = told.decisions.map(fromTrustDecision);
      return { user: told.user, now: fromVerdict(told.now), decisions };
    },
  ),
  route(
    {
      id: 'listReferrals',
      method: 'GET',
      path: '/v1/workers/{id}/referrals',
      tag,
      scope,
      people: true,
      summary: 'Whom somebody brought, the newest first',
      description:
        'With how many those brought in turn. Referrers have shares of rewards that are released, on two levels, and nothing for bringing people.',
      params,
      query: z.strictObject(pageQuery),
      answer: z
        .object({
          first: z.number().int(),
          second: z.number().int(),
          referrals: z.array(z.object({ user: z.string(), first_name: z.string(), at: InstantTold })),
          cursor: NextCursor,
        })
        .meta({ id: 'ReferralList' }),
      refusals: ['not_found'],
      example: {
        params: { id },
        answer: { first: 1, second: 0, referrals: [{ user: '77', first_name: 'Bea', at }] },
      },
    },
    async ({ pool }, call) => {
      const user = actor(call, call.params.id);
      await getPerson(pool, call.workspace, user);
      const found = await listReferrals(pool, call.workspace, { user, ...call.query });
      const referrals = found.referrals.map((one) => ({
        user: one.user,
        first_name: one.firstName,
        at: toInstant(one.at),
      }));
      return { first: found.first, second: found.second, referrals, ...given({ cursor: found.cursor }) };
    },
  ),
];
