import { newId, Refusal, type Amount, type Id, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { findPosted, hashInput, post } from '#ledger';
import type { Destination } from '#payments/gateway';
import { secondsAfter } from './due.ts';
import { checkLimits } from './limits.ts';
import type { PayoutsNeeds } from './needs.ts';
import { platformActor, type Payout } from './payout.ts';
import { findByReference } from './payout-rows.ts';
import { moneyTaken } from './postings.ts';
import { payerFor, railFor, spell, type Rail } from './rail.ts';
import { begin, orderOf, requireSameWorld, untouched, type Payer } from './request-payout.ts';
import { requireBelowMaximum, usualSupplierRule, type Rule } from './rule.ts';
import { ruleFor } from './rule-rows.ts';
import { lockSettings, requireRunning } from './workspace-rows.ts';

export type SupplierBill = {
  readonly workspace: WorkspaceId;
  readonly supplier: Id<'sup'>;
  /** What is paid for: each once, whoever asks how often. */
  readonly reference: string;
  /** What the supplier gets, to the unit. There is no fee of ours. */
  readonly amount: Amount;
  /** A rail that `paysSuppliers`. */
  readonly rail: string;
  readonly destination: Destination;
  /** The account that pays; the only one, when not given. */
  readonly connection?: string;
  readonly validUntil: Date;
};

/**
 * Sets the money aside (`supplier → payout`) and stores the intent to pay a supplier, in one transaction; nobody is
 * called. The switches, the limits, the holds and the approvals of payouts hold; the least amount, the fee and the address
 * book are for people. Asked again it answers the same payout. Refuses with `above_limit`, `invalid_amount`, `asset_not_supported`,
 * `destination_invalid`, `payouts_stopped`, `not_found`, `gateway_switched_off`, `invalid_request`, or
 * `idempotency_conflict` for another bill under the same reference.
 */
export async function paySupplier(needs: PayoutsNeeds, bill: SupplierBill): Promise<Payout> {
  const known = await findKnown(needs.pool, bill);
  if (known) return known;
  if (bill.amount.units <= 0n) throw new Refusal('invalid_amount', 'A bill is of more than nothing.');
  const rail = supplierRail(needs, bill);
  const payer = await payerFor(needs, bill.workspace, rail, bill.connection);
  return transaction(needs.pool, (tx) => store(tx, needs, bill, rail, payer));
}

function supplierRail(needs: PayoutsNeeds, { rail: code, amount }: SupplierBill): Rail {
  const rail = railFor(needs, code, amount.asset);
  if (rail.port.paysSuppliers) return rail;
  throw new Refusal('invalid_request', `The rail "${code}" does not pay suppliers.`);
}

const keyOf = ({ reference }: SupplierBill) => `supplier-payout:${reference}`;

/** What makes it the same bill: how long it is good, and which account pays, do not. */
const inputOf = ({ supplier, reference, amount, rail, destination }: SupplierBill) => ({
  command: 'supplier_payout',
  supplier,
  reference,
  amount,
  rail,
  destination,
});

async function findKnown(db: Pool | Tx, bill: SupplierBill): Promise<Payout | undefined> {
  const { workspace, reference } = bill;
  const known = await findByReference(db, workspace, reference);
  if (!known) return undefined;
  const posted = await findPosted(db, workspace, keyOf(bill));
  if (posted?.inputHash === hashInput(inputOf(bill))) return known;
  throw new Refusal('idempotency_conflict', `${reference} is paid for already, by another bill: ${known.id}.`);
}

async function store(tx: Tx, needs: PayoutsNeeds, bill: SupplierBill, rail: Rail, payer: Payer): Promise<Payout> {
  const { workspace, amount } = bill;
  await lockSettings(tx, workspace, 'update');
  const known = await findKnown(tx, bill);
  if (known) return known;
  await requireRunning(tx, workspace, rail.code);
  await requireSameWorld(tx, needs, workspace, payer.account.isTest);
  const now = needs.clock.now();
  const rule = await ruleFor(tx, workspace, rail.code, amount.asset, usualSupplierRule(rail.code, amount.asset));
  requireBelowMaximum(rule, amount.units);
  requireTime(bill, rule, now);
  const payout = newPayout(bill, { rail, payer, now });
  rail.port.checkOrder?.(orderOf(payout));
  await checkLimits(tx, payout, rule, now);
  const asked = await begin(tx, payout, rule, now);
  await post(tx, needs.clock, moneyTaken(payout, keyOf(bill), inputOf(bill)));
  return asked;
}

/** What would only rest until it is too late is not begun. */
function requireTime({ validUntil }: SupplierBill, { holdSeconds }: Rule, now: Date): void {
  if (secondsAfter(now, holdSeconds) < validUntil) return;
  throw new Refusal('invalid_request', 'The time of this bill is over before it could be paid.', {
    valid_until: validUntil.toISOString(),
    hold_seconds: holdSeconds,
  });
}

function newPayout(bill: SupplierBill, { rail, payer, now }: { rail: Rail; payer: Payer; now: Date }): Payout {
  const { asset, units } = bill.amount;
  return {
    workspace: bill.workspace,
    id: newId('po'),
    status: 'requested',
    source: 'supplier',
    user: bill.supplier,
    reference: bill.reference,
    validUntil: bill.validUntil,
    rail: rail.code,
    gateway: rail.gateway,
    connection: payer.account.connection.id,
    destination: spell(rail, payer.opened, bill.destination),
    address: null,
    comment: null,
    asset,
    units,
    net: units,
    fee: 0n,
    askedBy: platformActor,
    requestedAt: now,
    ...untouched,
  };
}

/** The payout that pays for this; undefined when nobody has asked for one. */
export const findSupplierPayout = (
  pool: Pool,
  workspace: WorkspaceId,
  reference: string,
): Promise<Payout | undefined> => findByReference(pool, workspace, reference);
