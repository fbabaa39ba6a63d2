import { parseUnits, scaleOf, type Amount } from '#kernel';
import type { Notice, NoticeKind } from '#people';
import { line, type Value } from './line.ts';
import { go, type Button, type View } from './view.ts';

type Values = Notice['values'];

/** Where a notice leads, by its kind: a new kind does not compile before it is known. */
const buttons: Readonly<Record<NoticeKind, (values: Values) => Button[]>> = {
  reward_held: () => [go('claims-all', 'claims', 'held')],
  reward_released: () => [go('home-balance', 'money')],
  reward_voided: ({ claim }) => (claim === undefined ? [] : [go('notice-look', 'claim', claim)]),
  claim_expired: () => [go('tasks-find', 'tasks')],
  claim_not_verified: ({ claim }) => (claim === undefined ? [] : [go('notice-look', 'claim', claim)]),
  referral_released: () => [go('home-balance', 'money')],
  task_live: ({ task }) => toTask(task),
  task_rejected: ({ task }) => toTask(task),
  task_paused: ({ task }) => toTask(task),
  task_resumed: ({ task }) => toTask(task),
  task_done: ({ task }) => toTask(task),
  task_ended: ({ task }) => toTask(task),
  slot_reopened: ({ task }) => toTask(task),
  appeal_decided: ({ claim }) => (claim === undefined ? [] : [go('notice-look', 'claim', claim)]),
  complaint_decided: () => [],
  limits_changed: () => [go('menu', 'home')],
  charge_back: () => [go('home-balance', 'money')],
  deposit_arrived: () => [go('home-balance', 'money')],
  payout_sent: ({ payout }) => (payout === undefined ? [] : [go('notice-look', 'payout', payout)]),
  payout_returned: ({ payout }) => (payout === undefined ? [] : [go('notice-look', 'payout', payout)]),
  moderation_waiting: () => [go('notice-queue', 'queue')],
};

/** The advertiser's own page of a task. */
const toTask = (task: string | undefined): Button[] => (task === undefined ? [] : [go('notice-look', 'ad', task)]);

/** What somebody is told, as a page. `title` is the task's, where the notice does not name it. */
export const noticeView = ({ kind, values }: Pick<Notice, 'kind' | 'values'>, title = ''): View => ({
  lines: [line(`notice-${kind}`, wordsOf(values, title))],
  buttons: [buttons[kind](values)],
});

/** All that any notice may name; each text takes what it needs. */
const wordsOf = (values: Values, title: string): Readonly<Record<string, Value>> => ({
  title: values['title'] ?? title,
  amount: amountOf(values['amount'], values['asset']) ?? '',
  debt: debtOf(amountOf(values['debt'], values['asset'])),
  reason: values['reason'] ?? 'none',
  outcome: values['outcome'] ?? 'none',
  at: dateOf(values['until'] ?? values['appeal_until']) ?? '',
});

const debtOf = (debt: Amount | undefined): Value => (debt === undefined || debt.units === 0n ? 'none' : debt);

function amountOf(amount: string | undefined, asset: string | undefined): Amount | undefined {
  if (amount === undefined || amount === '' || asset === undefined) return undefined;
  return { asset, units: parseUnits(amount, scaleOf(asset)) };
}

function dateOf(instant: string | undefined): Date | undefined {
  const date = new Date(instant ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}
