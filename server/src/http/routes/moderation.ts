import { z } from 'zod';
import { Refusal } from '#kernel';
import {
  addBlock,
  decideTask,
  getReviews,
  listBlocks,
  listQueue,
  readModerationStatistics,
  readTransparencyLog,
  rejectReasons,
  removeBlock,
} from '#moderation';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { Instant } from './wire/instant.ts';
import {
  BlockListName,
  BlockTold,
  fromBlock,
  fromLogEntry,
  fromReview,
  fromStatistics,
  LogEntryTold,
  ReviewTold,
  StatisticsTold,
} from './wire/moderation.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { AnyId, words } from './wire/text.ts';

const tag = 'Moderation';
const scope = 'moderation:write';
const task = 'tsk_0199d3a5c0de7a000b2c4d6e8f001122';
const at = '2026-11-20T10:00:00.000Z';
const review = {
  task,
  round: 1,
  cause: 'new',
  findings: [{ code: 'risky_category', level: 'review', detail: 'crypto' }],
  is_risky: true,
  opened_at: at,
  due_at: '2026-11-21T10:00:00.000Z',
  decisions: [],
} as const;
const said = { decision: 'approve', reasons: [], by: 'key:key_01', decided_at: at } as const;
const block = { list: 'word', value: 'casino', reason: 'Gambling.', by: 'key:key_01', added_at: at } as const;
const params = z.strictObject({ task: AnyId });

const DecisionRequest = z
  .strictObject({
    decision: z.enum(['approve', 'reject']),
    reasons: z.array(z.enum(rejectReasons)).max(5).default([]).describe('Why; a rejection names at least one.'),
  })
  .meta({ id: 'TaskDecision' });

const BlockRequest = z
  .strictObject({
    list: BlockListName,
    value: words(200).describe('A word or words; a key, number or @username; a domain; a country of two letters.'),
    reason: words(500),
  })
  .meta({ id: 'BlockRequest' });

export const moderationRoutes = [
  route(
    {
      id: 'listModerationQueue',
      method: 'GET',
      path: '/v1/moderation/queue',
      tag,
      scope: 'exchange:read',
      summary: 'Tasks that wait for a person, what is due first at the top',
      description:
        'New ones, those that people complained of, and those whose channel is not what it was. `findings` is what the automatic checks say.',
      query: z.strictObject({ cause: z.enum(['new', 'complaints', 'changed']).exactOptional(), ...pageQuery }),
      answer: z.object({ reviews: z.array(ReviewTold), cursor: NextCursor }).meta({ id: 'ModerationQueue' }),
      refusals: [],
      example: { query: { cause: 'new' }, answer: { reviews: [review] } },
    },
    async ({ pool }, { workspace, query }) => {
      const page = await listQueue(pool, { workspace, ...query });
      return { reviews: page.reviews.map(fromReview), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'listTaskReviews',
      method: 'GET',
      path: '/v1/moderation/tasks/{task}',
      tag,
      scope: 'exchange:read',
      summary: 'Every look at a task, the newest first',
      description: 'With who decided what, and why.',
      params,
      answer: z.object({ reviews: z.array(ReviewTold) }).meta({ id: 'TaskReviews' }),
      refusals: ['not_found'],
      example: { params: { task }, answer: { reviews: [{ ...review, decisions: [said] }] } },
    },
    async ({ pool }, { workspace, params: { task: id } }) => {
      const reviews = await getReviews(pool, workspace, id);
      if (reviews.length === 0) throw new Refusal('not_found', 'No such task was ever in the queue of this workspace.');
      return { reviews: reviews.map(fromReview) };
    },
  ),
  route(
    {
      id: 'decideTask',
      method: 'POST',
      path: '/v1/moderation/tasks/{task}/decision',
      tag,
      scope,
      summary: 'Say yes or no to a task in the queue',
      description:
        'Yes: it goes live, or runs again. In a risky category two different keys say it, and `is_decided` is false until the second has. No: it is over, and what nobody has claimed goes back to the advertiser.',
      params,
      body: DecisionRequest,
      answer: z.object({ task: z.string(), status: z.string(), is_decided: z.boolean() }).meta({ id: 'TaskDecided' }),
      refusals: ['not_found', 'already_decided', 'another_person_needed'],
      example: {
        params: { task },
        body: { decision: 'approve' },
        answer: { task, status: 'live', is_decided: true },
      },
    },
    async (needs, { workspace, caller, params: { task: id }, body }) => {
      const decided = await decideTask(needs, workspace, { task: id, ...body, by: `key:${caller.key}` });
      return { task: decided.task.id, status: decided.task.status, is_decided: decided.isDecided };
    },
  ),
  route(
    {
      id: 'readModerationLog',
      method: 'GET',
      path: '/v1/moderation/log',
      tag,
      scope: 'exchange:read',
      summary: 'The transparency log, newest first',
      description: 'Made to be published: no names of people, and none of their words.',
      query: z.strictObject(pageQuery),
      answer: z.object({ entries: z.array(LogEntryTold), cursor: NextCursor }).meta({ id: 'ModerationLog' }),
      refusals: [],
      example: {
        query: { limit: 20 },
        answer: { entries: [{ entry: '17', recorded_at: at, action: 'task_approved', about: task, reasons: [] }] },
      },
    },
    async ({ pool }, { workspace, query }) => {
      const page = await readTransparencyLog(pool, workspace, query);
      return { entries: page.entries.map(fromLogEntry), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'readModerationStatistics',
      method: 'GET',
      path: '/v1/moderation/statistics',
      tag,
      scope: 'exchange:read',
      summary: 'What came of moderation in a stretch of time',
      description: 'The last thirty days, when no other are named.',
      query: z.strictObject({ from: Instant.exactOptional(), to: Instant.exactOptional() }),
      answer: StatisticsTold,
      refusals: [],
      example: {
        query: { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' },
        answer: {
          from: '2026-11-01T00:00:00.000Z',
          to: '2026-12-01T00:00:00.000Z',
          reviews: { approved: 40, rejected: 2, gone: 1, waiting: 3, overdue: 0, median_seconds: 5400 },
          complaints: { opened: 7, upheld: 3, dismissed: 4 },
          appeals: { opened: 5, upheld: 2, upheld_by_deadline: 0, dismissed: 3 },
          opt_outs: 1,
          controls: { passed: 90, failed: 10 },
        },
      },
    },
    async ({ pool, clock }, { workspace, query }) => {
      const now = clock.now();
      const { to = now } = query;
      const { from = new Date(to.getTime() - 30 * 24 * 60 * 60 * 1000) } = query;
      return fromStatistics(await readModerationStatistics(pool, workspace, { from, to }, now));
    },
  ),
  route(
    {
      id: 'listBlocks',
      method: 'GET',
      path: '/v1/moderation/blocks',
      tag,
      scope: 'exchange:read',
      summary: 'What no task may have to do with',
      description: 'Words, targets, domains and countries.',
      answer: z.object({ blocks: z.array(BlockTold) }).meta({ id: 'Blocks' }),
      refusals: [],
      example: { answer: { blocks: [block] } },
    },
    async ({ pool }, { workspace }) => ({ blocks: (await listBlocks(pool, workspace)).map(fromBlock) }),
  ),
  route(
    {
      id: 'addBlock',
      method: 'POST',
      path: '/v1/moderation/blocks',
      tag,
      scope,
      summary: 'Put something on a blocklist',
      description:
        'Holds for tasks that are made from now on. A word is found in any spelling, from where a word begins; a domain counts with all under it.',
      body: BlockRequest,
      answer: BlockTold,
      refusals: [],
      example: { body: { list: 'word', value: 'Casino', reason: 'Gambling.' }, answer: block },
    },
    async (needs, { workspace, caller, body }) =>
      fromBlock(await addBlock(needs, workspace, { ...body, actor: `key:${caller.key}` })),
  ),
  route(
    {
      id: 'removeBlock',
      method: 'POST',
      path: '/v1/moderation/blocks/remove',
      tag,
      scope,
      summary: 'Take something off a blocklist',
      description: 'What is not on it changes nothing.',
      body: z.strictObject({ list: BlockListName, value: words(200) }).meta({ id: 'BlockRemoval' }),
      answer: z.object({ blocks: z.array(BlockTold) }).meta({ id: 'BlocksLeft' }),
      refusals: [],
      example: { body: { list: 'word', value: 'Casino' }, answer: { blocks: [] } },
    },
    async (needs, { workspace, caller, body }) => {
      await removeBlock(needs, workspace, { ...body, actor: `key:${caller.key}` });
      return { blocks: (await listBlocks(needs.pool, workspace)).map(fromBlock) };
    },
  ),
];
