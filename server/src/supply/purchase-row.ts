import { isId, type Amount } from '#kernel';
import { purchaseStatuses, type PayState, type Purchase, type PurchaseStatus } from './purchase.ts';
import type { ChainPayment } from './supplier.ts';

export type Row = {
  workspace_id: number;
  id: string;
  order_id: string;
  attempt: number;
  supplier: string;
  status: string;
  username: string;
  stars: number;
  external_id: string | null;
  asset: string;
  max_units: bigint;
  expected_units: bigint;
  cost_units: bigint | null;
  returned_units: bigint | null;
  pay: PayRow | null;
  pay_state: string | null;
  paid_boc: string | null;
  paid_told_at: Date | null;
  network_fee_asset: string | null;
  network_fee_units: bigint | null;
  proof: string | null;
  words: string | null;
  problem: string | null;
  is_passing: boolean | null;
  misses: number;
  looks: number;
  taken_by: string | null;
  taken_at: Date | null;
  desk_since: Date | null;
  due_at: Date | null;
  sent_at: Date;
  silent_at: Date | null;
  placed_at: Date | null;
  ended_at: Date | null;
};

/** A payment on the chain, as JSON keeps it. */
type PayRow = {
  readonly address: string;
  readonly asset: string;
  readonly units: string;
  readonly comment?: string;
  readonly payload?: string;
  readonly validUntil: string;
};

export const toPayRow = ({ amount, validUntil, ...rest }: ChainPayment): PayRow => ({
  ...rest,
  asset: amount.asset,
  units: String(amount.units),
  validUntil: validUntil.toISOString(),
});

const fromPayRow = ({ asset, units, validUntil, ...rest }: PayRow): ChainPayment => ({
  ...rest,
  amount: { asset, units: BigInt(units) },
  validUntil: new Date(validUntil),
});

const isStatus = (text: string): text is PurchaseStatus => (purchaseStatuses as readonly string[]).includes(text);

function feeOf({ network_fee_asset: asset, network_fee_units: units }: Row): Amount | null {
  return asset === null || units === null ? null : { asset, units };
}

export function toPurchase(row: Row): Purchase {
  const { id, order_id: order, supplier, status } = row;
  if (!isId('pur', id) || !isId('so', order) || !isId('sup', supplier) || !isStatus(status))
    throw new Error(`The row of purchase ${id} is damaged.`);
  return {
    workspace: row.workspace_id,
    id,
    order,
    attempt: row.attempt,
    supplier,
    status,
    username: row.username,
    stars: row.stars,
    externalId: row.external_id,
    asset: row.asset,
    max: row.max_units,
    expected: row.expected_units,
    cost: row.cost_units,
    returned: row.returned_units,
    pay: row.pay && fromPayRow(row.pay),
    payState: row.pay_state as PayState | null, // the check of the column knows the same
    paidBoc: row.paid_boc,
    paidToldAt: row.paid_told_at,
    networkFee: feeOf(row),
    proof: row.proof,
    words: row.words,
    problem: row.problem,
    isPassing: row.is_passing,
    misses: row.misses,
    looks: row.looks,
    takenBy: row.taken_by,
    takenAt: row.taken_at,
    deskSince: row.desk_since,
    dueAt: row.due_at,
    sentAt: row.sent_at,
    silentAt: row.silent_at,
    placedAt: row.placed_at,
    endedAt: row.ended_at,
  };
}
