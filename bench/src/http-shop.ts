import pg from 'pg';
import { run, settle } from './bench-database.ts';
import type { Server } from './http-server.ts';

/** A workspace to load: its key, and customers c000000 … with plenty of credits. */
export type Shop = {
  readonly secret: string;
  /** So many consumes were answered with yes. */
  acknowledge(count: number): void;
  /** Throws when an acknowledged consume is missing from the book, or the book does not add up. */
  close(): Promise<void>;
};

export const customers = 10_000;
const granted = 1_000_000_000_000n;
const requestsPerMinute = 1_200_000; // far above what is sent, and still counted and leased in blocks

/**
 * Makes a workspace whose book holds so many transfers: one grant for each customer, then consumes in turn. The
 * rows are built set-based; they are what the product would have written, so the audit finds nothing.
 */
export async function openShop(server: Server, transfers: number): Promise<Shop> {
  const made = JSON.parse(await server.asterism('workspace', 'create', '--name', 'bench', '--json'));
  const { workspace } = made as { workspace: number };
  const key = JSON.parse(
    await server.asterism('key', 'create', '--workspace', String(workspace), '--name', 'bench', '--json'),
  ) as { secret: string; id: string };
  await defineFeature(server, key.secret);
  const client = new pg.Client(server.databaseUrl);
  await client.connect();
  try {
    await client.query('update identity.api_key set requests_per_minute = $1 where id = $2', [
      requestsPerMinute,
      key.id,
    ]);
    await giveCredits(client, workspace);
    await bookConsumes(client, workspace, transfers - customers);
  } finally {
    await client.end();
  }
  await settle(server.databaseUrl);
  let acknowledged = 0;
  return {
    secret: key.secret,
    acknowledge: (count) => void (acknowledged += count),
    async close() {
      const [book] = await run(server.databaseUrl, `select seq from ledger.book where workspace_id = ${workspace}`);
      const booked = Number(book?.['seq']) - transfers;
      if (booked < acknowledged) throw new Error(`${acknowledged} consumes were acknowledged, ${booked} are booked.`);
      console.log(`${acknowledged} consumes acknowledged, ${booked} booked; ${await server.asterism('audit')}`);
    },
  };
}

async function defineFeature({ url }: Server, secret: string): Promise<void> {
  const answer = await fetch(`${url}/v1/features/message`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'metered', credit_cost: '1' }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** One lot and one transfer for each customer. */
async function giveCredits(client: pg.Client, workspace: number): Promise<void> {
  await client.query(`
    with lot as (
      select n, 'gr_' || lpad(to_hex(n), 32, '0') as id, 'c' || lpad((n - 1)::text, 6, '0') as customer
      from generate_series(1, ${customers}) n
    ), account as (
      insert into ledger.account (workspace_id, address, asset, floor)
      select ${workspace}, 'grant:' || id, 'credit:credits', 0 from lot returning id, address
    ), met as (
      insert into billing.customer (workspace_id, id, customer, since)
      select ${workspace}, 'cus_' || lpad(to_hex(n), 32, '0'), customer, now() from lot
    ), kept as (
      insert into billing.grant (workspace_id, id, customer, asset, app, granted, category, priority, starts_at, reason, account)
      select ${workspace}, lot.id, lot.customer, 'credit:credits', 'main', ${granted}, 'paid', 0, now() - interval '1 day', 'bench', a.id
      from lot join account a on a.address = 'grant:' || lot.id
    ), issuer as (
      update ledger.account set balance = -${granted * BigInt(customers)}
      where workspace_id = ${workspace} and address = 'issuer:main' returning id
    ), posted as (
      insert into ledger.posting (workspace_id, seq, line, from_account, to_account, units, from_after, to_after,
        recorded_at, input_hash, key, reason, reference)
      select ${workspace}, n, 1, issuer.id, a.id, ${granted}, -n * ${granted}, ${granted},
        now() - interval '1 day', md5(n::text)::uuid, 'bench:grant:' || n, 'billing.grant', lot.id
      from issuer cross join lot join account a on a.address = 'grant:' || lot.id
    )
    update ledger.book set seq = ${customers}, recorded_at = now() - interval '1 day' where workspace_id = ${workspace}`);
  await client.query(
    `update ledger.account set balance = ${granted} where workspace_id = ${workspace} and address like 'grant:%'`,
  );
}

const consumesPerStatement = 500_000;

/** Consumes of one credit by each customer in turn, as they would have been booked over the last day. */
async function bookConsumes(client: pg.Client, workspace: number, count: number): Promise<void> {
  if (count <= 0) return;
  for (let first = 1; first <= count; first += consumesPerStatement) {
    const last = Math.min(count, first + consumesPerStatement - 1);
    await client.query(consumes(workspace, first, last));
  }
  await client.query(`
    update ledger.account a set balance = a.balance - (${count} / ${customers} + case when g.n <= ${count % customers} then 1 else 0 end)
    from (select account, row_number() over (order by customer) as n from billing.grant where workspace_id = ${workspace}) g
    where a.workspace_id = ${workspace} and a.id = g.account`);
  await client.query(
    `update ledger.account set balance = ${count} where workspace_id = ${workspace} and address = 'usage:main:message'`,
  );
  await client.query(`
    update ledger.book set seq = ${customers + count}, recorded_at = (select recorded_at from ledger.posting
      where workspace_id = ${workspace} and seq = ${customers + count}) where workspace_id = ${workspace}`);
}

const consumes = (workspace: number, first: number, last: number): string => `
  with lot as materialized (
    select account, customer, row_number() over (order by customer) - 1 as n from billing.grant where workspace_id = ${workspace}
  ), used as materialized (
    select j, ${customers} + j as seq, lot.account, lot.customer, (j - 1) / ${customers} + 1 as turn,
      now() - interval '1 day' + j * interval '10 milliseconds' as at
    from generate_series(${first}, ${last}) j join lot on lot.n = (j - 1) % ${customers}
  )
  insert into ledger.posting (workspace_id, seq, line, from_account, to_account, units, from_after, to_after,
    recorded_at, input_hash, key, reason, reference, answer)
  select ${workspace}, seq, 1, used.account, u.id, 1, ${granted} - turn, j, at, md5(j::text)::uuid,
    'api:' || to_char(at at time zone 'UTC', 'YYYYMMDDHH24MISSMS') || '-' || md5('k' || j)::uuid, 'billing.consume', customer,
    jsonb_build_object('allowed', true, 'remaining', (${granted} - turn)::text)
  from used cross join (select id from ledger.account where workspace_id = ${workspace} and address = 'usage:main:message') u order by j`;
