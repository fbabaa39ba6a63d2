import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { findPosted, hashInput } from '#ledger';
import { matchPayment, type Adopt, type Payment, type PaymentsNeeds } from '#payments';
import { adoptAs, adoptByRules } from './adopt-payment.ts';
import type { PayloadRule } from './payload-rule.ts';
import { insertPurchase, purchaseByKey } from './purchase-rows.ts';
import { conflict } from './refusals.ts';
import { apiKeyOf, checkName } from './use.ts';

export type MatchInput = {
  readonly payment: string;
  /** The caller's Idempotency-Key. It is free again when the payment stays unmatched. */
  readonly key: string;
  /** What it was for; what the rules say now, when not given. */
  readonly product?: string;
  /** Who bought it; the one who paid, when not given. */
  readonly customer?: string;
  readonly price?: PayloadRule['price'];
};

/**
 * Finds out again what an unmatched payment was for: by a person's word, or by the rules as they are now. What it
 * was for is given in the same transaction, once. Refuses with `not_found`, `payment_not_matchable`,
 * `invalid_request` or `idempotency_conflict`.
 */
export async function matchForeignPayment(
  needs: PaymentsNeeds,
  workspace: WorkspaceId,
  input: MatchInput,
): Promise<Payment> {
  const { product, customer } = input;
  if (product === undefined && (customer !== undefined || input.price !== undefined))
    throw new Refusal('invalid_request', 'Name the product as well; or nothing at all, to have the rules tried again.');
  if (customer !== undefined) checkName('customer', customer, 128);
  return matchPayment(needs, {
    workspace,
    payment: input.payment,
    wasDone: (tx, { id }) => wasDone(tx, workspace, id, input),
    adopt: remembered(product === undefined ? adoptByRules : byWord({ ...input, product }), input),
  });
}

/** A person's word: a clear no when it does not fit, so that a slip of the hand gives nothing away. */
const byWord =
  ({ product, customer, price = 'product' }: MatchInput & { product: string }): Adopt =>
  async (tx, payment) => {
    const buyer = customer ?? payment.payer ?? '';
    const word = await adoptAs(tx, payment, { product, customer: buyer, price });
    if ('problem' in word) throw new Refusal('payment_not_matchable', word.problem, { payment: payment.id });
    return word;
  };

/** The purchase is written with the key under which it was matched: the same key hears of it again. */
const remembered =
  (adopt: Adopt, input: MatchInput): Adopt =>
  async (tx, payment, clock) => {
    const found = await adopt(tx, payment, clock);
    if ('problem' in found) return found;
    const { product, version } = found.adopted.details;
    if (typeof product !== 'string' || typeof version !== 'number' || found.adopted.customer === null) return found;
    const { customer } = found.adopted;
    const purchase = { payment: payment.id, customer, product, version, requestedAt: payment.requestedAt };
    const told = { key: apiKeyOf(input.key), hash: hashOf(input) };
    if (!(await insertPurchase(tx, payment.workspace, purchase, told))) throw conflict(told.key);
    return found;
  };

const hashOf = ({ payment, product, customer, price }: MatchInput) =>
  hashInput({ command: 'match', payment, product, customer, price });

/** What this key stands for already; other payments' requests with it wait until commit. */
async function wasDone(tx: Tx, workspace: WorkspaceId, payment: string, input: MatchInput): Promise<boolean> {
  const key = apiKeyOf(input.key);
  const text = `billing.match ${workspace} ${key}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${text}, 0))`.execute(tx);
  const before = await purchaseByKey(tx, workspace, key);
  if (before && (before.payment !== payment || before.input_hash !== hashOf(input))) throw conflict(key);
  if (!before && (await findPosted(tx, workspace, key))) throw conflict(key);
  return before !== undefined;
}
