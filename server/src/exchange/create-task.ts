import { amountToWire, newId, Refusal, type Id, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { claimKey, hashInput, post } from '#ledger';
import { announceTask } from './announce-task.ts';
import { checkDraft, lengthsOf } from './check-draft.ts';
import type { Proven } from './checker.ts';
import type { Finding, TaskDraft, TaskInput } from './draft.ts';
import type { ExchangeNeeds } from './needs.ts';
import { firstLinkDue, openLink } from './open-links.ts';
import { insertOrder, orderByKey } from './order-rows.ts';
import { orderCharged } from './postings.ts';
import { priceOf } from './price.ts';
import { botOf, prove, requireUnblocked, screened } from './quote-task.ts';
import { getTask } from './read-tasks.ts';
import { needsReview } from './review.ts';
import { enterExchange, requireEnabled, requireOpen } from './setting-rows.ts';
import type { ExchangeSettings } from './settings.ts';
import type { Order, Task } from './task.ts';
import { insertStep, insertTask } from './task-rows.ts';

type Needs = Pick<ExchangeNeeds, 'pool' | 'clock' | 'checkers' | 'screen' | 'taskMade'>;
type Theirs = Extract<Proven, { is: 'theirs' }>;

/**
 * Makes a task: the checker proves that the target is the advertiser's, then one transaction moves slots × (reward + fee)
 * from who pays (`payerOf`) to `escrow:<order>` and writes the task, in review or live. After it what its workers are given is
 * made. The same key and draft is one task. Refuses with `exchange_disabled`, `read_only`, `kind_stopped`,
 * `invalid_request`, `asset_not_supported`, `below_minimum`, `above_limit`, `target_not_proven`, `checker_unavailable`,
 * `target_blocked`, `insufficient_funds` or `idempotency_conflict`.
 */
export async function createTask(needs: Needs, workspace: WorkspaceId, input: TaskInput): Promise<Task> {
  const known = await madeBefore(needs.pool, workspace, input);
  if (known) return known;
  const settings = await requireEnabled(needs.pool, workspace);
  requireOpen(settings, input.kind);
  checkDraft(input, needs.clock.now());
  priceOf(settings, input);
  const bot = botOf(settings);
  const proven = await requireTheirs(needs, workspace, bot, input);
  const made = await writeOnce(needs, workspace, input, bot, proven);
  return made.linkDueAt === null ? made : openLink(needs, made);
}

const hashOf = ({ key: _key, actor: _actor, reward, ...draft }: TaskInput): string =>
  hashInput({ command: 'task.create', ...draft, reward: amountToWire(reward) });

/** What this key has made already. */
async function madeBefore(db: Pool | Tx, workspace: WorkspaceId, input: TaskInput): Promise<Task | undefined> {
  const before = await orderByKey(db, workspace, input.key);
  if (!before) return undefined;
  if (before.inputHash !== hashOf(input))
    throw new Refusal('idempotency_conflict', 'This key has made another task. Use a new key for a new one.');
  return getTask(db, workspace, before.order.task);
}

async function requireTheirs(needs: Needs, workspace: WorkspaceId, bot: Id<'bot'>, draft: TaskDraft): Promise<Theirs> {
  const proven = await prove(needs, workspace, bot, draft);
  if (proven.is === 'theirs') return proven;
  const { reason } = proven;
  if (proven.is === 'unknown')
    throw new Refusal('checker_unavailable', 'Telegram does not say whose it is just now. Try again in a minute.', {
      reason,
    });
  throw new Refusal(
    'target_not_proven',
    'Show that it is yours: make our bot an administrator there, and be one yourself.',
    {
      reason,
    },
  );
}

/** The same key made it a moment ago, so this one is not written. */
class MadeMeanwhile extends Error {
  override readonly name = 'MadeMeanwhile';
}

async function writeOnce(
  needs: Needs,
  workspace: WorkspaceId,
  input: TaskInput,
  bot: Id<'bot'>,
  proven: Theirs,
): Promise<Task> {
  try {
    return await transaction(needs.pool, (tx) => write(tx, needs, workspace, input, bot, proven));
  } catch (error) {
    const before = error instanceof MadeMeanwhile ? await madeBefore(needs.pool, workspace, input) : undefined;
    if (before) return before;
    throw error;
  }
}

async function write(
  tx: Tx,
  needs: Needs,
  workspace: WorkspaceId,
  input: TaskInput,
  bot: Id<'bot'>,
  proven: Theirs,
): Promise<Task> {
  const settings = await enterExchange(tx, workspace, input.kind);
  const findings = await needs.screen(tx, workspace, screened(workspace, bot, input, proven));
  requireUnblocked(findings);
  const now = needs.clock.now();
  const isReviewed = await needsReview(tx, settings, input, findings);
  const hasLink = needs.checkers[input.kind].open !== undefined;
  const made = { settings, input, bot, proven, findings, now, isReviewed, hasLink };
  const task = newTask(workspace, made);
  const asked = { key: input.key, inputHash: hashOf(input) };
  if (!(await insertOrder(tx, orderOf(task, now), asked))) throw new MadeMeanwhile();
  await insertTask(tx, task);
  await insertStep(tx, task, { at: now, actor: input.actor, reason: null });
  await needs.taskMade?.(tx, task, proven);
  await announceTask(tx, task, now);
  if (!(await claimKey(tx, workspace, { key: input.key, hash: asked.inputHash, at: now })))
    throw new Refusal('idempotency_conflict', 'This key was used for something else. Use a new key for a new task.');
  await post(tx, needs.clock, orderCharged(task, task.slots));
  return task;
}

type Made = {
  readonly settings: ExchangeSettings;
  readonly input: TaskInput;
  readonly bot: Id<'bot'>;
  readonly proven: Theirs;
  readonly findings: readonly Finding[];
  readonly now: Date;
  readonly isReviewed: boolean;
  readonly hasLink: boolean;
};

function newTask(workspace: WorkspaceId, { settings, input, bot, proven, findings, now, ...is }: Made): Task {
  const { reward, fee } = priceOf(settings, input);
  const { owner, kind, slots, audience = {}, pacing = {}, category = 'other', endsAt = null, payer = 'owner' } = input;
  return {
    workspace,
    id: newId('tsk'),
    order: newId('ord'),
    bot,
    target: proven.target,
    status: is.isReviewed ? 'review' : 'live',
    pauses: [],
    owner,
    kind,
    reward,
    fee,
    slots,
    ordered: slots,
    audience,
    pacing,
    category,
    payer,
    findings,
    endsAt,
    taken: 0,
    verified: 0,
    ...lengthsOf(settings, input),
    createdAt: now,
    approvedAt: is.isReviewed ? null : now,
    verifiedAt: null,
    endedAt: null,
    endReason: null,
    linkDueAt: is.hasLink ? firstLinkDue(now) : null,
  };
}

function orderOf({ workspace, order: id, id: task, owner, slots, reward, fee }: Task, createdAt: Date): Order {
  const unit = { asset: reward.asset, units: reward.units + fee.units };
  const charged = { asset: unit.asset, units: unit.units * BigInt(slots) };
  return { workspace, id, task, owner, status: 'open', slots, unit, charged, createdAt, settledAt: null };
}
