import { creditAsset, Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { balanceOf, findPosted, hashInput, places, post } from '#ledger';
import { begin, meetCustomer } from './begin.ts';
import { endBlocks } from './block.ts';
import { checkCode } from './feature.ts';
import type { Reading } from './needs.ts';
import { writtenOff } from './postings.ts';
import { conflict } from './refusals.ts';
import { apiKeyOf, checkName, checkQuantity } from './use.ts';

export type Forgiveness = {
  /** The caller's Idempotency-Key. */
  readonly key: string;
  readonly customer: string;
  readonly creditType: string;
  /** All of the debt, when not given. */
  readonly amount?: bigint;
  readonly reason: string;
  /** Who forgives. */
  readonly actor: string;
};

/** What was written off, and what is still owed. */
export type Forgiven = { readonly forgiven: bigint; readonly debt: bigint };

/**
 * Writes off a debt, or a part of it; with the last of it ends what blocked the customer. Same key, same answer.
 * Refuses with `invalid_amount` (nothing is owed, or less than that), `invalid_request` or `idempotency_conflict`.
 */
export async function forgiveDebt(
  { pool, clock }: Reading,
  workspace: WorkspaceId,
  input: Forgiveness,
): Promise<Forgiven> {
  checkForgiveness(input);
  const { key: asked, actor, ...command } = input;
  const [key, hash] = [apiKeyOf(asked), hashInput({ command: 'forgive_debt', ...command })];
  return transaction(pool, async (tx) => {
    const at = await begin(tx, workspace, clock);
    const told = await answerTo(tx, workspace, key, hash);
    if (told) return told;
    const { customer, creditType, reason } = input;
    const asset = creditAsset(creditType);
    const debtor = await meetCustomer(tx, workspace, customer, at);
    const debt = -(await balanceOf(tx, workspace, places.receivable(debtor), asset));
    const forgiven = checkAmount(input.amount ?? debt, debt);
    if (forgiven === debt) await endBlocks(tx, workspace, customer, asset, at);
    await post(tx, clock, {
      workspace,
      key,
      reason: 'billing.forgive_debt',
      reference: customer,
      input: { command: 'forgive_debt', ...command },
      answer: { forgiven: String(forgiven), debt: String(debt - forgiven), reason, actor },
      postings: [writtenOff(debtor, { asset, units: forgiven })],
    });
    return { forgiven, debt: debt - forgiven };
  });
}

function checkForgiveness({ customer, creditType, amount, reason, actor }: Forgiveness): void {
  checkName('customer', customer, 128);
  checkCode('credit type', creditType);
  checkName('reason', reason, 500);
  checkName('actor', actor, 200);
  if (amount !== undefined) checkQuantity(amount);
}

function checkAmount(amount: bigint, debt: bigint): bigint {
  if (debt === 0n) throw new Refusal('invalid_amount', 'This customer owes nothing of this credit type.');
  if (amount > debt) throw new Refusal('invalid_amount', `Only ${debt} credits are owed.`, { debt: String(debt) });
  return amount;
}

async function answerTo(tx: Tx, workspace: WorkspaceId, key: string, hash: string): Promise<Forgiven | undefined> {
  const posted = await findPosted(tx, workspace, key);
  if (!posted) return undefined;
  if (posted.inputHash !== hash) throw conflict(key);
  const told = posted.answer as { forgiven: string; debt: string };
  return { forgiven: BigInt(told.forgiven), debt: BigInt(told.debt) };
}
