import { Refusal, type Amount } from '#kernel';
import { transaction, type Tx } from '#database';
import { writeAudit } from '#identity';
import { requirePayout, type Decision } from './approve-payout.ts';
import { confirm } from './book-answer.ts';
import { giveBack } from './give-back.ts';
import type { PayoutsNeeds } from './needs.ts';
import type { Payout } from './payout.ts';
import { notePayout } from './payout-rows.ts';
import { railFor } from './rail.ts';
import { approvalsFor } from './rule.ts';
import { ruleFor } from './rule-rows.ts';

/** What a person says of a payout at the desk. */
export type PayoutResolution =
  /** It was paid: as what, and how anybody can see that. */
  | {
      readonly action: 'confirm';
      readonly externalId: string;
      readonly proof: string;
      /** On rails where somebody we buy from pays: who, and for how much of what we keep with them. */
      readonly supplier?: string;
      readonly cost?: Amount;
    }
  /** It was not, and never will be: the user has the money back. */
  | { readonly action: 'fail'; readonly reason: string }
  /** Ask the gateway once more. */
  | { readonly action: 'look_up' }
  /** It was paid after its money had gone back: somebody has seen that. */
  | { readonly action: 'acknowledge'; readonly reason: string };

/**
 * A person's word on a payout at the desk; nothing is ever sent by it. Above the limit of four eyes the one who asked
 * cannot give it. Refuses with `not_found`, `payout_not_open`, `action_unavailable`, `another_person_needed`, or
 * `above_ceiling` when a supplier is said to have used more than there is with them.
 */
export const resolvePayout = (
  needs: PayoutsNeeds,
  decision: Decision & { readonly resolution: PayoutResolution },
): Promise<Payout> =>
  transaction(needs.pool, async (tx) => {
    const { workspace, actor, resolution } = decision;
    const payout = await requirePayout(tx, workspace, decision.payout);
    if (isSaid(payout, resolution)) return payout;
    requireAtDesk(payout, resolution);
    if (resolution.action === 'confirm' || resolution.action === 'fail') await requireOther(tx, payout, actor);
    const at = needs.clock.now();
    const { action, ...details } = resolution;
    const told = 'cost' in details && details.cost ? { ...details, cost: String(details.cost.units) } : details;
    const audited = { workspace, recordedAt: at, actor, target: payout.id, details: told };
    await writeAudit(tx, { ...audited, action: `payout.${action}` });
    return resolve(tx, needs, payout, resolution, { at, actor });
  });

/** Said before, in the same words. */
const isSaid = ({ status, outcome, externalId, problem }: Payout, said: PayoutResolution): boolean =>
  (said.action === 'confirm' && status === 'confirmed' && externalId === said.externalId) ||
  (said.action === 'fail' && outcome === 'failed' && problem === said.reason);

function requireAtDesk({ status, deskSince }: Payout, { action }: PayoutResolution): void {
  const isLost = status === 'returned';
  if (deskSince && isLost === (action === 'acknowledge')) return;
  if (deskSince)
    throw new Refusal('action_unavailable', `That cannot be said of a payout that is ${status}.`, { status });
  throw new Refusal('payout_not_open', `This payout does not wait for anybody: it is ${status}.`, { status });
}

async function requireOther(tx: Tx, payout: Payout, actor: string): Promise<void> {
  const rule = await ruleFor(tx, payout.workspace, payout.rail, payout.asset);
  if (actor !== payout.askedBy || approvalsFor(rule, payout.units) < 2) return;
  throw new Refusal('another_person_needed', 'Somebody other than the one who asked has to say what became of it.');
}

async function resolve(
  tx: Tx,
  needs: PayoutsNeeds,
  payout: Payout,
  said: PayoutResolution,
  taken: { at: Date; actor: string },
): Promise<Payout> {
  const { port } = railFor(needs, payout.rail);
  switch (said.action) {
    case 'confirm': {
      const { externalId, proof, supplier, cost } = said;
      if (port.byHand !== 'supplier' && (supplier !== undefined || cost))
        throw new Refusal('action_unavailable', 'Only payouts by a supplier name one.');
      const by = port.byHand === 'supplier' ? { supplier: { id: supplier ?? 'manual', ...(cost && { cost }) } } : {};
      const reason = `${externalId}: ${proof}`;
      return confirm(tx, needs, payout, { ...taken, reason }, { externalId, proof, occurredAt: taken.at, ...by });
    }
    case 'fail':
      return giveBack(tx, needs, payout, 'failed', { ...taken, reason: said.reason });
    case 'look_up':
      if (!port.find) throw new Refusal('action_unavailable', 'Nothing can be looked up on this rail.');
      return notePayout(tx, payout, { due_at: taken.at, looks: 0, desk_since: null });
    case 'acknowledge':
      return notePayout(tx, payout, { desk_since: null });
  }
}
