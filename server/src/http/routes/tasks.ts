import { z } from 'zod';
import {
  createTask,
  listTasks,
  orderBooks,
  quoteTask,
  startProofs,
  taskStory,
  type Audience,
  type Pacing,
  type TaskDraft,
} from '#exchange';
import { actor, doneBy } from './actor.ts';
import { route } from './operation.ts';
import { Amount } from './wire/amount.ts';
import { User } from './wire/asset.ts';
import { Duration } from './wire/duration.ts';
import { given } from './wire/given.ts';
import { Instant } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import {
  AudienceTold,
  fromTask,
  fromTaskQuote,
  fromTaskStory,
  Kind,
  PacingTold,
  Status,
  TaskQuoteTold,
  TaskStoryTold,
  TaskTold,
} from './wire/task.ts';
import { AnyId, words } from './wire/text.ts';

const stars = (amount: string) => ({ asset: 'XTR', amount });
const day = 86_400;
const id = 'tsk_0199d3a5c0de7a000b2c4d6e8f001122';
const target = {
  type: 'chat',
  id: '-1001234567890',
  title: 'News',
  username: 'news',
  link: 'https://t.me/news',
} as const;
const lengths = { hold_seconds: 21 * day, guarantee_seconds: 21 * day, claim_seconds: 1800 };
const price = { reward: stars('10'), fee: stars('2.5'), unit: stars('12.5') };
export const taskExample = {
  task: id,
  order: 'ord_0199d3a5c0de7a000b2c4d6e8f001123',
  user: '123456789',
  kind: 'subscribe',
  target: { ...target, link: 'https://t.me/+AbCdEf' },
  status: 'live',
  pauses: [],
  ...price,
  ordered: 100,
  slots: 100,
  taken: 3,
  verified: 2,
  ...lengths,
  audience: { languages: ['en'] },
  pacing: { per_hour: 20 },
  category: 'news',
  payer: 'owner',
  is_control: false,
  is_shown: true,
  created_at: '2026-11-20T10:00:00.000Z',
  approved_at: '2026-11-20T11:00:00.000Z',
} as const;
const draft = { kind: 'subscribe', target: '@news', reward: stars('10'), slots: 100, user: '123456789' } as const;

const DraftFields = z.strictObject({
  user: User.optional().describe('The advertiser, whose money it is; with a session, its person.'),
  kind: Kind,
  target: words(200).describe('A link, a @username, or Telegram’s number of a chat.'),
  start_proof: z.enum(startProofs).optional().describe('For `bot_start`: how a start shows itself.'),
  reward: Amount.describe('For a worker, before what the audience multiplies it with.'),
  slots: z.int().min(1).max(1_000_000),
  audience: AudienceTold.optional(),
  pacing: PacingTold.optional(),
  category: words(40).optional().describe('`other`, when not given.'),
  ends_at: Instant.optional(),
  hold: Duration.optional().describe('How long a reward is held: as the exchange has it, or longer.'),
  guarantee: Duration.optional().describe('How long a drop is made good: no longer than the hold.'),
  claim: Duration.optional().describe('How long a worker has for it.'),
});
const TaskRequest = DraftFields.meta({ id: 'TaskRequest' });
const QuoteRequest = DraftFields.meta({ id: 'TaskQuoteRequest', description: 'What would be asked for.' });

const toAudience = ({ languages, is_premium: isPremium, only_new: onlyNew }: z.output<typeof AudienceTold>): Audience =>
  given({ languages, isPremium, onlyNew });

const toPacing = ({ per_hour: perHour, quiet }: z.output<typeof PacingTold>): Pacing =>
  given({ perHour, quiet: quiet && { from: quiet.from, to: quiet.to, zoneMinutes: quiet.zone_minutes } });

function toDraft(body: z.output<typeof DraftFields>, owner: string): TaskDraft {
  const { kind, target: asked, reward, slots, audience, pacing, category } = body;
  const { start_proof: startProof, ends_at: endsAt, hold, guarantee, claim } = body;
  return {
    owner,
    kind,
    asked,
    reward,
    slots,
    ...given({
      startProof,
      audience: audience && toAudience(audience),
      pacing: pacing && toPacing(pacing),
      category,
      endsAt,
      holdSeconds: hold,
      guaranteeSeconds: guarantee,
      claimSeconds: claim,
    }),
  };
}

const closed = ['exchange_disabled', 'read_only', 'kind_stopped'] as const;
const priced = ['asset_not_supported', 'below_minimum', 'above_limit', 'invalid_amount'] as const;
const TaskList = z.object({ tasks: z.array(TaskTold), cursor: NextCursor }).meta({ id: 'TaskList' });
const query = z.strictObject({
  user: User.exactOptional(),
  status: Status.exactOptional(),
  kind: Kind.exactOptional(),
  ...pageQuery,
});
const tag = 'Exchange';

export const taskRoutes = [
  route(
    {
      id: 'quoteTask',
      method: 'POST',
      path: '/v1/task-quotes',
      tag,
      scope: 'tasks:write',
      people: true,
      summary: 'What a task would cost, and how many people it could reach',
      description:
        'Nothing happens. A target that is not shown to be the advertiser’s is no refusal here: `not_proven` says why (`bot_not_admin`: make our bot an administrator there).',
      body: QuoteRequest,
      answer: TaskQuoteTold,
      refusals: [...closed, ...priced],
      example: {
        body: draft,
        answer: {
          ...price,
          total: stars('1250'),
          multiplier_basis_points: 10_000,
          pool: 4210,
          ...lengths,
          target,
          findings: [],
        },
      },
    },
    async (needs, call) =>
      fromTaskQuote(await quoteTask(needs, call.workspace, toDraft(call.body, actor(call, call.body.user)))),
  ),
  route(
    {
      id: 'createTask',
      method: 'POST',
      path: '/v1/tasks',
      tag,
      scope: 'tasks:write',
      people: true,
      keyed: 'required',
      summary: 'Order people for a channel or a bot',
      description:
        'Slots × (reward + fee) leave the advertiser’s account for the order’s escrow. The target has to be theirs: our bot and they are administrators there. In `review` a moderator sees it first. Follow `status`, or the `task.*` events.',
      body: TaskRequest,
      answer: TaskTold,
      refusals: [
        ...closed,
        ...priced,
        'target_not_proven',
        'target_blocked',
        'checker_unavailable',
        'insufficient_funds',
      ],
      example: { body: draft, answer: { ...taskExample, status: 'review', taken: 0, verified: 0 } },
    },
    async (needs, call) => {
      const owner = actor(call, call.body.user);
      const asked = { key: keyOf(call), actor: doneBy(call) };
      return fromTask(await createTask(needs, call.workspace, { ...toDraft(call.body, owner), ...asked }));
    },
  ),
  route(
    {
      id: 'listTasks',
      method: 'GET',
      path: '/v1/tasks',
      tag,
      scope: 'exchange:read',
      people: true,
      summary: 'Tasks, newest first',
      description: 'Of one advertiser, in one state, of one kind: or all. A person sees their own.',
      query,
      answer: TaskList,
      refusals: [],
      example: { query: { status: 'live' }, answer: { tasks: [taskExample] } },
    },
    async ({ pool }, { workspace, person, query: { user, ...filter } }) => {
      const owner = person === undefined ? user : actor({ person }, user);
      const page = await listTasks(pool, { workspace, ...filter, ...given({ owner }) });
      return { tasks: page.tasks.map(fromTask), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'getTask',
      method: 'GET',
      path: '/v1/tasks/{id}',
      tag,
      scope: 'exchange:read',
      people: true,
      summary: 'One task, with its steps, its refills, and what became of its money',
      description: '`books` are read from the ledger: `charged` = `delivered` + `refunded` + `open`.',
      params: z.strictObject({ id: AnyId }),
      answer: TaskStoryTold,
      refusals: ['not_found'],
      example: {
        params: { id },
        answer: {
          ...taskExample,
          order_status: 'open',
          books: {
            charged: stars('1250'),
            delivered: stars('25'),
            held: stars('25'),
            released: stars('0'),
            refunded: stars('0'),
            open: stars('1225'),
          },
          findings: [],
          steps: [{ status: 'live', pauses: [], at: taskExample.created_at, actor: 'key:key_01' }],
          refills: [],
        },
      },
    },
    async ({ pool }, { workspace, person, params }) => {
      const story = await taskStory(pool, workspace, params.id, person);
      const books = await orderBooks(pool, workspace, story.order.id);
      return fromTaskStory(story, books, person === undefined);
    },
  ),
];

/** Keys of persons are their own: two people may use the same one. */
export const keyOf = ({ person, key }: { readonly person: string | undefined; readonly key: () => string }): string =>
  person === undefined ? `api:${key()}` : `person:${person}:${key()}`;
