import { csvLine, formatUnits, scaleOf } from '#kernel';
import type { Movement, Statement } from './statement.ts';

const columns = ['seq', 'recorded_at', 'occurred_at', 'reason', 'reference', 'key', 'counterpart', 'amount', 'balance'];

/** A statement as CSV: a line of opening, one per movement, a line of closing. Amounts are decimals of the asset. */
export function statementCsv(statement: Statement): string {
  const show = (units: bigint) => formatUnits(units, scaleOf(statement.asset));
  const bound = (name: string, at: Date, balance: bigint) => [
    '',
    at.toISOString(),
    '',
    name,
    '',
    '',
    '',
    '',
    show(balance),
  ];
  const rows = [
    columns,
    bound('opening', statement.from, statement.opening),
    ...statement.movements.map((movement) => movementCells(movement, show)),
    bound('closing', statement.to, statement.closing),
  ];
  return rows.map(csvLine).join('');
}

const movementCells = (movement: Movement, show: (units: bigint) => string): string[] => [
  String(movement.seq),
  movement.recordedAt.toISOString(),
  movement.occurredAt.toISOString(),
  movement.reason,
  movement.reference ?? '',
  movement.key,
  movement.counterpart,
  show(movement.units),
  show(movement.balanceAfter),
];

/** A statement as the JSON of the wire: amounts as decimal strings, times in RFC 3339. */
export function statementJson(statement: Statement): Record<string, unknown> {
  const show = (units: bigint) => formatUnits(units, scaleOf(statement.asset));
  return {
    address: statement.address,
    asset: statement.asset,
    from: statement.from.toISOString(),
    to: statement.to.toISOString(),
    opening: show(statement.opening),
    closing: show(statement.closing),
    movements: statement.movements.map((movement) => ({
      seq: String(movement.seq),
      recorded_at: movement.recordedAt.toISOString(),
      occurred_at: movement.occurredAt.toISOString(),
      reason: movement.reason,
      ...(movement.reference === undefined ? {} : { reference: movement.reference }),
      key: movement.key,
      counterpart: movement.counterpart,
      amount: show(movement.units),
      balance: show(movement.balanceAfter),
    })),
    ...(statement.cursor === undefined ? {} : { cursor: statement.cursor }),
  };
}
