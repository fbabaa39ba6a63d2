import type { Amount } from '#kernel';
import type { Connection, GatewayNeeds, PaymentState } from '#payments/gateway';
import { accountOf, callApi, type Account } from './call-api.ts';
import { isCoin } from './assets.ts';
import { askedOf, invoicesShape, moneyOf, type CryptoInvoice } from './invoice-shape.ts';
import { isPast, readList } from './list.ts';

type Asked = {
  readonly payment: string;
  readonly externalId?: string;
  readonly amount: Amount;
  readonly requestedAt: Date;
};

/** How a payment stands: by the number of its invoice, or by our id among all invoices made since it was asked for. */
export async function lookUp(needs: GatewayNeeds, connection: Connection, asked: Asked): Promise<PaymentState> {
  const account = accountOf(needs, await needs.open(connection));
  const invoice = (await findByNumber(account, asked.externalId)) ?? (await findByPayload(account, asked));
  if (!invoice) return { state: 'unknown', words: 'CryptoBot has no invoice for this payment.' };
  if (invoice.payload !== asked.payment)
    return { state: 'strange', words: `Invoice ${invoice.invoice_id} is of another payment.`, raw: invoice };
  return stateOf(invoice);
}

async function findByNumber(account: Account, number: string | undefined): Promise<CryptoInvoice | undefined> {
  if (number === undefined || !/^\d{1,19}$/.test(number)) return undefined;
  const { items } = await callApi(account, 'getInvoices', { invoice_ids: number }, invoicesShape);
  return items.find(({ invoice_id }) => invoice_id === number);
}

/** A clock of theirs may differ from ours by this much. */
const clocksDiffer = 60 * 60 * 1000;

/** By our id in the payload. Should there be several for one payment, the one that was paid is meant. */
export async function findByPayload(account: Account, asked: Asked): Promise<CryptoInvoice | undefined> {
  const { asset } = asked.amount;
  const filter = isCoin(asset) ? { asset } : { fiat: asset };
  const since = new Date(asked.requestedAt.getTime() - clocksDiffer);
  let found: CryptoInvoice | undefined;
  for await (const page of readList(account, 'getInvoices', filter, invoicesShape)) {
    for (const invoice of page) if (invoice.payload === asked.payment && rank(invoice) > rank(found)) found = invoice;
    if (found?.status === 'paid') break;
    if (
      isPast(
        page.map(({ created_at }) => created_at),
        since,
      )
    )
      break;
  }
  return found;
}

const rank = (invoice: CryptoInvoice | undefined): number =>
  invoice ? 1 + ['expired', 'active', 'paid'].indexOf(invoice.status) : -1;

function stateOf(invoice: CryptoInvoice): PaymentState {
  if (invoice.status === 'active') return { state: 'open', words: 'The invoice is not paid yet.' };
  if (invoice.status === 'expired') return { state: 'over', words: 'The invoice has expired.' };
  if (invoice.status !== 'paid' || !invoice.paid_at)
    return { state: 'strange', words: `The invoice is "${invoice.status.slice(0, 40)}".`, raw: invoice };
  if (invoice.is_swapped === true)
    return {
      state: 'strange',
      words: 'What was paid was swapped into another coin, which we never ask for.',
      raw: invoice,
    };
  if (invoice.paid_asset !== undefined && !isCoin(invoice.paid_asset))
    return { state: 'strange', words: 'It was paid in a coin that we do not keep.', raw: invoice };
  return paidState(invoice, invoice.paid_at);
}

/** Crypto Pay never says who paid. */
function paidState(invoice: CryptoInvoice, occurredAt: Date): PaymentState {
  const amount = askedOf(invoice);
  const { gross, fee } = moneyOf(invoice);
  const isOther = gross.asset !== amount.asset;
  const settlement = { ...(isOther && { received: gross }), ...(fee && { fee }) };
  return {
    state: 'paid',
    externalId: invoice.invoice_id,
    payer: '',
    amount,
    occurredAt,
    ...((isOther || fee) && { settlement }),
    raw: invoice,
  };
}
