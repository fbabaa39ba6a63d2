import { randomUUID, randomUUIDv7 } from 'node:crypto';
import process from 'node:process';
import autocannon from 'autocannon';
import { prepareHook } from './hook-load.ts';
import { warmLine, type Load, type LoadResult } from './http-round.ts';
import { preparePanel } from './panel-load.ts';

/**
 * The load generator, in a process of its own: `node http-load.ts '{…}'` sends for so many seconds and prints what
 * came of it as JSON. Every request is another one: its own Idempotency-Key, and a customer drawn at random.
 */
const load = JSON.parse(process.argv[2] ?? '') as Load;
const keyBytes = 36;
const customerDigits = 6;

const body = (customer: string) => `{"customer":"c${customer}","feature":"message","quantity":"1"}`;

/** The request as it goes over the wire, with room for the key and the customer. */
function template({ url, path, secret }: Load): string {
  const { host } = new URL(url);
  const text = body('0'.repeat(customerDigits));
  return [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: keep-alive',
    `Authorization: Bearer ${secret}`,
    `Idempotency-Key: ${'0'.repeat(keyBytes)}`,
    'Content-Type: application/json',
    `Content-Length: ${text.length}`,
    '',
    text,
  ].join('\r\n');
}

const newKey = load.keys === 'random' ? randomUUID : randomUUIDv7;

/**
 * Gives a connection its requests. They are written into the bytes of the one before: autocannon's own way of
 * making each request another one costs it more than the bare route costs the server, and would hide what is measured.
 */
function prepare(client: autocannon.Client): void {
  const text = template(load);
  const bytes = Buffer.from(text, 'latin1');
  const keyAt = text.indexOf('Idempotency-Key: ') + 'Idempotency-Key: '.length;
  const customerAt = text.indexOf('"c0') + '"c'.length;
  const getRequestBuffer = () => {
    bytes.write(newKey(), keyAt, 'latin1');
    const customer = Math.floor(Math.random() * load.customers);
    bytes.write(String(customer).padStart(customerDigits, '0'), customerAt, 'latin1');
    return bytes;
  };
  Object.assign(client, { getRequestBuffer });
}

/** One for the warming and the measuring: no delivery is sent twice. */
const setup = load.panel ? preparePanel(load, load.panel) : load.hook ? prepareHook(load, load.hook) : prepare;

/** What a good answer has in it. */
const good = load.panel
  ? { status: '"start_count"', add: '{"order":' }[load.panel.action]
  : load.hook
    ? 'ok'
    : '"allowed":true';

async function send(seconds: number): Promise<Omit<LoadResult, 'acknowledged'>> {
  const latencies: number[] = [];
  const before = process.cpuUsage();
  const started = performance.now();
  let last = started;
  const result = await fire(seconds, (milliseconds) => {
    latencies.push(milliseconds);
    last = performance.now();
  });
  const { user, system } = process.cpuUsage(before);
  latencies.sort((one, other) => one - other);
  const at = (part: number) => latencies[Math.floor(latencies.length * part)] ?? Number.NaN;
  return {
    answered: latencies.length,
    failed: result.non2xx + result.errors + result.timeouts + result.mismatches,
    perSecond: (latencies.length * 1000) / (last - started),
    p50: at(0.5),
    p99: at(0.99),
    cpuMicroseconds: user + system,
  };
}

const fire = (duration: number, answered: (milliseconds: number) => void): Promise<autocannon.Result> =>
  new Promise((resolve, reject) => {
    const running = autocannon(
      {
        url: load.url,
        method: 'POST',
        connections: load.connections,
        duration,
        setupClient: setup,
        verifyBody: (answer) => String(answer).includes(good),
      },
      (error: unknown, result) => (error ? reject(error as Error) : resolve(result)),
    );
    running.on('response', (_client, status, _bytes, milliseconds) => {
      if (status === 200) answered(milliseconds);
    });
  });

const warm = load.warmSeconds > 0 ? await send(load.warmSeconds) : { answered: 0, failed: 0 };
console.log(warmLine);
const result = await send(load.seconds);
const acknowledged = warm.answered + result.answered;
console.log(JSON.stringify({ ...result, acknowledged, failed: warm.failed + result.failed }));
