import { sql } from 'kysely';
import { creditAsset, isId, Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { claimKey, findPosted, hashInput, post, type Posting } from '#ledger';
import { begin, meetCustomer } from './begin.ts';
import { beginBlock } from './block.ts';
import { decideRevocation, keepDecision, lockDecision, type Decision } from './decision-rows.ts';
import { giveAgain } from './give-again.ts';
import type { Reading } from './needs.ts';
import { owed } from './postings.ts';
import { readLotStates } from './read-lots.ts';
import { recordChange } from './record-change.ts';
import { conflict, notFound } from './refusals.ts';
import { decisionPolicies, type DecisionPolicy, type LotState } from './revocation.ts';
import { apiKeyOf, checkName } from './use.ts';

export type DecisionInput = {
  /** The caller's Idempotency-Key. */
  readonly key: string;
  readonly policy: DecisionPolicy;
  readonly reason: string;
  /** Who decides. */
  readonly actor: string;
};

/**
 * Ends the wait of a refund that asked. `void_remaining` leaves it as it is; `debt` and `block` let what was spent be
 * owed; `forgive` gives again what was taken, along what was booked, and the access with the time that was left of
 * it. Same key, same answer. Refuses with `not_found`, `already_decided`, `invalid_request` or `idempotency_conflict`.
 */
export async function decideRefund(
  { pool, clock }: Reading,
  workspace: WorkspaceId,
  refund: string,
  { key: asked, ...input }: DecisionInput,
): Promise<Decision> {
  const key = apiKeyOf(asked);
  checkDecision(input);
  const hash = hashInput({ command: 'decide', refund, policy: input.policy, reason: input.reason });
  return transaction(pool, async (tx) => {
    const known = isId('rf', refund) ? await lockDecision(tx, workspace, refund) : undefined;
    if (!known) throw notFound('refund that waits for a decision', refund);
    const told = toldBefore(known, key, hash);
    if (told) return told;
    const at = await begin(tx, workspace, clock);
    const postings = await carryOut(tx, workspace, { ...known.decision, ...input }, at);
    const isFree =
      postings.length > 0 ? !(await findPosted(tx, workspace, key)) : await claimKey(tx, workspace, { key, hash, at });
    if (!isFree) throw conflict(key);
    const decided: Decision = { ...known.decision, ...input, decidedAt: at };
    await keepDecision(tx, workspace, decided, { key, hash });
    if (postings.length === 0) await recordDecision(tx, workspace, decided, at);
    const transfer = { workspace, key, reason: 'billing.decide_refund', reference: known.decision.payment };
    if (postings.length > 0)
      await post(tx, clock, { ...transfer, input: { hash }, answer: { refund, ...input }, postings });
    return decided;
  });
}

function checkDecision({ policy, reason, actor }: Omit<DecisionInput, 'key'>): void {
  checkName('reason', reason, 500);
  checkName('actor', actor, 200);
  if (!decisionPolicies.includes(policy))
    throw new Refusal('invalid_request', `Decide for one of ${decisionPolicies.join(', ')}.`);
}

type Known = { readonly decision: Decision; readonly key: string | null; readonly inputHash: string | null };

/** The same key and input hears the same; a refund is decided once. */
function toldBefore({ decision, key, inputHash }: Known, asked: string, hash: string): Decision | undefined {
  if (!decision.decidedAt) return undefined;
  if (key !== asked)
    throw new Refusal('already_decided', `This refund was decided before: ${decision.policy ?? ''}.`, {
      refund: decision.refund,
      policy: decision.policy,
    });
  if (inputHash !== hash) throw conflict(asked);
  return decision;
}

async function carryOut(tx: Tx, workspace: WorkspaceId, decision: Decision, at: Date): Promise<Posting[]> {
  const { payment, customer, policy = 'void_remaining' } = decision;
  await sql`select billing.release_due(${workspace}, ${at}, array[${customer}]::text[])`.execute(tx);
  const lots = await readLotStates(tx, workspace, payment, { at, seq: null });
  await decideRevocation(tx, workspace, { payment, policy, at });
  const sold = { workspace, customer, payment, at };
  if (policy === 'forgive') return giveAgain(tx, sold, lots);
  if (policy === 'void_remaining') return [];
  if (policy === 'block') await beginBlock(tx, sold, lots);
  const debtor = await meetCustomer(tx, workspace, customer, at);
  return lots.flatMap((lot) => oweTheRest(lot, debtor));
}

/** What was spent and is not owed yet: what had paid an older debt is owed since the refund. */
function oweTheRest(lot: LotState, debtor: string): Posting[] {
  const units = lot.spent - lot.repaid;
  return units > 0n ? [owed(lot.app, debtor, { asset: creditAsset(lot.creditType), units })] : [];
}

const recordDecision = (
  tx: Tx,
  workspace: WorkspaceId,
  { customer, payment, refund, policy, ...by }: Decision,
  at: Date,
) =>
  recordChange(tx, workspace, {
    customer,
    kind: 'refund_decision',
    at,
    payment,
    details: { refund, policy: policy ?? '' },
    ...(by.actor !== undefined && { actor: by.actor }),
    ...(by.reason !== undefined && { reason: by.reason }),
  });
