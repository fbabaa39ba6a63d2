import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './bench-database.ts';
import { measure, type Load, type Round } from './http-round.ts';
import { startServer, type Server } from './http-server.ts';
import { median } from './measure.ts';
import { circumstances, keep, table } from './report.ts';

const connections = 64;
const key = 'bench_key';
/** More than can be paid while it is measured. */
const paymentsPerSecond = 5000;

type Turn = {
  readonly bare: Round;
  readonly hook: Round;
  /** As `hook`, with what was paid until the last payment was credited, for each of them. */
  readonly whole: Round;
  readonly credited: number;
  readonly tail: number;
};

/**
 * The benchmark of money in: deliveries of a gateway, each of another payment, against a route of the same server that
 * only validates and answers, in turns. What counts is when all that was answered is credited: stored, looked up at the
 * gateway over HTTP, booked and fulfilled. Flags: `--rounds=2`, `--seconds=2`, `--write`.
 */
export async function webhooksInSuite(flags: readonly string[]): Promise<void> {
  const flag = (name: string) => flags.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
  const [rounds, seconds] = [Number(flag('rounds') ?? 2), Number(flag('seconds') ?? 2)];
  await using opened = new AsyncDisposableStack();
  const gateway = opened.adopt(await openGateway(), (one) => void one.close());
  process.env['GATEWAY_ROOT'] = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
  const dataDir = opened.adopt(await mkdtemp(path.join(os.tmpdir(), 'asterism-bench-')), (folder) =>
    rm(folder, { recursive: true, force: true }),
  );
  const main = path.join(import.meta.dirname, 'webhooks-in-server.ts');
  const server = opened.adopt(await startServer(dataDir, [], main), (one) => one.stop());
  const { secret, connection } = await connect(server, (rounds + 1) * (seconds + 1) * paymentsPerSecond);
  const turns: Turn[] = [];
  let acknowledged = 0;
  for (let round = 0; round <= rounds; round++) {
    const common = { secret, connections, customers: 10_000, keys: 'time', warmSeconds: 1, seconds } as const;
    const bare = await measure(server, { ...common, path: '/bench/bare' });
    const hook = { signedWith: key, firstPayment: round * (seconds + 1) * paymentsPerSecond };
    const turn = {
      bare,
      ...(await measureHook(server, { ...common, path: `/hooks/bench/${connection}`, hook }, acknowledged)),
    };
    acknowledged += turn.hook.acknowledged;
    if (round > 0) turns.push(turn); // the first turn only warms
    console.log(
      `${round === 0 ? 'warm ' : ''}bare ${Math.round(bare.perSecond)}/s, credited ${Math.round(turn.credited)}/s, ${turn.tail.toFixed(0)} ms after the last answer`,
    );
  }
  const section = `${tell(turns)}\n\n${circumstances(await server.describe())}`;
  console.log(`\n${section}\n`);
  if (flags.includes('--write')) await keep('webhooks in', section);
}

/** A gateway that answers at once: everything was paid. */
async function openGateway(): Promise<HttpServer> {
  const paidAt = new Date().toISOString();
  const server = createServer((_request, response) => void response.end(JSON.stringify({ paidAt })));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** A workspace with a key, a connection and so many payments that were asked for. */
async function connect(server: Server, payments: number): Promise<{ secret: string; connection: string }> {
  const { workspace } = JSON.parse(await server.asterism('workspace', 'create', '--name', 'bench', '--json')) as {
    workspace: number;
  };
  const made = ['key', 'create', '--workspace', String(workspace), '--name', 'bench', '--json'];
  const { secret } = JSON.parse(await server.asterism(...made)) as { secret: string };
  const answer = await fetch(`${server.url}/v1/connections`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ gateway: 'bench', name: 'bench', secrets: { key } }),
  });
  const { id: connection } = (await answer.json()) as { id: string };
  if (!answer.ok) throw new Error('The gateway of the benchmark could not be connected.');
  await run(
    server.databaseUrl,
    `insert into payments.payment (workspace_id, id, status, gateway, connection, app, purpose, customer, details, title,
      description, asset, units, accepted, invoice, requested_at, expires_at)
    select ${workspace}, id, 'requested', 'bench', '${connection}', 'main', 'bench.deposit', 'c' || n % 10000, '{}',
      'Deposit', '', 'RUB', 25000, false, id, now(), now() + interval '1 day'
    from (select n, 'pay_' || lpad(to_hex(n), 32, '0') as id from generate_series(1, ${payments}) n) each`,
  );
  await run(server.databaseUrl, 'vacuum (analyze)');
  return { secret, connection };
}

/** A stretch of deliveries, to its real end: the moment at which all that was answered is credited. */
async function measureHook(server: Server, load: Omit<Load, 'url'>, before: number) {
  const begun = server.cpu();
  const hook = await measure(server, load);
  const answered = performance.now();
  while ((await creditedAt(server)) < before + hook.acknowledged) {
    if (performance.now() - answered > 60_000) throw new Error('What was delivered is not credited after a minute.');
    await sleep(100);
  }
  const tail = performance.now() - answered;
  const measured = (hook.answered / hook.perSecond) * 1000;
  const ended = server.cpu();
  const paid = (side: 'node' | 'postgres') => (ended[side] - begun[side]) / hook.acknowledged;
  const whole = { ...hook, cpu: { ...hook.cpu, node: paid('node'), postgres: paid('postgres') } };
  return { hook, whole, tail, credited: (hook.answered * 1000) / (measured + tail) };
}

async function creditedAt({ databaseUrl }: Server): Promise<number> {
  const [row] = await run(databaseUrl, `select count(*)::int as n from payments.payment where status = 'fulfilled'`);
  return Number(row?.['n']);
}

function tell(turns: readonly Turn[]): string {
  const middle = (read: (turn: Turn) => number) => median(turns.map(read));
  const ratio = (read: (turn: Turn) => number) => `${middle((turn) => read(turn) / turn.bare.perSecond).toFixed(3)} ×`;
  const cpu = (read: (turn: Turn) => Round) =>
    (['node', 'postgres', 'load'] as const)
      .map((side) => Math.round(middle((turn) => read(turn).cpu[side])))
      .join(' + ');
  const row = (name: string, read: (turn: Turn) => number, one: (turn: Turn) => Round) => [
    name,
    middle(read),
    ratio(read),
    `${middle((turn) => one(turn).p50).toFixed(1)} ms`,
    `${middle((turn) => one(turn).p99).toFixed(1)} ms`,
    cpu(one),
  ];
  const rows = [
    row(
      'bare route',
      ({ bare }) => bare.perSecond,
      ({ bare }) => bare,
    ),
    row(
      'delivery stored and answered',
      ({ hook }) => hook.perSecond,
      ({ hook }) => hook,
    ),
    row(
      'delivery stored, answered, looked up and credited',
      ({ credited }) => credited,
      ({ whole }) => whole,
    ),
  ];
  const columns = [
    `${connections} connections`,
    'per second',
    'of bare',
    'p50 of the answer',
    'p99',
    'µs: server + PostgreSQL + load',
  ];
  return `${table(columns, rows)}\n\nCredited ${middle(({ tail }) => tail).toFixed(0)} ms after the last answer.`;
}
