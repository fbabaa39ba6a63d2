import { openPool, transaction } from '@asterism/server/database';
import { systemClock } from '@asterism/server/kernel';
import { places, post } from '@asterism/server/ledger';
import { run, settle } from './bench-database.ts';
import type { Server } from './http-server.ts';

/** A workspace with resellers who have ordered before. */
export type PanelShop = {
  readonly workspace: number;
  readonly secrets: readonly string[];
  readonly orders: number;
};

const user = 'bench';
const keys = 16;
const requestsPerMinute = 100_000; // as many as can be allowed; that is why there are several keys
const usd = (units: bigint) => ({ asset: 'USD', units });

/** The catalogue as it begins, one reseller with plenty of money and several keys, and so many orders of theirs. */
export async function openPanelShop(server: Server, orders: number): Promise<PanelShop> {
  const workspace = await newWorkspace(server);
  const made = await server.asterism('key', 'create', '--workspace', String(workspace), '--name', 'bench', '--json');
  const { secret } = JSON.parse(made) as { secret: string };
  const call = async (method: string, path: string, body: object = {}): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const answer = await fetch(server.url + path, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as Record<string, unknown>;
  };
  await call('POST', '/v1/panel/services/start');
  await call('PUT', '/v1/panel/settings', { requests_per_minute: requestsPerMinute });
  const secrets: string[] = [];
  for (let n = 0; n < keys; n++) secrets.push(String((await call('POST', '/v1/panel/keys', { user }))['secret']));
  await fund(server, workspace);
  await copyOrders(server, { workspace, secret: secrets[0] ?? '', orders });
  await settle(server.databaseUrl);
  return { workspace, secrets, orders };
}

async function newWorkspace(server: Server): Promise<number> {
  const made = JSON.parse(await server.asterism('workspace', 'create', '--name', 'bench', '--json'));
  return (made as { workspace: number }).workspace;
}

async function fund({ databaseUrl }: Server, workspace: number): Promise<void> {
  const pool = openPool(databaseUrl, { max: 1 });
  try {
    const posting = { from: places.world('bench', 'bank'), to: places.user(user), amount: usd(10n ** 15n) };
    const transfer = { workspace, key: 'fund', reason: 'bench.fund', postings: [posting] };
    await transaction(pool, (tx) => post(tx, systemClock, transfer));
  } finally {
    await pool.destroy();
  }
}

/** One real order, and rows like its own: what is asked about, not what is paid for. */
async function copyOrders(
  { url, databaseUrl }: Server,
  { workspace, secret, orders }: { readonly workspace: number; readonly secret: string; readonly orders: number },
): Promise<void> {
  const fields = { key: secret, action: 'add', service: '12', link: 'https://t.me/example', quantity: '100' };
  const answer = await fetch(`${url}/api/v2`, { method: 'POST', body: new URLSearchParams(fields) });
  const told = await answer.text();
  if (told !== '{"order":1}') throw new Error(told);
  await run(
    databaseUrl,
    `insert into reselling.panel_order
    select (jsonb_populate_record(o, jsonb_build_object('number', n, 'id', 'ro_' || lpad(to_hex(n), 32, '0'), 'request_id', 'copy-' || n,
      'status', 'completed', 'delivered', 100, 'start_count', 7, 'ended_at', now()))).*
    from reselling.panel_order o, generate_series(2, ${orders}) n where o.workspace_id = ${workspace} and o.number = 1;
    update reselling.counter set last = ${orders} where workspace_id = ${workspace} and kind = 'order';`,
  );
}
