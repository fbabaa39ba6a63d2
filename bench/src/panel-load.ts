import type autocannon from 'autocannon';
import type { Load } from './http-round.ts';

/** What is asked of the panel API: how 100 orders stand, or that one more is taken. */
export type PanelLoad = {
  readonly action: 'status' | 'add';
  /** Keys of resellers; each connection has one. */
  readonly secrets: readonly string[];
  /** Orders 1 to so many are there. */
  readonly orders: number;
};

const idsPerRequest = 100;
let connected = 0;
let added = 0;

const status = (key: string, orders: number): string => {
  const first = 1 + Math.floor(Math.random() * (orders - idsPerRequest + 1));
  const ids = Array.from({ length: idsPerRequest }, (_, n) => String(first + n).padStart(8, '0'));
  return `key=${key}&action=status&orders=${ids.join(',')}`;
};

/** Each is another order, by a request id of its own. */
const add = (key: string): string =>
  `key=${key}&action=add&service=12&link=https%3A%2F%2Ft.me%2Fexample&quantity=100&request_id=${process.pid}-${String((added += 1)).padStart(9, '0')}`;

/** Gives a connection its requests, as forms. They are written into the bytes of the one before, as for the other loads. */
export function preparePanel({ url, path }: Load, { action, secrets, orders }: PanelLoad) {
  return function prepare(client: autocannon.Client): void {
    const key = secrets[(connected += 1) % secrets.length] ?? '';
    const next = () => (action === 'add' ? add(key) : status(key, orders));
    const first = next();
    const head = [
      `POST ${path} HTTP/1.1`,
      `Host: ${new URL(url).host}`,
      'Connection: keep-alive',
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${first.length}`,
      '',
      '',
    ].join('\r\n');
    const bytes = Buffer.from(head + first, 'latin1');
    const getRequestBuffer = () => {
      bytes.write(next(), head.length, 'latin1');
      return bytes;
    };
    Object.assign(client, { getRequestBuffer });
  };
}
