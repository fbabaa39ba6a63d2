import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { endTask, lockTasksAbout, requireEnabled, targetKey, type Target } from '#exchange';
import { writeAudit } from '#identity';
import type { ModerationNeeds } from './needs.ts';
import {
  deleteOptOut,
  findOptOut,
  insertOptOut,
  selectOptOuts,
  selectUnsettled,
  settleOptOut,
} from './opt-out-rows.ts';
import type { OptOut } from './opt-out-rows.ts';
import { writeLog } from './public-log.ts';

export type { OptOut } from './opt-out-rows.ts';

/** Which channel or bot, as its people write it (a link, a @username, Telegram's number), and who asks. */
export type OptOutInput = { readonly target: string; readonly type: Target['type']; readonly by: string };
export type OptOutPage = { readonly optOuts: readonly OptOut[]; readonly cursor?: string };

type Needs = Pick<ModerationNeeds, 'pool' | 'clock' | 'checkers'>;

/**
 * Keeps a channel or a bot out of the exchange, asked for by whoever is in charge of it: the same proof as for a task.
 * Open tasks about it end at once, and what nobody has claimed goes back. Again is the same. Refuses with
 * `target_not_proven` or `checker_unavailable`.
 */
export async function optOut(needs: Needs, workspace: WorkspaceId, input: OptOutInput): Promise<OptOut> {
  const target = await prove(needs, workspace, input);
  const kept = await transaction(needs.pool, (tx) => keepOut(tx, needs, workspace, target, input.by));
  await endTasksAbout(needs, kept);
  return kept;
}

/** Lets it in again, by the same proof; what is not kept out changes nothing. */
export async function optIn(needs: Needs, workspace: WorkspaceId, input: OptOutInput): Promise<void> {
  const about = targetKey(await prove(needs, workspace, input));
  await transaction(needs.pool, async (tx) => {
    if (!(await deleteOptOut(tx, workspace, about))) return;
    const at = needs.clock.now();
    await writeAudit(tx, {
      workspace,
      recordedAt: at,
      actor: input.by,
      action: 'opt_out.end',
      target: about,
      details: {},
    });
    await writeLog(tx, workspace, { recordedAt: at, action: 'opted_in', about, reasons: [] });
  });
}

/** Who is kept out, by target. */
export async function listOptOuts(
  pool: Pool,
  workspace: WorkspaceId,
  { cursor = '', limit: asked = 50 }: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<OptOutPage> {
  const limit = Math.min(Math.max(asked, 1), 200);
  const found = await selectOptOuts(pool, workspace, cursor, limit + 1);
  const optOuts = found.slice(0, limit);
  const last = optOuts.at(-1);
  return found.length > limit && last ? { optOuts, cursor: last.target } : { optOuts };
}

/** Ends what was left open by a process that died, or was being made just then. */
export async function settleOptOuts(needs: Pick<Needs, 'pool' | 'clock'>, limit = 20): Promise<number> {
  const waiting = await selectUnsettled(needs.pool, limit);
  for (const one of waiting) await endTasksAbout(needs, one);
  return waiting.length;
}

async function prove(needs: Needs, workspace: WorkspaceId, { target, type, by }: OptOutInput): Promise<Target> {
  const { bot } = await requireEnabled(needs.pool, workspace);
  if (!bot) throw new Refusal('exchange_disabled', 'The exchange has no bot yet.');
  const { checkers } = needs;
  const checker = type === 'bot' ? checkers.bot_start : checkers.subscribe;
  const proven = await checker.prove({ workspace, bot, advertiser: by, asked: target });
  if (proven.is === 'theirs') return proven.target;
  if (proven.is === 'unknown')
    throw new Refusal('checker_unavailable', 'Telegram does not tell just now. Try again in a minute.', {
      reason: proven.reason,
    });
  const message = 'Only somebody in charge of it can do this, and our bot has to be able to see that.';
  throw new Refusal('target_not_proven', message, { reason: proven.reason });
}

async function keepOut(tx: Tx, { clock }: Needs, workspace: WorkspaceId, target: Target, by: string): Promise<OptOut> {
  const about = targetKey(target);
  const at = clock.now();
  const kept: OptOut = { workspace, target: about, title: target.title, actor: by, optedOutAt: at };
  if (!(await insertOptOut(tx, kept))) return (await findOptOut(tx, workspace, about)) ?? kept;
  await writeAudit(tx, { workspace, recordedAt: at, actor: by, action: 'opt_out.begin', target: about, details: {} });
  await writeLog(tx, workspace, { recordedAt: at, action: 'opted_out', about, reasons: [] });
  return kept;
}

/** One transaction per task: their orders' money goes back in transfers of their own. */
async function endTasksAbout({ pool, clock }: Pick<Needs, 'pool' | 'clock'>, kept: OptOut): Promise<void> {
  while (await transaction(pool, (tx) => endOne(tx, { clock }, kept)));
  await settleOptOut(pool, kept, clock.now());
}

async function endOne(tx: Tx, { clock }: Pick<Needs, 'clock'>, { workspace, target, actor }: OptOut): Promise<boolean> {
  const [task, ...others] = await lockTasksAbout(tx, workspace, target);
  if (!task) return false;
  const at = clock.now();
  await writeLog(tx, workspace, { recordedAt: at, action: 'task_ended', about: task.id, reasons: ['opted_out'] });
  await endTask(tx, { clock }, task, { end: 'opt_out', at, actor, reason: 'opted_out' });
  return others.length > 0;
}
