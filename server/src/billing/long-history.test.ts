import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { consume, customerTimeline } from '#billing';
import { transaction, type Tx } from '#database';
import { openShop, type Shop } from '#test';

let shop: Shop;
let workspace: number;
const customer = 'a faithful one';
const lots = 5000;
const uses = 20;
beforeAll(async () => {
  shop = await openShop();
  workspace = await shop.newWorkspace();
  await liveLong();
}, 120_000);
afterAll(() => shop.close());

/**
 * Five thousand lots, one after another: each is given, spent in twenty uses and closed, a minute apart. Written as the
 * hot calls write it, many at a time.
 */
async function liveLong(): Promise<void> {
  const start = shop.needs.clock.now();
  await sql`do $$
    declare v_lot bigint[]; v_usage bigint; v_issuer bigint; v_at timestamptz; v_id text[]; n integer;
      w integer := ${sql.lit(workspace)};
    begin
      select usage_account, issuer_account into v_usage, v_issuer from billing.feature where workspace_id = w and code = 'message';
      for i in 0 .. ${sql.lit(lots / 5 - 1)} loop
        v_at := ${sql.lit(start.toISOString())}::timestamptz + i * interval '1 minute';
        v_id := array(select 'gr_' || lpad(to_hex(i * 5 + k), 32, '0') from generate_series(0, 4) as k order by k);
        v_lot := ledger.open_accounts(w, array(select 'grant:' || id from unnest(v_id) as id), array_fill('credit:credits'::text, array[5]),
          array_fill(0::bigint, array[5]), array_fill(null::bigint, array[5]));
        insert into billing.grant (workspace_id, id, customer, asset, app, granted, category, priority, starts_at, reason, account)
          select w, v_id[k], ${sql.lit(customer)}, 'credit:credits', 'main', ${sql.lit(uses)}, 'promo', 50, v_at, 'test', v_lot[k] from generate_series(1, 5) as k;
        n := 5 * ${sql.lit(uses + 1)};
        perform ledger.write(w, v_at,
          array(select v_id[k] || ':' || u from generate_series(1, 5) k, generate_series(0, ${sql.lit(uses)}) u order by k, u),
          array_fill(md5('test')::uuid, array[n]),
          array(select case u when 0 then 'billing.grant' else 'billing.consume' end from generate_series(1, 5) k, generate_series(0, ${sql.lit(uses)}) u order by k, u),
          array(select case u when 0 then v_id[k] else ${sql.lit(customer)} end from generate_series(1, 5) k, generate_series(0, ${sql.lit(uses)}) u order by k, u),
          array_fill(null::timestamptz, array[n]), array_fill(null::jsonb, array[n]), array(select generate_series(1, n)),
          array(select case u when 0 then v_issuer else v_lot[k] end from generate_series(1, 5) k, generate_series(0, ${sql.lit(uses)}) u order by k, u),
          array(select case u when 0 then v_lot[k] else v_usage end from generate_series(1, 5) k, generate_series(0, ${sql.lit(uses)}) u order by k, u),
          array(select case u when 0 then ${sql.lit(uses)} else 1 end from generate_series(1, 5) k, generate_series(0, ${sql.lit(uses)}) u order by k, u));
        update billing.grant set is_open = false where workspace_id = w and id = any (v_id);
      end loop;
    end $$`.execute(shop.needs.pool);
  shop.needs.clock.advance((lots / 5) * 60_000);
}

/** The rows that this transaction has read from tables so far. */
async function rowsRead(tx: Tx): Promise<number> {
  const { rows } = await sql<{ read: bigint }>`
    select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint as read from pg_stat_xact_user_tables
    where schemaname in ('billing', 'ledger', 'payments')`.execute(tx);
  return Number(rows[0]?.read ?? 0n);
}

/** How many rows are read to answer this. */
const touched = (question: ReturnType<typeof sql>): Promise<number> =>
  transaction(shop.needs.pool, async (tx) => {
    const before = await rowsRead(tx);
    await question.execute(tx);
    return (await rowsRead(tx)) - before;
  });

const endOfBook = 9_000_000_000_000_000_000n;
const pageRows = 51;

it('a page of 100,000 uses reads what is on the page and no more, at the end and deep inside', async () => {
  const now = shop.needs.clock.now();
  const history = (below: bigint) =>
    touched(sql`select * from billing.history(${workspace}, ${customer}, 0, ${below}, ${pageRows})`);
  const [newest, deep] = [await history(endOfBook), await history(50_000n)];
  console.log(`long history: rows read for a page of ${pageRows}: newest ${newest}, deep ${deep}`);
  expect(newest).toBeLessThan(5000);
  expect(deep).toBeLessThan(5000);
  const due = touched(
    sql`select * from billing.due_history(${workspace}, ${customer}, 'epoch', ${now}, null, ${pageRows})`,
  );
  expect(await due).toBeLessThan(100);
  const balance = sql`select billing.available_at(${workspace}, ${customer}, 'credit:credits', ${now}, null)`;
  expect(await touched(balance)).toBeLessThan(100);
});

it('a page is right: fifty events in order, and every event is on some page', async () => {
  await consume(shop.needs, workspace, { key: 'one more', customer, feature: 'message', quantity: 1n });
  const { entries, cursor } = await customerTimeline(shop.needs, workspace, customer);
  expect(entries).toHaveLength(50);
  expect(entries.map(({ transfer }) => Number(transfer))).toEqual(
    Array.from({ length: 50 }, (_, index) => lots * (uses + 1) - index),
  );
  expect(entries.map(({ balance }) => balance).slice(0, 21)).toEqual(
    Array.from({ length: 21 }, (_, index) => BigInt(index)),
  );
  const next = await customerTimeline(shop.needs, workspace, customer, { cursor: cursor ?? '' });
  expect(Number(next.entries[0]?.transfer)).toBe(lots * (uses + 1) - 50);
});
