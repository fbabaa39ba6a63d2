import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Amount } from '#kernel';

/** For `JSON.stringify`: units as text, digit for digit. */
const amountToUnits = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

/** How a payment stands at the system; open, when nothing was said. */
export type PlainState = {
  readonly state: 'paid' | 'refunded' | 'open' | 'over' | 'unknown' | 'strange';
  readonly externalId?: string;
  readonly amount?: Amount;
  readonly received?: Amount;
  readonly fee?: Amount;
  readonly at?: Date;
};

/** How the system answers: at once, after so long, with this status, or by closing the connection. */
export type PlainMood = { readonly pause?: number; readonly status?: number; readonly isGone?: boolean };

/** A payment system for tests: a real HTTP server. */
export type PlainSystem = {
  readonly url: string;
  /** What was called, in order: `invoices pay_…`. */
  readonly calls: string[];
  /** How payments stand, by our id or by the system's. */
  readonly states: Map<string, PlainState>;
  mood: PlainMood;
  close(): Promise<void>;
};

export async function openPlainSystem(): Promise<PlainSystem> {
  const calls: string[] = [];
  const states = new Map<string, PlainState>();
  const system = { url: '', calls, states, mood: {} as PlainMood, close: async () => {} };
  const server = createServer((request, response) => void serve(system, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  system.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  system.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return system;
}

type Asked = { readonly payment?: string; readonly externalId?: string; readonly charge?: string };

async function serve(system: PlainSystem, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const asked = JSON.parse(Buffer.concat(parts).toString('utf8')) as Asked;
  const what = request.url?.split('/').at(-1) ?? '';
  system.calls.push(`${what} ${asked.payment ?? asked.charge ?? ''}`);
  const { pause = 0, status = 200, isGone = false } = system.mood;
  if (pause > 0) await sleep(pause, undefined, { ref: false });
  if (isGone) return void request.socket.destroy();
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answerTo(system, what, asked), amountToUnits));
}

function answerTo({ states, url }: PlainSystem, what: string, asked: Asked): object {
  if (what === 'invoices')
    return { url: `${url}/pay/${asked.payment ?? ''}`, externalId: `inv-${asked.payment ?? ''}` };
  if (what === 'refunds') return {};
  const { at, ...state } = states.get(asked.externalId ?? '') ?? states.get(asked.payment ?? '') ?? { state: 'open' };
  return { ...state, ...(at && { at: at.toISOString() }) };
}
