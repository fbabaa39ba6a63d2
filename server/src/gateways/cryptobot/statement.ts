import { z } from 'zod';
import type { Amount } from '#kernel';
import type { Connection, GatewayNeeds, Statement, StatementRow } from '#payments/gateway';
import { readDecimal, readRounded } from '#gateways/wire';
import { isCoin } from './assets.ts';
import { accountOf, callApi, type Account } from './call-api.ts';
import { invoicesShape, moneyOf, transfersShape, type CryptoInvoice, type Transfer } from './invoice-shape.ts';
import { isPast, readList } from './list.ts';

/** What came into the app and what left it, and what is there, what is held included. */
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
  const account = accountOf(needs, await needs.open(connection));
  const isInside = ({ occurredAt }: StatementRow) => occurredAt >= since && occurredAt < until;
  for await (const page of paidInvoices(account, since)) yield page.flatMap(rowsOf).filter(isInside);
  for await (const page of transfersOf(account, since))
    yield page
      .filter(({ asset }) => isCoin(asset))
      .map(rowOf)
      .filter(isInside);
}

/** An invoice lives 31 days at most: one made longer ago was not paid since. */
const longestLife = 32 * 24 * 60 * 60 * 1000;

async function* paidInvoices(account: Account, since: Date): AsyncGenerator<readonly CryptoInvoice[]> {
  const before = new Date(since.getTime() - longestLife);
  for await (const page of readList(account, 'getInvoices', { status: 'paid' }, invoicesShape)) {
    yield page;
    if (
      isPast(
        page.map(({ created_at }) => created_at),
        before,
      )
    )
      return;
  }
}

async function* transfersOf(account: Account, since: Date): AsyncGenerator<readonly Transfer[]> {
  for await (const page of readList(account, 'getTransfers', {}, transfersShape)) {
    yield page;
    if (
      isPast(
        page.map(({ completed_at }) => completed_at),
        since,
      )
    )
      return;
  }
}

/** A fee in another coin than what came is a row of its own. */
function rowsOf(invoice: CryptoInvoice): StatementRow[] {
  const { invoice_id: externalId, paid_at: occurredAt, payload, fee_asset, fee_amount } = invoice;
  if (!occurredAt || !isCoin(invoice.paid_asset ?? invoice.asset ?? '')) return [];
  const { gross, fee } = moneyOf(invoice);
  const raw = invoice;
  const ours = payload ? { ours: payload } : {};
  const row = { kind: 'payment', externalId, ...ours, direction: 'in', amount: gross, occurredAt, raw } as const;
  if (fee_amount === undefined || fee_asset === undefined || fee_asset === gross.asset)
    return [{ ...row, ...(fee && { fee }) }];
  const amount = readRounded(fee_amount, fee_asset, 'up');
  return [row, { kind: 'other', externalId: `${externalId}:fee`, direction: 'out', amount, occurredAt, raw }];
}

const rowOf = (transfer: Transfer): StatementRow => ({
  kind: 'payout',
  externalId: transfer.transfer_id,
  ...(transfer.spend_id !== undefined && { ours: transfer.spend_id }),
  direction: 'out',
  amount: readDecimal(transfer.amount, transfer.asset),
  occurredAt: transfer.completed_at,
  raw: transfer,
});

const balancesShape = z.array(
  z.looseObject({ currency_code: z.string(), available: z.string(), onhold: z.string().default('0') }),
);

/** Coins that we do not keep are not listed: nothing here can bring them in. */
async function balances(needs: GatewayNeeds, connection: Connection): Promise<readonly Amount[]> {
  const account = accountOf(needs, await needs.open(connection));
  const all = await callApi(account, 'getBalance', {}, balancesShape);
  return all
    .filter(({ currency_code }) => isCoin(currency_code))
    .map(({ currency_code: asset, available, onhold }) => ({
      asset,
      units: readRounded(available, asset, 'down').units + readRounded(onhold, asset, 'down').units,
    }));
}
