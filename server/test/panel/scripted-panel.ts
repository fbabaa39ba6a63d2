import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a panel treats one call: dies or answers 500 before or after it took effect, or answers this. */
export type PanelMood =
  | 'die_before'
  | 'die_after'
  | '500_before'
  | '500_after'
  | { readonly status?: number; readonly body: string; readonly type?: string; readonly takesEffect?: true };

export type PanelOrderThere = {
  readonly id: string;
  readonly service: string;
  readonly link: string;
  readonly quantity: number;
  readonly requestId: string;
  status: string;
  /** Micro-USD. */
  charge: bigint;
  startCount: string | null;
  remains: string | null;
};

type Row = Record<string, unknown> & { service: number | string; rate: string };

/** A panel for tests: a real HTTP server that keeps orders and a balance, and does as a test says. */
export type ScriptedPanel = {
  readonly url: string;
  readonly key: string;
  services: Row[];
  balance: bigint;
  readonly orders: PanelOrderThere[];
  /** What was called, in order: `add 1 https://…`. */
  readonly calls: string[];
  /** The bodies that came, as they came. */
  readonly bodies: string[];
  /** Whether the same request_id is the same order there. */
  honoursRequestId: boolean;
  /** Whether it tells its recent orders. */
  listsOrders: boolean;
  /** For the next calls of an action, in order. */
  next(action: string, ...moods: readonly PanelMood[]): void;
  /** For every call of an action, until taken away. */
  always(action: string, mood: PanelMood | undefined): void;
  /** Brings an order somewhere, and gives back what is not kept. */
  move(order: PanelOrderThere, status: string, remains?: number): void;
  close(): Promise<void>;
};

const micro = (units: bigint): string => `${units / 1_000_000n}.${String(units % 1_000_000n).padStart(6, '0')}`;
const toMicro = (text: string): bigint => BigInt(Math.round(Number(text) * 1_000_000));

type Scripts = { readonly moods: Map<string, PanelMood[]>; readonly standing: Map<string, PanelMood> };

export async function openScriptedPanel(): Promise<ScriptedPanel> {
  const scripts: Scripts = { moods: new Map(), standing: new Map() };
  const panel: ScriptedPanel = {
    url: '',
    key: 'panelkey0123456789',
    services: [
      {
        service: 1,
        name: 'Members',
        type: 'Default',
        category: 'Telegram',
        rate: '0.90',
        min: '10',
        max: '10000',
        refill: true,
        cancel: true,
      },
      {
        service: 2,
        name: 'Views',
        type: 'Default',
        category: 'Telegram',
        rate: '0.0015',
        min: '100',
        max: '100000',
        refill: false,
        cancel: false,
      },
      {
        service: 3,
        name: 'Comments',
        type: 'Custom Comments',
        category: 'Telegram',
        rate: '5',
        min: '1',
        max: '100',
        refill: false,
        cancel: false,
      },
    ],
    balance: 100_000_000n,
    orders: [],
    calls: [],
    bodies: [],
    honoursRequestId: false,
    listsOrders: false,
    next: (action, ...moods) => void scripts.moods.set(action, [...(scripts.moods.get(action) ?? []), ...moods]),
    always: (action, mood) => void (mood ? scripts.standing.set(action, mood) : scripts.standing.delete(action)),
    move(order, status, remains = order.quantity) {
      const kept = (order.charge * BigInt(order.quantity - Math.max(remains, 0))) / BigInt(order.quantity);
      panel.balance += order.charge - kept;
      Object.assign(order, { status, remains: String(remains), charge: kept });
    },
    close: async () => {},
  };
  const server = createServer((request, response) => void serve(panel, scripts, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2`;
  return Object.assign(panel, { url, close });
}

async function serve(
  panel: ScriptedPanel,
  { moods, standing }: Scripts,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  const asked = Object.fromEntries(new URLSearchParams(text));
  const action = asked['action'] ?? '';
  panel.bodies.push(text);
  panel.calls.push(
    [action, asked['service'], asked['link'] ?? asked['order'] ?? asked['orders']].filter(Boolean).join(' '),
  );
  const mood = moods.get(action)?.shift() ?? standing.get(action);
  const send = (status: number, body: string, type = 'application/json') => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  };
  if (mood === 'die_before') return void request.socket.destroy();
  if (mood === '500_before') return send(500, 'oops', 'text/html');
  if (typeof mood === 'object') {
    if (mood.takesEffect) answerTo(panel, action, asked);
    return send(mood.status ?? 200, mood.body, mood.type);
  }
  const answer = JSON.stringify(
    asked['key'] === panel.key ? answerTo(panel, action, asked) : { error: 'Invalid API key' },
  );
  if (mood === 'die_after') return void request.socket.destroy();
  if (mood === '500_after') return send(500, 'oops', 'text/html');
  send(200, answer);
}

type Asked = Record<string, string>;

function answerTo(panel: ScriptedPanel, action: string, asked: Asked): unknown {
  if (action === 'services') return panel.services;
  if (action === 'balance') return { balance: micro(panel.balance), currency: 'USD' };
  if (action === 'add') return takeOrder(panel, asked);
  if (action === 'status') return statuses(panel, asked);
  if (action === 'orders' && panel.listsOrders)
    return panel.orders.map((one) => ({
      ...toldOf(one),
      order: one.id,
      service: one.service,
      link: one.link,
      quantity: one.quantity,
    }));
  if (action === 'cancel')
    return (asked['orders'] ?? '').split(',').map((id) => ({ order: Number(id), cancel: cancelOne(panel, id) }));
  if (action === 'refill') return { refill: '77' };
  if (action === 'refill_status') return { status: 'Completed' };
  return { error: 'Incorrect request' };
}

function takeOrder(panel: ScriptedPanel, asked: Asked): unknown {
  const service = panel.services.find((one) => String(one.service) === asked['service']);
  if (!service) return { error: 'Incorrect service ID' };
  const known = panel.honoursRequestId && panel.orders.find(({ requestId }) => requestId === asked['request_id']);
  if (known) return { order: Number(known.id) };
  const quantity = asked['comments']?.split('\n').length ?? Number(asked['quantity'] ?? 1); // a package is told without one
  const charge = (toMicro(service.rate) * BigInt(quantity) + 999n) / 1000n;
  if (charge > panel.balance) return { error: 'Not enough funds on balance' };
  panel.balance -= charge;
  const order = {
    id: String(23_500 + panel.orders.length + 1),
    service: asked['service'] ?? '',
    link: asked['link'] ?? '',
    quantity,
    requestId: asked['request_id'] ?? '',
    status: 'Pending',
    charge,
    startCount: null,
    remains: String(quantity),
  };
  panel.orders.push(order);
  return { order: Number(order.id) };
}

const toldOf = ({ charge, startCount, status, remains }: PanelOrderThere) => ({
  charge: micro(charge),
  start_count: startCount,
  status,
  remains,
  currency: 'USD',
});

function statuses(panel: ScriptedPanel, { order, orders }: Asked): unknown {
  const one = (id: string) => {
    const found = panel.orders.find((known) => known.id === id);
    return found ? toldOf(found) : { error: 'Incorrect order ID' };
  };
  if (order !== undefined) return one(order);
  return Object.fromEntries((orders ?? '').split(',').map((id) => [id, one(id)]));
}

function cancelOne(panel: ScriptedPanel, id: string): unknown {
  const found = panel.orders.find((one) => one.id === id);
  if (!found || found.status !== 'Pending') return { error: 'Incorrect order ID' };
  panel.move(found, 'Canceled');
  return 1;
}
