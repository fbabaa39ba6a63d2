import { z } from 'zod';
import { GatewayUnavailable, type OpenConnection, type Statement, type StatementRow } from '#payments/gateway';
import { callHeleket, heleketBody, readResult, type HeleketKey, type HeleketNeeds } from './call-heleket.ts';
import { heleketAssets, readCut, readTakings } from './money.ts';
import { changedAt, meaningOf, paymentShape, type HeleketPayment } from './payment-state.ts';
import { feeOf, payoutShape, type HeleketPayout } from './payout-state.ts';

/** The merchant's own lists of payments and payouts, and its balances. */
export const statement = (needs: HeleketNeeds): Statement => ({
  async *read(connection, since, until) {
    const opened = await needs.open(connection);
    const span = { since, until };
    yield* pages(needs, opened, 'payment', span, (item) => paymentRows(readResult(paymentShape, item)));
    if (opened.secrets['payout_key'])
      yield* pages(needs, opened, 'payout', span, (item) => payoutRows(readResult(payoutShape, item)));
  },
  balances: async (connection) => readBalances(needs, await needs.open(connection)),
});

type Span = { readonly since: Date; readonly until: Date };

const pageShape = z.looseObject({
  items: z.array(z.unknown()).max(1000),
  paginate: z.looseObject({ nextCursor: z.string().max(500).nullish() }).nullish(),
});

const day = 86_400_000;
const pagesMax = 10_000;
/** `Y-m-d H:i:s`; of which zone is not known, so a day more is asked for at either end, and the rows are sifted by us. */
const dateText = (instant: number) => new Date(instant).toISOString().slice(0, 19).replace('T', ' ');

/** The lists are cut by when an invoice was made; it may be paid up to twelve hours later. */
async function* pages(
  needs: HeleketNeeds,
  opened: OpenConnection,
  list: 'payment' | 'payout',
  { since, until }: Span,
  read: (item: unknown) => readonly StatementRow[],
): AsyncIterable<readonly StatementRow[]> {
  const key: HeleketKey = list === 'payment' ? 'payment_key' : 'payout_key';
  const body = heleketBody({
    date_from: dateText(since.getTime() - 2 * day),
    date_to: dateText(until.getTime() + day),
  });
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const path = `/v1/${list}/list${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`;
    const answer = await callHeleket(needs, opened, { key, path, body });
    if (!answer.ok) throw new GatewayUnavailable(`Heleket does not show its list: ${answer.words}`, 'none');
    const { items, paginate } = readResult(pageShape, answer.result);
    yield items.flatMap(read).filter(({ occurredAt }) => occurredAt >= since && occurredAt < until);
    cursor = paginate?.nextCursor ?? undefined;
    if (cursor === undefined) return;
  }
}

const never = new Date(0);

function paymentRows(payment: HeleketPayment): StatementRow[] {
  const meaning = meaningOf(payment);
  const takings = meaning === 'paid' || meaning === 'refunded' ? readTakings(payment) : undefined;
  if (!takings) return [];
  const { amount, settlement } = takings;
  const row = {
    externalId: payment.uuid,
    ...(payment.order_id && { ours: payment.order_id }),
    amount: settlement?.received ?? amount,
    occurredAt: changedAt(payment, never),
    raw: payment,
  };
  const fee = settlement?.fee && { fee: settlement.fee };
  const paid = { kind: 'payment', direction: 'in', ...row, ...fee } as const;
  return meaning === 'refunded' ? [paid, { kind: 'refund', direction: 'out', ...row }] : [paid];
}

function payoutRows(payout: HeleketPayout): StatementRow[] {
  if (payout.status !== 'paid' || !heleketAssets.includes(payout.currency)) return [];
  const amount = readCut(payout.amount, payout.currency);
  const { fee } = feeOf(payout, amount);
  const { uuid: externalId, order_id: ours } = payout;
  const when = { occurredAt: changedAt(payout, never), raw: payout };
  return [
    { kind: 'payout', direction: 'out', externalId, ...(ours && { ours }), amount, ...(fee && { fee }), ...when },
  ];
}

const balanceShape = z
  .array(
    z.looseObject({
      balance: z.looseObject({
        merchant: z.array(z.looseObject({ currency_code: z.string().max(16), balance: z.string().max(60) })).max(500),
      }),
    }),
  )
  .min(1);

/** What the merchant has, of what these books keep; Heleket also lists coins nobody here is paid in. */
async function readBalances(needs: HeleketNeeds, opened: OpenConnection) {
  const answer = await callHeleket(needs, opened, { key: 'payment_key', path: '/v1/balance' });
  if (!answer.ok) throw new GatewayUnavailable(`Heleket does not show its balances: ${answer.words}`, 'none');
  const wallets = readResult(balanceShape, answer.result).flatMap(({ balance }) => balance.merchant);
  return wallets
    .filter(({ currency_code }) => heleketAssets.includes(currency_code))
    .map(({ currency_code, balance }) => readCut(balance, currency_code));
}
