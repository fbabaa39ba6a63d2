import { z } from 'zod';
import type { Amount } from '#kernel';
import type { Connection, GatewayNeeds, Statement, StatementRow } from '#payments/gateway';
import { getStripe, openAccount, type Account } from './call-api.ts';
import { fromMinor } from './minor.ts';
import { balanceTransactionShape, listOf, type BalanceTransaction } from './session-shape.ts';

/** Stripe's own balance: each of its transactions, and what there is, what is still pending included. */
export const statement = (needs: GatewayNeeds): Statement => ({
  read: (connection, since, until) => read(needs, connection, since, until),
  balances: (connection) => balances(needs, connection),
});

async function* read(
  needs: GatewayNeeds,
  connection: Connection,
  since: Date,
  until: Date,
): AsyncGenerator<readonly StatementRow[]> {
  const account = await openAccount(needs, connection);
  const seconds = (instant: Date) => String(Math.ceil(instant.getTime() / 1000));
  const span = { 'created[gte]': seconds(since), 'created[lt]': seconds(until) };
  const filter = { ...span, limit: '100', 'expand[]': 'data.source' };
  let after: Record<string, string> = {};
  for (let more = true; more;) {
    const page = await getStripe(
      account,
      'balance_transactions',
      { ...filter, ...after },
      listOf(balanceTransactionShape),
    );
    yield page.data.map((row) => rowOf(account, row));
    const last = page.data.at(-1);
    more = page.has_more && last !== undefined;
    after = last ? { starting_after: last.id } : {};
  }
}

/** What a row is about: a charge, a refund, a dispute. */
const sourceShape = z.looseObject({
  object: z.string().optional(),
  payment_intent: z.string().nullish(),
  metadata: z.looseObject({ payment: z.string().optional() }).nullish(),
});

const kinds: Readonly<Record<string, StatementRow['kind']>> = {
  charge: 'payment',
  payment: 'payment',
  refund: 'refund',
  payment_refund: 'refund',
};

/**
 * Charges and what goes back of them, by us or by the payer's bank, are named by their intent, as facts are; everything
 * else (payouts to a bank, a dispute that was won, fees) by its own id.
 */
function rowOf({ opened }: Account, row: BalanceTransaction): StatementRow {
  const source = sourceShape.safeParse(row.source).data;
  const ours = source?.metadata?.payment;
  const isOut = row.amount.startsWith('-');
  const kind = isOut && source?.object === 'dispute' ? 'refund' : (kinds[row.type] ?? 'other');
  const fee = fromMinor(opened.settings, row.currency, row.fee);
  return {
    kind,
    externalId: (kind === 'other' ? undefined : source?.payment_intent) ?? row.id,
    ...(ours !== undefined && { ours }),
    direction: isOut ? 'out' : 'in',
    amount: fromMinor(opened.settings, row.currency, isOut ? row.amount.slice(1) : row.amount),
    ...(fee.units !== 0n && { fee }),
    occurredAt: row.created,
    raw: row,
  };
}

const moneyShape = z.array(z.looseObject({ amount: z.string().regex(/^-?\d{1,18}$/), currency: z.string() }));
const balanceShape = z.looseObject({ available: moneyShape, pending: moneyShape });

async function balances(needs: GatewayNeeds, connection: Connection): Promise<readonly Amount[]> {
  const account = await openAccount(needs, connection);
  const { available, pending } = await getStripe(account, 'balance', {}, balanceShape);
  const sums = new Map<string, bigint>();
  for (const { amount, currency } of [...available, ...pending]) {
    const { asset, units } = fromMinor(account.opened.settings, currency, amount);
    sums.set(asset, (sums.get(asset) ?? 0n) + units);
  }
  return [...sums].map(([asset, units]) => ({ asset, units }));
}
