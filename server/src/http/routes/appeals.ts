import { z } from 'zod';
import {
  complain,
  decideAppeal,
  getAppeal,
  listAppeals,
  listComplaints,
  listOptOuts,
  openAppeal,
  optIn,
  optOut,
} from '#moderation';
import { actor } from './actor.ts';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import {
  AppealStatusName,
  AppealTold,
  ComplaintReasonCode,
  ComplaintTold,
  fromAppeal,
  fromComplaint,
  fromOptOut,
  OptOutTold,
  TargetType,
} from './wire/moderation.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { User } from './wire/payout.ts';
import { AnyId, lines, words } from './wire/text.ts';

const tag = 'Moderation';
const at = '2026-11-20T10:00:00.000Z';
const task = 'tsk_0199d3a5c0de7a000b2c4d6e8f001122';
const id = 'apl_0199d3a5c0de7a000b2c4d6e8f001122';
const complaint = {
  complaint: 'cmp_0199d3a5c0de7a000b2c4d6e8f001122',
  task,
  user: '123456789',
  reason: 'misleading',
  counts: true,
  opened_at: at,
} as const;
const appeal = {
  appeal: id,
  claim: 'clm_0199d3a5c0de7a000b2c4d6e8f001122',
  user: '123456789',
  text: 'I never left.',
  status: 'open',
  opened_at: at,
  due_at: '2026-11-25T10:00:00.000Z',
} as const;
const kept = { target: 'chat:-1001234567890', title: 'Quiet news', by: '123456789', opted_out_at: at };
const user = User.optional().describe('For whom, where an API key asks; a session acts for its own person.');
const OptOutRequest = z
  .strictObject({ target: words(200).describe('A link, a @username, or Telegram’s number.'), type: TargetType, user })
  .meta({ id: 'OptOutRequest' });
const unproven = ['target_not_proven', 'checker_unavailable', 'exchange_disabled'] as const;

export const appealRoutes = [
  route(
    {
      id: 'complain',
      method: 'POST',
      path: '/v1/complaints',
      tag,
      scope: 'claims:write',
      people: true,
      summary: 'Complain of a task',
      description:
        'Once per person and task; again hears the same. Three different people, or one in twenty of those who took it, pause the task until a moderator has looked.',
      body: z
        .strictObject({ task: AnyId, reason: ComplaintReasonCode, text: lines(2000).optional(), user })
        .meta({ id: 'ComplaintRequest' }),
      answer: ComplaintTold,
      refusals: ['not_found', 'task_not_open', 'rules_not_accepted', 'not_eligible', 'exchange_disabled', 'read_only'],
      example: { body: { task, reason: 'misleading', user: '123456789' }, answer: complaint },
    },
    async (needs, call) => {
      const { task: about, reason, text, user: named } = call.body;
      const input = { task: about, reason, by: actor(call, named), ...given({ text }) };
      return fromComplaint(await complain(needs, call.workspace, input));
    },
  ),
  route(
    {
      id: 'listComplaints',
      method: 'GET',
      path: '/v1/complaints',
      tag,
      scope: 'exchange:read',
      summary: 'Complaints, newest first',
      description: 'Of one task, by one user: or all.',
      query: z.strictObject({ task: AnyId.exactOptional(), user: User.exactOptional(), ...pageQuery }),
      answer: z.object({ complaints: z.array(ComplaintTold), cursor: NextCursor }).meta({ id: 'ComplaintList' }),
      refusals: [],
      example: { query: { task }, answer: { complaints: [complaint] } },
    },
    async ({ pool }, { workspace, query: { user: by, ...query } }) => {
      const page = await listComplaints(pool, { workspace, ...query, ...given({ by }) });
      return { complaints: page.complaints.map(fromComplaint), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'openAppeal',
      method: 'POST',
      path: '/v1/appeals',
      tag,
      scope: 'claims:write',
      people: true,
      summary: 'Appeal a reward that was taken back',
      description:
        'Within seven days of the void, once per claim; again hears the same. It is decided within five days, or upheld by itself.',
      body: z.strictObject({ claim: AnyId, text: lines(2000), user }).meta({ id: 'AppealRequest' }),
      answer: AppealTold,
      refusals: ['not_found', 'claim_not_open', 'too_late'],
      example: { body: { claim: appeal.claim, text: appeal.text, user: appeal.user }, answer: appeal },
    },
    async (needs, call) => {
      const { claim, text, user: named } = call.body;
      return fromAppeal(await openAppeal(needs, call.workspace, { claim, text, by: actor(call, named) }));
    },
  ),
  route(
    {
      id: 'listAppeals',
      method: 'GET',
      path: '/v1/appeals',
      tag,
      scope: 'exchange:read',
      people: true,
      summary: 'Appeals, newest first',
      description: 'In one state, of one user: or all. A session sees those of its own person.',
      query: z.strictObject({ status: AppealStatusName.exactOptional(), user: User.exactOptional(), ...pageQuery }),
      answer: z.object({ appeals: z.array(AppealTold), cursor: NextCursor }).meta({ id: 'AppealList' }),
      refusals: [],
      example: { query: { status: 'open' }, answer: { appeals: [appeal] } },
    },
    async ({ pool }, call) => {
      const { user: named, ...query } = call.query;
      const worker = call.person === undefined ? named : actor(call, named);
      const page = await listAppeals(pool, { workspace: call.workspace, ...query, ...given({ worker }) });
      return { appeals: page.appeals.map(fromAppeal), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'getAppeal',
      method: 'GET',
      path: '/v1/appeals/{id}',
      tag,
      scope: 'exchange:read',
      summary: 'One appeal',
      description: 'Open, upheld or dismissed, with who decided and why.',
      params: z.strictObject({ id: AnyId }),
      answer: AppealTold,
      refusals: ['not_found'],
      example: { params: { id }, answer: appeal },
    },
    async ({ pool }, { workspace, params }) => fromAppeal(await getAppeal(pool, workspace, params.id)),
  ),
  route(
    {
      id: 'decideAppeal',
      method: 'POST',
      path: '/v1/appeals/{id}/decision',
      tag,
      scope: 'moderation:write',
      summary: 'Decide an appeal',
      description:
        'Upheld, the reward is paid anew: from the order’s budget while a slot is free there, else by the house. The same decision again changes nothing.',
      params: z.strictObject({ id: AnyId }),
      body: z
        .strictObject({ outcome: z.enum(['upheld', 'dismissed']), reason: words(500).describe('Told to the worker.') })
        .meta({ id: 'AppealDecision' }),
      answer: AppealTold,
      refusals: ['not_found', 'already_decided'],
      example: {
        params: { id },
        body: { outcome: 'upheld', reason: 'The channel shows you never left.' },
        answer: {
          ...appeal,
          status: 'upheld',
          decided_at: at,
          by: 'key:key_01',
          reason: 'The channel shows you never left.',
        },
      },
    },
    async (needs, { workspace, caller, params, body }) =>
      fromAppeal(await decideAppeal(needs, workspace, { appeal: params.id, ...body, by: `key:${caller.key}` })),
  ),
  route(
    {
      id: 'optOut',
      method: 'POST',
      path: '/v1/opt-outs',
      tag,
      scope: 'tasks:write',
      people: true,
      summary: 'Keep a channel or a bot out of the exchange',
      description:
        'Asked for by whoever is in charge of it: the same proof as for a task. Open tasks about it end, and what nobody has claimed goes back to their advertisers.',
      body: OptOutRequest,
      answer: OptOutTold,
      refusals: unproven,
      example: { body: { target: '@quiet_news', type: 'chat', user: '123456789' }, answer: kept },
    },
    async (needs, call) => {
      const { target, type, user: named } = call.body;
      return fromOptOut(await optOut(needs, call.workspace, { target, type, by: actor(call, named) }));
    },
  ),
  route(
    {
      id: 'optIn',
      method: 'POST',
      path: '/v1/opt-outs/end',
      tag,
      scope: 'tasks:write',
      people: true,
      summary: 'Let a channel or a bot in again',
      description: 'By the same proof. What is not kept out changes nothing.',
      body: OptOutRequest,
      answer: z.object({ is_kept_out: z.literal(false) }).meta({ id: 'OptOutEnded' }),
      refusals: unproven,
      example: { body: { target: '@quiet_news', type: 'chat', user: '123456789' }, answer: { is_kept_out: false } },
    },
    async (needs, call) => {
      const { target, type, user: named } = call.body;
      await optIn(needs, call.workspace, { target, type, by: actor(call, named) });
      return { is_kept_out: false as const };
    },
  ),
  route(
    {
      id: 'listOptOuts',
      method: 'GET',
      path: '/v1/opt-outs',
      tag,
      scope: 'exchange:read',
      summary: 'What is kept out of the exchange by its own people',
      description: 'In the order of targets.',
      query: z.strictObject(pageQuery),
      answer: z.object({ opt_outs: z.array(OptOutTold), cursor: NextCursor }).meta({ id: 'OptOutList' }),
      refusals: [],
      example: { query: { limit: 20 }, answer: { opt_outs: [kept] } },
    },
    async ({ pool }, { workspace, query }) => {
      const page = await listOptOuts(pool, workspace, query);
      return { opt_outs: page.optOuts.map(fromOptOut), ...given({ cursor: page.cursor }) };
    },
  ),
];
