import { z } from 'zod';
import { readDecimal } from '#gateways/wire';
import { GatewayUnavailable, type OpenConnection, type Statement, type StatementRow } from '#payments/gateway';
import { callTegro, readData, type TegroNeeds } from './call-tegro.ts';
import { currencyNumbers } from './form.ts';
import { currencyOf, feeOf, isPaid, isTestOrder, orderShape, timeOf, type TegroOrder } from './order.ts';

/** The shop's orders, and what there is on the account it belongs to. */
export const statement = (needs: TegroNeeds): Statement => ({
  async *read(connection, since, until) {
    const opened = await needs.open(connection);
    for await (const orders of pages(needs, opened, since))
      yield orders
        .flatMap((order) => rowOf(opened, order))
        .filter(({ occurredAt }) => occurredAt >= since && occurredAt < until);
  },
  balances: async (connection) => readBalances(needs, await needs.open(connection)),
});

const ordersShape = z.array(orderShape).max(10_000);
const pagesMax = 10_000;
/** An order may be paid long after it was made; nobody says how long, so this is wide. */
const longestOpen = 30 * 86_400_000;

/**
 * Page after page until there is an empty one, or one that was shown before, or a list with its newest on top has come
 * to orders that were made too long ago.
 */
async function* pages(needs: TegroNeeds, opened: OpenConnection, since: Date): AsyncIterable<readonly TegroOrder[]> {
  const seen = new Set<string>();
  for (let page = 1; page <= pagesMax; page += 1) {
    const answer = await callTegro(needs, opened, 'orders', { page: { lexeme: String(page) } });
    if (!answer.ok) throw new GatewayUnavailable(`Tegro does not show its list: ${answer.words}`, 'none');
    const fresh = readData(ordersShape, answer.data).filter(({ id }) => !seen.has(id));
    if (fresh.length === 0) return;
    for (const { id } of fresh) seen.add(id);
    yield fresh;
    if (isTooOld(opened, fresh, since)) return;
  }
}

function isTooOld(opened: OpenConnection, orders: readonly TegroOrder[], since: Date): boolean {
  const [first, last] = [orders[0], orders.at(-1)].map((order) => timeOf(opened, order?.date_created)?.getTime());
  if (first === undefined || last === undefined || first <= last) return false;
  return first < since.getTime() - longestOpen;
}

function rowOf(opened: OpenConnection, order: TegroOrder): StatementRow[] {
  const currency = currencyOf(opened, order);
  const occurredAt = timeOf(opened, order.date_payed);
  if (!isPaid(order) || isTestOrder(order) !== opened.isTest || !currency || !occurredAt) return [];
  const amount = readDecimal(order.amount, currency);
  const { id: externalId, payment_id: ours } = order;
  const fee = feeOf(opened, order, amount)?.fee;
  const row = { externalId, ours, amount, ...(fee && { fee }), occurredAt, raw: order };
  return [{ kind: 'payment', direction: 'in', ...row }];
}

const balanceShape = z.looseObject({ balance: z.record(z.string().max(16), z.string().max(60)) });

/** Tegro keeps one balance for all shops of an account; in test mode there is none. */
async function readBalances(needs: TegroNeeds, opened: OpenConnection) {
  if (opened.isTest) return [];
  const answer = await callTegro(needs, opened, 'balance');
  if (!answer.ok) throw new GatewayUnavailable(`Tegro does not show its balance: ${answer.words}`, 'none');
  const { balance } = readData(balanceShape, answer.data);
  const currencies = [...currencyNumbers(opened).keys()];
  return currencies.flatMap((currency) => {
    const text = balance[currency];
    return text === undefined ? [] : [readDecimal(text, currency)];
  });
}
