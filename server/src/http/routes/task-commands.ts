import { z } from 'zod';
import { cancelTask, pauseTask, previewCancel, resumeTask, type PauseReason } from '#exchange';
import { Refusal } from '#kernel';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { keyOf, taskExample } from './tasks.ts';
import { given } from './wire/given.ts';
import { CancelTold, fromCancel, fromTask, TaskTold } from './wire/task.ts';
import { AnyId, words } from './wire/text.ts';

const params = z.strictObject({ id: AnyId });
const example = { params: { id: taskExample.task } };
const closed = ['exchange_disabled', 'read_only', 'not_found'] as const;
const common = { tag: 'Exchange', scope: 'tasks:write', people: true, params } as const;

const reasons = ['advertiser', 'operator'] as const;
const onBehalf = ['advertiser', 'operator', 'bot_lost', 'complaints', 'charge_back', 'opt_out', 'changed'] as const;
const PauseRequest = z
  .strictObject({
    reason: z.enum(reasons).optional().describe('On whose behalf; `operator` when an API key says nothing.'),
    why: words(500).optional().describe('In words, for the task’s story.'),
  })
  .meta({ id: 'TaskPause' });
const ResumeRequest = z
  .strictObject({
    reason: z.enum(onBehalf).optional().describe('Which reason is gone; `operator` when an API key says nothing.'),
    why: words(500).optional(),
  })
  .meta({ id: 'TaskResume' });
const CancelRequest = z
  .strictObject({
    dry_run: z.boolean().optional().describe('Only show the refund.'),
    reason: words(500).optional(),
  })
  .meta({ id: 'TaskCancel' });

type Asking = Parameters<typeof doneBy>[0] & {
  readonly params: { readonly id: string };
  readonly body: { readonly reason?: PauseReason | undefined; readonly why?: string | undefined };
};

/** A person pauses and resumes their own tasks, on their own behalf only. */
function pausingOf(call: Asking) {
  const { person, params: named, body } = call;
  const usual = person === undefined ? 'operator' : 'advertiser';
  const reason = body.reason ?? usual;
  if (person !== undefined && reason !== 'advertiser')
    throw new Refusal('scope_missing', 'A session pauses and resumes on its own behalf only.', { reason });
  return { task: named.id, reason, actor: doneBy(call), ...given({ why: body.why, owner: person }) };
}

export const taskCommandRoutes = [
  route(
    {
      id: 'pauseTask',
      method: 'POST',
      path: '/v1/tasks/{id}/pause',
      ...common,
      summary: 'Let nobody claim a task for now',
      description: 'What is claimed or held goes on. Reasons are kept apart; the same one twice changes nothing.',
      body: PauseRequest,
      answer: TaskTold,
      refusals: [...closed, 'task_not_open'],
      example: { ...example, body: {}, answer: { ...taskExample, status: 'paused', pauses: ['operator'] } },
    },
    async (needs, call) => fromTask(await pauseTask(needs, call.workspace, pausingOf(call))),
  ),
  route(
    {
      id: 'resumeTask',
      method: 'POST',
      path: '/v1/tasks/{id}/resume',
      ...common,
      summary: 'Take a reason for a pause back',
      description: 'The task runs again when no reason is left: see `pauses`.',
      body: ResumeRequest,
      answer: TaskTold,
      refusals: [...closed, 'task_not_open'],
      example: { ...example, body: {}, answer: taskExample },
    },
    async (needs, call) => fromTask(await resumeTask(needs, call.workspace, pausingOf(call))),
  ),
  route(
    {
      id: 'cancelTask',
      method: 'POST',
      path: '/v1/tasks/{id}/cancel',
      ...common,
      keyed: 'optional',
      summary: 'End a task, and get back what nobody has claimed',
      description:
        'Slots that nobody has are refunded at once; claimed and held ones keep their money until they are decided. With `dry_run` the refund is shown and nothing happens; without it a key is required.',
      body: CancelRequest,
      answer: CancelTold,
      refusals: closed,
      example: {
        ...example,
        body: { dry_run: true },
        answer: {
          task: taskExample,
          refund: { asset: 'XTR', amount: '1212.5' },
          free_slots: 97,
          open_slots: 1,
          verified_slots: 2,
        },
      },
    },
    async (needs, call) => {
      const { workspace, person, params: named, body } = call;
      if (body.dry_run === true) return fromCancel(await previewCancel(needs, workspace, named.id, person));
      const asked = { task: named.id, actor: doneBy(call), key: keyOf(call) };
      return fromCancel(
        await cancelTask(needs, workspace, { ...asked, ...given({ owner: person, reason: body.reason }) }),
      );
    },
  ),
];
