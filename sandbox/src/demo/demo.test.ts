import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyPort, processesOn, runDemo, type DemoPlace, type DemoRun } from '../../test/demo-process.ts';
import { createClient, orThrow } from '@asterism/api';
import { call } from '../call.ts';
import type { DemoFacts } from './facts.ts';

let place: DemoPlace;
/** Each start makes and syncs a real database; a busy machine takes its time. */
const timeout = 400_000;
const running = new Set<DemoRun>();

beforeAll(async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'asterism-demo-'));
  place = { port: await anyPort(), sandboxPort: await anyPort(), dataDir };
});
afterAll(async () => {
  for (const demo of running) demo.signal('SIGKILL');
  await Promise.all([...running].map((demo) => demo.ended));
  await rm(place.dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

function start(at: DemoPlace, ...args: string[]): DemoRun {
  const demo = runDemo(at, ...args);
  running.add(demo);
  void demo.ended.then(() => running.delete(demo));
  return demo;
}

async function startUp(): Promise<{ demo: DemoRun; facts: DemoFacts }> {
  const demo = start(place);
  await demo.until('Asterism ⁂ is up');
  const text = await readFile(path.join(place.dataDir, 'demo.json'), 'utf8');
  return { demo, facts: JSON.parse(text) as DemoFacts };
}

async function stop(demo: DemoRun, signal: NodeJS.Signals): Promise<void> {
  demo.signal(signal);
  expect(await demo.ended).toBe(0);
  expect(await processesOn(place.dataDir)).toEqual([]);
}

const creditsOf = async ({ platform_url: baseUrl, api_key: key }: DemoFacts, customer: string) => {
  const options = { params: { path: { customer } } };
  const read = await orThrow(createClient({ baseUrl, key }).GET('/v1/customers/{customer}', options));
  return { available: read.credits[0]?.available, asOf: new Date(read.as_of) };
};

describe('the demo', { timeout }, () => {
  let facts: DemoFacts;

  it('comes up from nothing, with demo data, and says where everything is', async () => {
    const up = await startUp();
    facts = up.facts;
    expect(Object.keys(facts)).toEqual([
      'platform_url',
      'sandbox_url',
      'workspace',
      'api_key',
      'panel_key',
      'store_key',
      'operator',
      'bots',
      'features',
      'products',
    ]);
    expect(facts).toMatchObject({
      platform_url: `http://localhost:${place.port}`,
      sandbox_url: `http://localhost:${place.sandboxPort}`,
      workspace: 1,
      bots: [{ purpose: 'billing' }, { purpose: 'exchange' }, { purpose: 'store' }],
      features: ['message', 'image'],
      products: expect.arrayContaining(['pack_500']) as string[],
    });
    expect(up.demo.printed()).toContain(facts.api_key);
    const asked = { method: 'POST', body: new URLSearchParams({ key: facts.panel_key ?? '', action: 'balance' }) };
    const balance = await fetch(`${facts.platform_url}/api/v2`, asked);
    expect(await balance.json()).toEqual({ balance: '50', currency: 'USD' });
    expect(await creditsOf(facts, '100001')).toMatchObject({ available: '489' });
    const people = await call<{ id: number; username?: string }[]>('GET', `${facts.sandbox_url}/sandbox/users`);
    expect(people).toContainEqual(expect.objectContaining({ id: 123456789, username: 'username', stars: 2000 }));
    expect((await fetch(`${facts.platform_url}/docs`)).status).toBe(200);
    expect((await fetch(`${facts.sandbox_url}/`)).status).toBe(200);
  });

  it('says so when its directory or its port is taken', async () => {
    const elsewhere = await mkdtemp(path.join(os.tmpdir(), 'asterism-demo-'));
    const second = start({ ...place, port: await anyPort(), sandboxPort: await anyPort() });
    const crowded = start({ ...place, dataDir: elsewhere });
    expect(await second.ended).toBe(1);
    expect(second.printed()).toMatch(/A demo runs on .* already/);
    expect(await crowded.ended).toBe(1);
    expect(crowded.printed()).toMatch(/Port \d+ is in use/);
    await rm(elsewhere, { recursive: true });
  });

  it('moves the clock of Telegram and of the platform together', async () => {
    const before = await creditsOf(facts, '100003');
    expect(before.available).toBe('119');
    const clock = `${facts.sandbox_url}/sandbox/clock`;
    const moved = await call<{ now: string; settled: boolean }>('POST', clock, { body: { advance: '31d' } });
    expect(moved.settled).toBe(true);
    const after = await creditsOf(facts, '100003');
    expect(after.available).toBe('20'); // the pack of a month is gone, the gift is not
    expect(Math.abs(after.asOf.getTime() - new Date(moved.now).getTime())).toBeLessThan(5000);
    expect(await call('POST', `${facts.sandbox_url}/sandbox/settle`, { body: {} })).toEqual({ settled: true });
  });

  it('lets a walk play beside it, on ports and a directory of its own', async () => {
    const clock = () => call<{ now: string }>('GET', `${facts.sandbox_url}/sandbox/clock`);
    const before = new Date((await clock()).now).getTime();
    const walk = start(place, '--walk', '--only=money');
    expect(await walk.ended, walk.printed()).toBe(0);
    expect(walk.printed().trim().split('\n').at(-1)).toBe('audit: ok');
    expect(new Date((await clock()).now).getTime() - before).toBeLessThan(600_000);
  });

  it('stops at SIGTERM without leaving a process behind', async () => {
    const [demo] = running;
    if (!demo) throw new Error('The demo is not running.');
    await stop(demo, 'SIGTERM');
  });

  it('goes on where it ended: the same keys, credits, Stars and time', async () => {
    const again = await startUp();
    expect(again.facts).toEqual(facts);
    expect(await creditsOf(facts, '100003')).toMatchObject({ available: '20' });
    const { now } = await call<{ now: string }>('GET', `${facts.sandbox_url}/sandbox/clock`);
    expect(new Date(now).getTime()).toBeGreaterThan(Date.now() + 30 * 86_400_000);
    await stop(again.demo, 'SIGINT');
  });

  it('leaves nothing running when it is killed, and starts again after that', async () => {
    const first = await startUp();
    first.demo.signal('SIGKILL');
    await first.demo.ended;
    await expect.poll(() => processesOn(place.dataDir), { timeout: 15_000 }).toEqual([]);
    const second = await startUp();
    expect(await creditsOf(second.facts, '100003')).toMatchObject({ available: '20' });
    await stop(second.demo, 'SIGTERM');
  });
});

describe('the walk', { timeout }, () => {
  it('plays every story to "audit: ok" on a directory that was used before', async () => {
    const walk = start(place, '--walk');
    expect(await walk.ended, walk.printed()).toBe(0);
    expect(walk.printed().trim().split('\n').at(-1)).toBe('audit: ok');
    expect(await processesOn(place.dataDir)).toEqual([]);
  });
});
