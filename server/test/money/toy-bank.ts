import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseUnits, formatUnits, scaleOf } from '#kernel';
import { callGateway, type GatewayAnswer } from '#gateways/wire';
import {
  GatewayUnavailable,
  type Gateway,
  type PayoutOrder,
  type PayoutRail,
  type PayoutState,
} from '#payments/gateway';

/** What happens to the next payments that are asked for. */
export type BankFault =
  | 'lost before' // nothing is done, and no answer is given
  | 'lost after' // it is paid, and no answer is given
  | '500'
  | '429'
  | 'refused'
  | 'pending'
  | 'nonsense';

type Entry = { readonly id: string; readonly asset: string; readonly units: bigint; status: string };

/** A bank over HTTP that pays what it is told; it knows orders by their id only when it is keyed. */
export type ToyBank = {
  readonly url: string;
  readonly entries: Entry[];
  readonly timesPaid: (id: string) => number;
  readonly paidUnits: () => bigint;
  fault(kind: BankFault, times?: number): void;
  /** How a payment that is pending ends. */
  settle(id: string, status: 'paid' | 'failed'): void;
  close(): Promise<void>;
};

export async function openToyBank({ isKeyed = true }: { isKeyed?: boolean } = {}): Promise<ToyBank> {
  const entries: Entry[] = [];
  const faults: BankFault[] = [];
  const pay = (order: Omit<Entry, 'status'>, status: string): Entry => {
    const known = isKeyed ? entries.find(({ id }) => id === order.id) : undefined;
    if (known) return known;
    const entry = { ...order, status };
    entries.push(entry);
    return entry;
  };
  const server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (status: number, body: object) => response.writeHead(status).end(JSON.stringify(body));
    if (request.method === 'GET') {
      const entry = entries.find(({ id }) => `/payments/${id}` === request.url);
      return void (entry ? answer(200, told(entry)) : answer(404, { error: 'unknown' }));
    }
    const order = readOrder(await bodyOf(request));
    const fault = faults.shift();
    if (fault === '429') return void response.writeHead(429, { 'retry-after': '30' }).end();
    if (fault === '500') return void answer(500, {});
    if (fault === 'lost before') return void request.socket.destroy();
    if (fault === 'nonsense') return void answer(200, { status: 'purple' });
    if (fault === 'refused') return void answer(422, { error: 'This account is closed.' });
    const entry = pay(order, fault === 'pending' ? 'pending' : 'paid');
    if (fault === 'lost after') return void request.socket.destroy();
    answer(200, told(entry));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    entries,
    timesPaid: (id) => entries.filter((one) => one.id === id && one.status === 'paid').length,
    paidUnits: () => entries.reduce((sum, { units, status }) => (status === 'paid' ? sum + units : sum), 0n),
    fault: (kind, times = 1) => void faults.push(...Array.from({ length: times }, () => kind)),
    settle(id, status) {
      for (const entry of entries) if (entry.id === id) entry.status = status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const told = ({ id, status }: Entry) => ({ id, status });

function readOrder(text: string): Omit<Entry, 'status'> {
  const { id, asset, amount } = JSON.parse(text) as { id: string; asset: string; amount: string };
  return { id, asset, units: parseUnits(amount, scaleOf(asset)) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

type ToyRail = Partial<PayoutRail> & {
  readonly code?: string;
  /** The way of every call: a test's processes die on it. */
  readonly step?: <T>(call: () => Promise<T>) => Promise<T>;
};

/** The bank as a gateway that pays out. Repeating is safe only at a bank that is keyed. */
export function toyRail(bank: ToyBank, { code = 'toy', step = (call) => call(), ...more }: ToyRail = {}): Gateway {
  const payOut: PayoutRail = {
    assets: ['TON', 'XTR', 'USDT'],
    destination: { account: { about: 'The account at the bank.', pattern: /^[a-zA-Z]{3,20}$/ } },
    readDestination: (_connection, { account = '' }) => ({ account: account.toLowerCase() }),
    isRepeatSafe: true,
    send: (_connection, order) => step(async () => stateOf(await callGateway(payCall(bank.url, order)))),
    find: (_connection, order) =>
      step(async () => {
        const url = `${bank.url}/payments/${order.payout}`;
        return stateOf(await callGateway({ gateway: 'Toy', url, method: 'GET', within: 2000 }));
      }),
    ...more,
  };
  return { code, payOut };
}

export const payCall = (url: string, { payout, amount }: Pick<PayoutOrder, 'payout' | 'amount'>) => {
  const { asset, units } = amount;
  const body = JSON.stringify({ id: payout, asset, amount: formatUnits(units, scaleOf(asset)) });
  return { gateway: 'Toy', url: `${url}/payments`, method: 'POST', within: 2000, body } as const;
};

function stateOf({ status, text }: GatewayAnswer): PayoutState {
  const raw = JSON.parse(text) as { id?: string; status?: string; error?: string };
  if (status === 404) return { state: 'absent' };
  if (status === 422) return { state: 'failed', words: raw.error ?? '', raw };
  const externalId = `bank:${raw.id ?? ''}`;
  if (raw.status === 'paid') return { state: 'confirmed', externalId, occurredAt: new Date(0), raw };
  if (raw.status === 'failed') return { state: 'failed', words: 'The bank could not pay it.', raw };
  if (raw.status === 'pending') return { state: 'sent', externalId, raw };
  throw new GatewayUnavailable('Toy said something nobody understands.', 'unknown');
}
