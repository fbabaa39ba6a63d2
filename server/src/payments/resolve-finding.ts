import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { writeAudit } from '#identity';
import { hashInput } from '#ledger';
import { bookDifference } from './book-row.ts';
import { closeFinding, lockFinding } from './finding-rows.ts';
import { actionsOf, type Finding, type FindingAction } from './finding.ts';
import { findList } from './outer-list-rows.ts';
import type { Payment } from './payment.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { requestRefund } from './request-refund.ts';

export type Resolution = {
  readonly workspace: WorkspaceId;
  readonly finding: string;
  readonly action: FindingAction;
  /** Who does it, as the audit log names them. */
  readonly actor: string;
  /** Why; asked for by `accept` and `ignore`. */
  readonly reason?: string;
  /** For `grant`: what the payment was for, and how that is given. `match` is safe to repeat. */
  readonly grant?: {
    readonly customer?: string;
    readonly product: string;
    match(payment: string): Promise<Payment>;
  };
  /** The same key and input is one resolution, and hears of the same finding. */
  readonly key: string;
};

/**
 * Does something about a finding, once, and keeps who did it and why. Refuses with `not_found`, `finding_not_open`,
 * `action_unavailable`, `invalid_request`, `idempotency_conflict`, and with what the product or the refund refuses.
 */
export async function resolveFinding(needs: PaymentsNeeds, resolution: Resolution): Promise<Finding> {
  const { finding, isDone } = await transaction(needs.pool, (tx) => look(tx, resolution));
  if (isDone) return finding;
  checkWords(finding, resolution);
  await act(needs, finding, resolution);
  return transaction(needs.pool, (tx) => close(tx, needs, resolution));
}

const inputOf = ({ finding, action, reason, grant }: Resolution): string =>
  hashInput({ command: 'resolve', finding, action, reason, customer: grant?.customer, product: grant?.product });

const conflict = () =>
  new Refusal('idempotency_conflict', 'This key was used for something else. Use a new key for a new decision.');

/** The finding, its row locked, and whether this very resolution was done before. */
async function look(tx: Tx, resolution: Resolution): Promise<{ finding: Finding; isDone: boolean }> {
  const locked = await lockFinding(tx, resolution.workspace, resolution.finding);
  if (!locked) throw new Refusal('not_found', 'There is no such finding in this workspace.');
  const { finding, key, inputHash } = locked;
  if (key === resolution.key) {
    if (inputHash !== inputOf(resolution)) throw conflict();
    return { finding, isDone: true };
  }
  const { status } = finding;
  if (status !== 'open') throw new Refusal('finding_not_open', `This finding is ${status} already.`, { status });
  const actions = actionsOf(finding);
  if (!actions.includes(resolution.action))
    throw new Refusal('action_unavailable', `This finding can be resolved by: ${actions.join(', ')}.`, { actions });
  return { finding, isDone: false };
}

function checkWords(finding: Finding, { action, reason, grant }: Resolution): void {
  if ((action === 'accept' || action === 'ignore') && !reason)
    throw new Refusal('invalid_request', `Say in "reason" why: it is kept with the decision to ${action}.`);
  if (action === 'grant' && !grant) throw new Refusal('invalid_request', 'Name the product that this payment was for.');
  if ((action === 'grant' || action === 'refund') && finding.payment === null)
    throw new Refusal('action_unavailable', 'There is no payment here that this could be done with.');
}

/** What has a transaction of its own; safe to repeat when the process dies before the finding says so. */
async function act(needs: PaymentsNeeds, finding: Finding, { action, grant }: Resolution): Promise<void> {
  const { workspace, payment } = finding;
  if (payment === null) return;
  if (action === 'refund') await requestRefund(needs, { workspace, payment, key: `finding:${finding.id}` });
  if (action !== 'grant' || !grant) return;
  const { status, problem } = await grant.match(payment);
  if (status === 'unmatched')
    throw new Refusal('action_unavailable', problem ?? 'Nothing here knows what this payment was for.');
}

async function close(tx: Tx, needs: PaymentsNeeds, resolution: Resolution): Promise<Finding> {
  const { finding, isDone } = await look(tx, resolution);
  if (isDone) return finding;
  const { workspace, action, actor, reason, key } = resolution;
  const at = needs.clock.now();
  const status = action === 'ignore' ? 'ignored' : 'resolved';
  const closing = { status, action, actor, reason, key, inputHash: inputOf(resolution), at } as const;
  if (!(await closeFinding(tx, finding, closing))) throw conflict();
  await writeAudit(tx, {
    workspace,
    recordedAt: at,
    actor,
    action: `finding.${action}`,
    target: finding.id,
    details: { kind: finding.kind, subject: finding.subject, payment: finding.payment, reason: reason ?? null },
  });
  if (action === 'accept') await accept(tx, needs, finding, key);
  return { ...finding, status, action, actor, reason: reason ?? null, closedAt: at };
}

/** The gateway is right: the books hold what it shows from now on. */
async function accept(tx: Tx, needs: PaymentsNeeds, finding: Finding, key: string): Promise<void> {
  const { id, asset, difference } = finding;
  const list = await findList(tx, finding);
  if (!list || asset === null || difference === 0n) return;
  const amount = { asset, units: difference };
  await bookDifference(tx, needs, list, { key: `accept:${id}:${key}`, reference: id, amount });
}
