import { sql } from 'kysely';
import { transaction, type Tx } from '#database';
import { amountToWire, Refusal, type Amount, type WorkspaceId } from '#kernel';
import { announceAlarm } from './alarm.ts';
import type { SupplierAccount } from './account.ts';
import { lockAccount, requireAccount, updateAccount } from './account-rows.ts';
import { booksOf, inTheAir } from './books.ts';
import { after, day, describe } from './due.ts';
import { inTime } from './in-time.ts';
import type { SupplyNeeds } from './needs.ts';
import { openAccess } from './sealed.ts';

export type SupplierBalance = {
  /** What the supplier says is there; null for one that holds no money of ours. */
  readonly told: Amount | null;
  /** What should be there by our books. */
  readonly books: Amount;
  /** How many purchases are in the air: while there are any, the two may differ by them. */
  readonly inTheAir: number;
};

/**
 * Asks a supplier what is left there, tells of it when that is little, and once a day compares it with our books: not while
 * a purchase is in the air, since nobody can say then what should be there.
 */
export async function watchBalance(needs: SupplyNeeds, workspace: WorkspaceId, id: string): Promise<SupplierBalance> {
  const sealed = await requireAccount(needs.pool, workspace, id);
  const { supplier, access } = openAccess(needs, sealed);
  const told = (await inTime(supplier.balance?.(access))) ?? null;
  if (told && told.asset !== sealed.account.asset)
    throw new Error(`It says its balance in ${told.asset}, and is paid in ${sealed.account.asset}.`);
  return transaction(needs.pool, async (tx) => {
    const { account, comparedAt } = await lockAccount(tx, workspace, id);
    const now = needs.clock.now();
    const books = await booksOf(tx, account);
    const air = await inTheAir(tx, account);
    if (!told) return { told, books, inTheAir: air };
    await keepReading(tx, account, told, books, now);
    await tellIfLow(tx, account, told, now);
    const isTime = !comparedAt || after(comparedAt, day) <= now;
    if (isTime && air === 0) await compare(tx, account, told, books, now);
    return { told, books, inTheAir: air };
  });
}

/** Asks a supplier now, for an operator. Refuses with `not_found`, or `supplier_unavailable` and its own words. */
export async function checkSupplier(needs: SupplyNeeds, workspace: WorkspaceId, id: string): Promise<SupplierBalance> {
  await requireAccount(needs.pool, workspace, id);
  try {
    return await watchBalance(needs, workspace, id);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('supplier_unavailable', describe(error), { supplier: id });
  }
}

async function keepReading(tx: Tx, account: SupplierAccount, told: Amount, books: Amount, at: Date): Promise<void> {
  const { workspace, id } = account;
  await sql`insert into supply.reading (workspace_id, supplier, at, told_units, books_units)
    values (${workspace}, ${id}, ${at}, ${told.units}, ${books.units})
    on conflict on constraint a_supplier_reading_is_of_one_instant do nothing`.execute(tx);
  await updateAccount(tx, account, { told_units: told.units, told_at: at });
}

async function tellIfLow(tx: Tx, account: SupplierAccount, told: Amount, now: Date): Promise<void> {
  const isLow = account.alarm !== null && told.units < account.alarm.units;
  if (isLow === (account.lowSince !== null)) return;
  await updateAccount(tx, account, { low_since: isLow ? now : null });
  if (isLow)
    await announceAlarm(tx, account, now, 'balance_low', 'Little money is left there.', { told: amountToWire(told) });
}

async function compare(tx: Tx, account: SupplierAccount, told: Amount, books: Amount, now: Date): Promise<void> {
  const differs = told.units !== books.units;
  const since = differs ? (account.differsSince ?? now) : null;
  await updateAccount(tx, account, { compared_at: now, differs_since: since });
  if (!differs || account.differsSince) return;
  const more = { told: amountToWire(told), books: amountToWire(books) };
  await announceAlarm(tx, account, now, 'books_differ', 'It says another balance than our books.', more);
}
