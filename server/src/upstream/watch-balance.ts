import { sql } from 'kysely';
import { transaction, type Tx } from '#database';
import { amountToWire, type Amount, type WorkspaceId } from '#kernel';
import { announceAlarm } from './alarm.ts';
import type { ProviderAccount } from './account.ts';
import { lockAccount, requireAccount, updateAccount } from './account-rows.ts';
import { booksOf, inTheAir } from './books.ts';
import { after, day } from './due.ts';
import type { UpstreamNeeds } from './needs.ts';
import { openAccess } from './sealed.ts';

export type Balance = {
  /** What the panel says is there. */
  readonly told: Amount;
  /** What should be there by our books. */
  readonly books: Amount;
  /** How many orders are in the air: while there are any, the two may differ by them. */
  readonly inTheAir: number;
};

/**
 * Asks a panel what is left there, tells of it when that is little, and once a day compares it with our books: not while
 * an order is in the air, since nobody can say then what should be there.
 */
export async function watchBalance(needs: UpstreamNeeds, workspace: WorkspaceId, id: string): Promise<Balance> {
  const sealed = await requireAccount(needs.pool, workspace, id);
  const { provider, access } = openAccess(needs, sealed);
  const told = await provider.balance(access);
  return transaction(needs.pool, async (tx) => {
    const { account, comparedAt } = await lockAccount(tx, workspace, id);
    const now = needs.clock.now();
    const balance = { told, books: await booksOf(tx, account), inTheAir: await inTheAir(tx, account) };
    await keepReading(tx, account, balance, now);
    await tellIfLow(tx, account, told, now);
    if (!comparedAt || after(comparedAt, day) <= now) await compare(tx, account, balance, now);
    return balance;
  });
}

async function keepReading(tx: Tx, { workspace, id }: ProviderAccount, { told, books }: Balance, at: Date) {
  await sql`insert into upstream.reading (workspace_id, provider, at, told_units, books_units)
    values (${workspace}, ${id}, ${at}, ${told.units}, ${books.units})
    on conflict on constraint a_reading_is_of_one_instant do nothing`.execute(tx);
}

async function tellIfLow(tx: Tx, account: ProviderAccount, told: Amount, now: Date): Promise<void> {
  const isLow = account.alarm !== null && told.units < account.alarm.units;
  if (isLow === (account.lowSince !== null)) return;
  await updateAccount(tx, account, { low_since: isLow ? now : null });
  if (isLow)
    await announceAlarm(tx, account, now, 'balance_low', 'Little money is left there.', { told: amountToWire(told) });
}

async function compare(tx: Tx, account: ProviderAccount, { told, books, inTheAir: air }: Balance, now: Date) {
  if (air > 0) return;
  const differs = told.units !== books.units;
  await updateAccount(tx, account, {
    compared_at: now,
    differs_since: differs ? (account.differsSince ?? now) : null,
  });
  if (!differs || account.differsSince) return;
  const more = { told: amountToWire(told), books: amountToWire(books) };
  await announceAlarm(tx, account, now, 'books_differ', 'It says another balance than our books.', more);
}
