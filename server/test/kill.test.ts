import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openTelegramSandbox, type TelegramSandbox } from '@asterism/telegram-sandbox';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, migrate, openPool, startPostgres, type EmbeddedPostgres, type Pool } from '#database';
import { createKey, createWorkspace, scopes } from '#identity';
import { systemClock } from '#kernel';
import { audit } from '#ledger';
import { startServer, type ServerProcess } from './processes.ts';
import { random, seedOf, shuffled } from './random.ts';

/** Real processes, real kill -9, a PostgreSQL that syncs to disk: what was acknowledged is never lost, nor doubled. */

const runs = Number(process.env['KILL_RUNS'] ?? 3);
const paymentsPerRun = 6;
const processes = 4;
const seed = seedOf('kill');

let dataDir: string;
let postgres: EmbeddedPostgres;
let pool: Pool;
let telegram: TelegramSandbox;
let servers: ServerProcess[];
let key: string;
let bot: string;
let workspace: number;

const headers = (idempotencyKey?: string) => ({
  authorization: `Bearer ${key}`,
  'content-type': 'application/json',
  ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
});

/** Asks until some server answers: what any caller of a platform that is being killed has to do. */
async function ask<T>(method: string, route: string, body?: unknown, idempotencyKey?: string): Promise<T> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const server = servers[attempt % servers.length];
    const request = { method, headers: headers(idempotencyKey), ...(body ? { body: JSON.stringify(body) } : {}) };
    const answer = await fetch(`${server?.url}${route}`, request).catch(() => undefined);
    if (answer && answer.status < 300) return (await answer.json().catch(() => ({}))) as T;
    if (answer && answer.status < 500) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`);
    await pause(50);
  }
  throw new Error(`No server answered ${method} ${route}.`);
}

const credits = async (customer: string) =>
  (await ask<{ credits: { available: string }[] }>('GET', `/v1/customers/${customer}`)).credits[0]?.available ?? '0';

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'asterism-kill-'));
  const port = await freePort();
  postgres = await startPostgres({ dataDir, port });
  pool = openPool(postgres.url, { max: 4 });
  await migrate(pool);
  const token = '5005:KILL-TEST';
  telegram = await openTelegramSandbox({ bots: [{ token, username: 'kill_bot', first_name: 'Kill' }] });
  const needs = { pool, clock: systemClock };
  ({ workspace } = await createWorkspace(needs, { name: 'kill', actor: 'test' }));
  ({ secret: key } = await createKey(needs, workspace, { name: 'kill', scopes, requestsPerMinute: null }, 'test'));
  const settings = {
    DATABASE_URL: postgres.url,
    MASTER_KEY: randomBytes(32).toString('hex'),
    TELEGRAM_API_ROOT: telegram.url,
  };
  servers = await Promise.all(Array.from({ length: processes }, () => startServer(settings)));
  ({ id: bot } = await ask<{ id: string }>('POST', '/v1/bots', { token, mode: 'tap' }, 'bot'));
  await ask('PUT', '/v1/features/message', { kind: 'metered', credit_cost: '1' });
  await ask('PUT', '/v1/products/pack', {
    kind: 'credit_pack',
    title: '500 credits',
    description: 'For messages',
    price: { asset: 'XTR', amount: '250' },
    grants: [{ credit_type: 'credits', amount: '500' }],
    entitlements: [],
    refund_policy: 'void_remaining',
  });
}, 120_000);

afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.kill()));
  await telegram?.close();
  await pool?.destroy();
  await postgres?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const successfulPayment = (customer: number, payload: string, charge: string) => ({
  update_id: Number(BigInt(`0x${randomBytes(6).toString('hex')}`)),
  message: {
    message_id: 1,
    date: Math.floor(systemClock.now().getTime() / 1000),
    chat: { id: customer, type: 'private', first_name: 'Ann' },
    from: { id: customer, is_bot: false, first_name: 'Ann' },
    successful_payment: {
      currency: 'XTR',
      total_amount: 250,
      invoice_payload: payload,
      telegram_payment_charge_id: charge,
      provider_payment_charge_id: '0',
    },
  },
});

describe('PostgreSQL under these tests', () => {
  it('syncs every commit to disk', async () => {
    const read = async (name: string) =>
      (await sql<{ v: string }>`select current_setting(${name}) v`.execute(pool)).rows[0]?.v;
    expect([await read('fsync'), await read('synchronous_commit'), await read('full_page_writes')]).toEqual([
      'on',
      'on',
      'on',
    ]);
  });
});

describe(`each payment delivered 1 to 10 times, in any order, to ${processes} processes that are killed (seed ${seed})`, () => {
  it(`is granted exactly once, none is lost, over ${runs} runs`, { timeout: 60_000 + runs * 20_000 }, async () => {
    let kills = 0;
    for (let run = 0; run < runs; run++) {
      const next = random(seed + run);
      const bought = await Promise.all(
        Array.from({ length: paymentsPerRun }, async (_, index) => {
          const customer = 1_000_000 + run * 100 + index;
          const { payment } = await ask<{ payment: string }>('POST', '/v1/invoices', {
            customer: String(customer),
            product: 'pack',
          });
          return { customer, update: successfulPayment(customer, payment, `stx-kill-${seed}-${run}-${index}`) };
        }),
      );
      const deliveries = shuffled(
        next,
        bought.flatMap(({ update }) => Array.from({ length: 1 + next(10) }, () => update)),
      );
      let delivering = true;
      const reaper = (async () => {
        while (delivering) {
          await pause(20 + next(150));
          const victim = servers[next(servers.length)];
          if (!victim?.alive() || servers.filter((server) => server.alive()).length < 2) continue;
          await victim.kill();
          kills += 1;
          await pause(next(200));
          await victim.start();
        }
      })();
      const deliver = (update: object) => ask('POST', `/v1/bots/${bot}/updates`, update);
      try {
        for (let at = 0; at < deliveries.length; at += 8) await Promise.all(deliveries.slice(at, at + 8).map(deliver));
      } finally {
        delivering = false;
        await reaper;
      }
      for (const { customer } of bought)
        await expect.poll(() => credits(String(customer)), { timeout: 60_000, interval: 100 }).toBe('500');
    }
    const { rows } = await sql<{ grants: bigint; payments: bigint; events: bigint }>`
      select (select count(*) from billing."grant") as grants, (select count(*) from payments.payment where status = 'fulfilled') as payments,
        (select count(*) from payments.event) as events`.execute(pool);
    const expected = BigInt(runs * paymentsPerRun);
    console.log(`${runs} runs, ${kills} kills, ${expected} payments`);
    expect(rows[0]).toEqual({ grants: expected, payments: expected, events: expected });
    expect(kills).toBeGreaterThan(0);
    expect(await audit(pool, workspace)).toMatchObject({ ok: true });
  });
});

describe('a debit that was acknowledged', () => {
  /** Sends debits until `kill` has struck; answers how many were sent and which were acknowledged. */
  async function debitUntil(customer: string, kill: () => Promise<void>) {
    await ask('POST', '/v1/grants', { customer, amount: '100000', reason: 'test' }, `grant-${customer}`);
    const acknowledged: { key: string; answer: unknown }[] = [];
    let sent = 0;
    let killed = false;
    const debit = async (server: ServerProcess | undefined) => {
      while (!killed) {
        const idempotencyKey = `${customer}-${++sent}`;
        const body = JSON.stringify({ customer, feature: 'message', quantity: '1' });
        const answer = await fetch(`${server?.url}/v1/consume`, {
          method: 'POST',
          headers: headers(idempotencyKey),
          body,
        }).catch(() => undefined);
        if (answer?.ok) acknowledged.push({ key: idempotencyKey, answer: await answer.json().catch(() => undefined) });
      }
    };
    const load = Promise.all(Array.from({ length: 32 }, (_, index) => debit(servers[index % servers.length])));
    while (acknowledged.length < 500) await pause(5);
    await kill();
    killed = true;
    await load;
    return { sent, acknowledged };
  }

  async function expectKept(customer: string, { sent, acknowledged }: Awaited<ReturnType<typeof debitUntil>>) {
    const used = 100_000n - BigInt(await credits(customer));
    expect(used).toBeGreaterThanOrEqual(BigInt(acknowledged.length));
    expect(used).toBeLessThanOrEqual(BigInt(sent));
    for (const { key: again, answer } of acknowledged.slice(-50).filter((one) => one.answer !== undefined))
      expect(await ask('POST', '/v1/consume', { customer, feature: 'message', quantity: '1' }, again)).toEqual(answer);
    expect(100_000n - BigInt(await credits(customer))).toBe(used);
    expect(await audit(pool, workspace)).toMatchObject({ ok: true });
  }

  it('survives kill -9 of every server right after the answers', async () => {
    const debits = await debitUntil('9001', async () => {
      await Promise.all(servers.map((server) => server.kill()));
    });
    await Promise.all(servers.map((server) => server.start()));
    await expectKept('9001', debits);
  });

  it('survives kill -9 of PostgreSQL right after the answers, and the servers come back by themselves', async () => {
    const { port, pid } = postgres;
    const debits = await debitUntil('9002', async () => {
      process.kill(pid, 'SIGKILL');
      await pause(100);
    });
    postgres = await restarted(port);
    await expectKept('9002', debits);
  });

  /** A killed postmaster leaves children behind for a moment; until they are gone the data directory is refused. */
  async function restarted(port: number): Promise<EmbeddedPostgres> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await startPostgres({ dataDir, port });
      } catch (error) {
        if (attempt >= 100) throw error;
        await pause(100);
      }
    }
  }
});
