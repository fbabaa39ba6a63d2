import type { CheckedClaim, CheckedTask, Checker, Seen } from '#exchange/checker';
import { lookAsBot } from './look-as-bot.ts';
import type { StartsNeeds } from './needs.ts';
import { keepPartner } from './partner.ts';
import { findPresence } from './presence-rows.ts';
import { proveBot } from './prove-bot.ts';
import { keepToken, tokenOfClaim } from './token-rows.ts';

/**
 * Whether somebody started a bot, and has not stopped. No method of the Bot API tells that of another bot: its program tells
 * us, its Mini App passes on what Telegram signed, or the bot is on this instance and we ask as the bot.
 */
export const startsChecker = (needs: StartsNeeds): Checker => ({
  kind: 'bot_start',
  prove: (question) => proveBot(needs, question),
  async open(task) {
    if (proofOf(task) !== 'instance') await keepPartner(needs, task);
    return { link: task.target.link };
  },
  linkFor: (task, claim) => linkOf(needs, task, claim),
  before: (task, worker) => lookBefore(needs, task, worker),
  check: (task, claim) => look(needs, task, claim),
});

const proofOf = ({ target }: CheckedTask) => (target.type === 'bot' ? target.proof : 'callback');

const about = ({ workspace, target }: CheckedTask, worker: string) => ({ workspace, bot: target.id, worker });

async function linkOf(
  { pool, clock }: StartsNeeds,
  task: CheckedTask,
  { id: claim, worker, expiresAt }: Parameters<NonNullable<Checker['linkFor']>>[1],
): Promise<{ link: string }> {
  const of = { ...about(task, worker), claim, task: task.id, madeAt: clock.now(), expiresAt };
  const { token } = await keepToken(pool, of);
  const link = new URL(task.target.link);
  link.searchParams.set(proofOf(task) === 'mini_app' ? 'startapp' : 'start', token);
  return { link: link.href };
}

/** Who ever used the bot is not new to it, even if they have stopped. */
async function lookBefore(needs: StartsNeeds, task: CheckedTask, worker: string): Promise<Seen> {
  const known = await findPresence(needs.pool, about(task, worker));
  if (known) return { present: 'yes', evidence: { via: known.via } };
  if (proofOf(task) !== 'instance') return { present: 'no', reason: 'not_started' };
  const seen = await lookAsBot(needs, task, worker);
  return seen.present === 'no' && seen.reason === 'stopped' ? { present: 'yes' } : seen;
}

async function look(needs: StartsNeeds, task: CheckedTask, claim: CheckedClaim): Promise<Seen> {
  const known = await findPresence(needs.pool, about(task, claim.worker));
  if (!known) return { present: 'no', reason: 'not_started' };
  const token = await tokenOfClaim(needs.pool, task.workspace, claim.id);
  const wasNew = token?.usedAt ?? claim.verifiedAt;
  if (!wasNew) return { present: 'no', reason: known.firstAt < claim.claimedAt ? 'was_there' : 'not_started' };
  if (known.state === 'stopped') return { present: 'no', reason: 'stopped' };
  if (proofOf(task) === 'instance') return lookAsBot(needs, task, claim.worker);
  return { present: 'yes', evidence: { via: known.via, at: known.at.toISOString() } };
}
