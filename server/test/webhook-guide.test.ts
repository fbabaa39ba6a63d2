import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billingSweeps, grantCredits } from '#billing';
import { freePort } from '#database';
import { openDoor } from '#outbound';
import { addEndpoint, eventTypes, listDeliveries, openCourier, type Courier, type Sending } from '#webhooks';
import { openReceiver, quiet, type Heard, type Receiver } from '#test/webhooks';
import { openShop, type Shop } from './billing-shop.ts';

/** The guide is held to the code: its examples run, and its payloads are those of real events. */

const guide = await readFile(path.join(import.meta.dirname, '../../docs/guides/webhooks.md'), 'utf8');
const day = 86_400_000;

let shop: Shop;
let needs: Sending;
let courier: Courier;
let folder: string;

beforeAll(async () => {
  shop = await openShop();
  const door = openDoor({ allowPrivate: true });
  needs = { ...shop.needs, door, masterKey: Buffer.alloc(32, 7) };
  courier = openCourier(needs);
  folder = await mkdtemp(path.join(import.meta.dirname, '../.guide-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await courier.stop();
  await shop.close();
});

/** What a value is made of: names and kinds, not contents. */
const shapeOf = (value: unknown): unknown =>
  value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]))
    : value === null
      ? 'text or null'
      : typeof value === 'string'
        ? 'text or null'
        : typeof value;

/** The example under the heading of an event. */
function exampleOf(type: string): unknown {
  const [, block] = guide.split(`\n### \`${type}\`\n`)[1]?.match(/```json\n([\s\S]*?)```/) ?? [];
  if (!block) throw new Error(`The guide has no example of ${type}.`);
  return JSON.parse(block);
}

async function tellEverything(workspace: number): Promise<void> {
  const bought = await shop.buy(workspace, 'ann', 'brief_void');
  const passed = await shop.buy(workspace, 'ann', 'pass');
  await grantCredits(shop.needs, workspace, { key: 'g', customer: 'ann', amount: 5n, reason: 'sorry' });
  await shop.refund(workspace, passed.id);
  const nobody = { ...bought, id: 'pay_0', invoice: 'foreign', charge: 'foreign' } as unknown as typeof bought;
  await shop.pay(workspace, nobody).catch(() => undefined);
  shop.needs.clock.advance(31 * day);
  for (const sweep of billingSweeps(shop.needs)) await sweep.run();
}

describe('the guide to webhooks', () => {
  let receiver: Receiver;
  let heard: Map<string, Heard>;

  beforeAll(async () => {
    receiver = await openReceiver();
    const workspace = await shop.newWorkspace();
    await addEndpoint(needs, workspace, { url: receiver.url, events: ['*'] });
    await tellEverything(workspace);
    await quiet(courier);
    heard = new Map(receiver.taken.map((one) => [one.event.type, one]));
  });
  afterAll(() => receiver.close());

  it('names every event there is', () => {
    expect(eventTypes.filter((type) => !guide.includes(`\`${type}\``))).toEqual([]);
  });

  it.each([
    'payment.received',
    'payment.fulfilled',
    'payment.refunded',
    'payment.unmatched',
    'refund.requested',
    'credits.granted',
    'credits.expired',
    'entitlement.granted',
    'entitlement.ended',
  ])('shows %s as it is', (type) => {
    expect(shapeOf(exampleOf(type))).toEqual(shapeOf(heard.get(type)?.event));
  });

  it('tells the story of a refund in the order in which it happened', () => {
    const types = receiver.taken.filter(({ event }) => event.data['customer'] === 'ann').map(({ event }) => event.type);
    expect(types).toEqual([
      'payment.received',
      'credits.granted',
      'payment.fulfilled',
      'payment.received',
      'entitlement.granted',
      'entitlement.granted',
      'payment.fulfilled',
      'credits.granted',
      'refund.requested',
      'entitlement.ended',
      'entitlement.ended',
      'payment.refunded',
      'credits.expired',
    ]);
  });
});

describe('the receiver of the guide', () => {
  const block = (language: string) => guide.match(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``))?.[1] ?? '';

  async function start(command: string, file: string, language: string, environment: object): Promise<ChildProcess> {
    const program = path.join(folder, file);
    await writeFile(program, block(language));
    return spawn(command, [program], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'ignore'] });
  }

  it.each([
    ['TypeScript', process.execPath, 'receiver.ts', 'ts'],
    ['Python', '/usr/bin/python3', 'receiver.py', 'python'],
  ])('in %s takes what is ours, once, and nothing else', async (_name, command, file, language) => {
    const workspace = await shop.newWorkspace();
    const PORT = String(await freePort());
    const url = `http://127.0.0.1:${PORT}/`;
    const { endpoint, secret } = await addEndpoint(needs, workspace, { url, events: ['*'] });
    const program = await start(command, file, language, { PORT, WEBHOOK_SECRET: secret });
    let printed = '';
    program.stdout?.setEncoding('utf8').on('data', (text: string) => (printed += text));
    try {
      await until(async () => (await fetch(url, { method: 'POST', body: '{}' })).status === 401);
      await grantCredits(shop.needs, workspace, { key: 'g', customer: 'bob', amount: 7n, reason: 'hello' });
      await quiet(courier);
      const { deliveries } = await listDeliveries(needs.pool, workspace, endpoint.id);
      expect(deliveries).toMatchObject([{ status: 'delivered' }]);
      await until(() => Promise.resolve(printed.includes('credits.granted')));
    } finally {
      program.kill();
    }
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 8000; !(await holds().catch(() => false));) {
    if (performance.now() > end) throw new Error('It did not happen.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
