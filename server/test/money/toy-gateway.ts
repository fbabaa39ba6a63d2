import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { amountToWire, formatUnits, parseUnits, scaleOf, type Amount, type Asset, type Clock } from '#kernel';
import { callGateway, readExactJson } from '#gateways/wire';
import type { Charge, Connection, Gateway, PaymentState, StatementRow } from '#payments/gateway';
import { emptyToyBooks, move, type ToyBooks, type ToyInvoice, type ToyRow } from './toy-books.ts';

type Payment = { readonly id: string; readonly amount: Amount };

/** A small gateway behind real HTTP, with accounts made as they are named. Invoices are paid by calling it. */
export type ToyGateway = {
  readonly url: string;
  readonly gateway: Gateway;
  books(account: string): ToyBooks;
  /** Somebody pays the invoice: all of it, unless told. Answers the charge. */
  pay(account: string, payment: Payment, how?: { units?: bigint; fee?: bigint; at?: Date }): string;
  refund(account: string, payment: Payment): void;
  /** So many calls are answered 503, from now on or after some that are not. */
  fail(calls: number, after?: number): void;
  calls(): number;
  close(): Promise<void>;
};

export type ToyOptions = {
  readonly clock: Clock;
  readonly code?: string;
  readonly assets?: readonly Asset[];
  /** Paid by sending to an address with a comment: any sum may come. */
  readonly isByTransfer?: boolean;
  readonly pageRows?: number;
};

export async function openToyGateway(options: ToyOptions): Promise<ToyGateway> {
  const accounts = new Map<string, ToyBooks>();
  const books = (account: string) => {
    const there = accounts.get(account) ?? emptyToyBooks();
    accounts.set(account, there);
    return there;
  };
  let failing = { from: 0, to: 0 };
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    if (calls > failing.from && calls <= failing.to) return void response.writeHead(503).end();
    void answer(request, books, options).then(
      (body) => response.writeHead(body === undefined ? 404 : 200).end(JSON.stringify(body ?? {})),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    gateway: toyGateway(url, options),
    books,
    pay: (account, payment, how) => pay(books(account), options.clock, payment, how),
    refund: (account, payment) => refund(books(account), options.clock, payment),
    fail(count, after = 0) {
      failing = { from: calls + after, to: calls + after + count };
    },
    calls: () => calls,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

let charges = 0;

function pay(
  books: ToyBooks,
  clock: Clock,
  { id, amount }: Payment,
  { units = amount.units, fee = 0n, at = clock.now() }: { units?: bigint; fee?: bigint; at?: Date } = {},
): string {
  const invoice = books.invoices.get(id);
  if (!invoice) throw new Error(`The toy has no invoice for ${id}.`);
  const charge = `ch_${(charges += 1)}`;
  const { asset } = amount;
  move(books, { kind: 'payment', id: charge, ours: id, direction: 'in', amount: { asset, units }, fee, at });
  const told = fee === 0n ? {} : { fee: formatUnits(fee, scaleOf(asset)) };
  const made = { id: charge, amount: formatUnits(units, scaleOf(asset)), at: at.toISOString(), ...told };
  if (invoice.charge) invoice.others.push(made);
  invoice.charge ??= made;
  if (invoice.state === 'open') invoice.state = 'paid';
  return charge;
}

function refund(books: ToyBooks, clock: Clock, { id, amount }: Payment): void {
  const invoice = books.invoices.get(id);
  if (!invoice?.charge || invoice.state !== 'paid') throw new Error(`The toy has nothing to refund for ${id}.`);
  const units = parseUnits(invoice.charge.amount, scaleOf(amount.asset));
  const at = clock.now();
  const row = { kind: 'refund', id: invoice.charge.id, ours: id, direction: 'out' } as const;
  move(books, { ...row, amount: { asset: amount.asset, units }, at });
  invoice.state = 'refunded';
  invoice.refundedAt = at.toISOString();
}

async function answer(
  request: IncomingMessage,
  booksOf: (account: string) => ToyBooks,
  { clock, isByTransfer = false, pageRows = 50 }: ToyOptions,
): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://toy');
  const [, account = '', what, name = ''] = pathname.split('/');
  const books = booksOf(account);
  if (request.method === 'POST' && what === 'invoices') {
    const asked = JSON.parse(await textOf(request)) as Pick<ToyInvoice, 'payment' | 'asset' | 'amount'>;
    if (!books.invoices.has(asked.payment)) books.invoices.set(asked.payment, { ...asked, state: 'open', others: [] });
    const to = isByTransfer ? { address: `addr-${account}`, comment: asked.payment } : {};
    return { url: `http://toy/${account}/${asked.payment}`, ...to };
  }
  if (what === 'invoices') return books.invoices.get(name) ?? { state: 'unknown' };
  if (request.method === 'POST' && what === 'refunds') {
    const { payment, asset } = JSON.parse(await textOf(request)) as { payment: string; asset: string };
    if (books.invoices.get(payment)?.state === 'paid')
      refund(books, clock, { id: payment, amount: { asset, units: 0n } });
    return {};
  }
  if (what === 'balances')
    return Object.fromEntries([...books.balances].map(([asset, units]) => [asset, formatUnits(units, scaleOf(asset))]));
  if (what !== 'statement') return undefined;
  const [since, until] = [searchParams.get('since') ?? '', searchParams.get('until') ?? ''];
  const first = Number(searchParams.get('page')) * pageRows;
  const rows = books.rows.filter(({ at }) => at >= since && at < until);
  return { rows: rows.slice(first, first + pageRows), more: rows.length > first + pageRows };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

/** The adapter: what the platform has of it. */
function toyGateway(url: string, { code = 'toy', assets, isByTransfer = false }: ToyOptions): Gateway {
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const { text } = await callGateway({ gateway: 'Toy', url: `${url}/${path}`, method, ...sent });
    return readExactJson(text) as T;
  };
  const read = (asset: string, amount: string): Amount => ({ asset, units: parseUnits(amount, scaleOf(asset)) });
  const toRow = ({ kind, id, ours, direction, asset, amount, fee, at }: ToyRow): StatementRow => ({
    kind,
    externalId: id,
    direction,
    amount: read(asset, amount),
    ...(ours !== undefined && { ours }),
    ...(fee !== undefined && { fee: read(asset, fee) }),
    occurredAt: new Date(at),
    raw: { id },
  });
  return {
    code,
    ...(isByTransfer && { name: 'Toy chain' }),
    payIn: {
      ...(assets && { assets }),
      createInvoice: ({ id }, { payment, amount }) =>
        call('POST', `${id}/invoices`, { payment, ...amountToWire(amount) }),
    },
    lookUp: {
      async payment({ id }, { payment, amount, externalId }) {
        const invoice = await call<ToyInvoice | { state: 'unknown' }>('GET', `${id}/invoices/${payment}`);
        if (invoice.state === 'unknown') return { state: 'unknown', words: '' };
        const other = invoice.others.find((charge) => charge.id === externalId);
        const named: ToyInvoice = other ? { ...invoice, state: 'paid', charge: other } : invoice;
        return stateOf(named, amount.asset, read);
      },
    },
    ...(!isByTransfer && {
      refund: {
        async refund({ id }: Connection, { amount, externalId }: Charge) {
          const found = await call<{ rows: ToyRow[] }>('GET', `${id}/statement?since=0&until=9&page=0`);
          const payment = found.rows.find((row) => row.id === externalId)?.ours;
          await call('POST', `${id}/refunds`, { payment, asset: amount.asset });
          return { outcome: 'done' as const };
        },
      },
    }),
    statement: {
      async *read({ id }: Connection, since, until) {
        for (let page = 0, more = true; more; page += 1) {
          const span = `since=${since.toISOString()}&until=${until.toISOString()}&page=${page}`;
          const answered = await call<{ rows: ToyRow[]; more: boolean }>('GET', `${id}/statement?${span}`);
          more = answered.more;
          yield answered.rows.map(toRow);
        }
      },
      async balances({ id }) {
        const there = await call<Record<string, string>>('GET', `${id}/balances`);
        return Object.entries(there).map(([asset, amount]) => read(asset, amount));
      },
    },
  };
}

function stateOf(invoice: ToyInvoice, asset: string, read: (asset: string, amount: string) => Amount): PaymentState {
  const { charge, state, refundedAt } = invoice;
  if (state === 'open' || !charge) return { state: 'open', words: 'not paid yet' };
  const fact = { externalId: charge.id, payer: 'payer', amount: read(asset, charge.amount), raw: { ...charge } };
  if (state === 'refunded') return { state, ...fact, occurredAt: new Date(refundedAt ?? charge.at) };
  const settlement = charge.fee === undefined ? {} : { settlement: { fee: read(asset, charge.fee) } };
  return { state, ...fact, ...settlement, occurredAt: new Date(charge.at) };
}
