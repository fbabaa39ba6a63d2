import { newId } from '@asterism/server/kernel';
import pg from 'pg';
import { run } from './bench-database.ts';

/*
 * What the engine is compared with: the same transfer between two bare tables, written as one would without an engine.
 * No postings, no input hash, no reference, no balance after, no statement: they do less than the product does.
 */
const schema = `
  create table account (id bigint primary key, balance bigint not null, floor bigint) with (fillfactor = 50);
  create table transfer (
    id uuid primary key, debit bigint not null, credit bigint not null, amount bigint not null,
    at timestamptz not null default now()
  );
  create function one(p_id uuid, p_debit bigint, p_credit bigint, p_amount bigint) returns text language plpgsql as $$
  begin
    if exists (select from transfer where id = p_id) then return 'replay'; end if;
    update account set balance = balance - p_amount where id = p_debit and balance - p_amount >= floor;
    if not found then return 'short'; end if;
    update account set balance = balance + p_amount where id = p_credit;
    insert into transfer (id, debit, credit, amount) values (p_id, p_debit, p_credit, p_amount);
    return 'ok';
  end $$`;

export type Baselines = {
  /** (a) One call of an SQL function per transfer. */
  one(debit: number, credit: number): Promise<unknown>;
  /** (b) BEGIN, SELECT … FOR UPDATE, INSERT, UPDATE, UPDATE, COMMIT. */
  naive(debit: number, credit: number): Promise<unknown>;
  close(): Promise<void>;
};

/** The same accounts by number, with more money than is ever spent; `sink` has no floor. */
export async function openBaselines(url: string, accounts: number, sink: number): Promise<Baselines> {
  await run(url, schema);
  await run(url, `insert into account select n, 1000000000000, 0 from generate_series(1, ${accounts}) n`);
  await run(url, `update account set floor = null where id = ${sink}`);
  const pool = new pg.Pool({ connectionString: url, max: 16, idleTimeoutMillis: 0 });
  return {
    one: (debit, credit) =>
      pool.query({ name: 'one', text: 'select one($1, $2, $3, $4)', values: [newUuid(), debit, credit, 1] }),
    naive: async (debit, credit) => {
      const client = await pool.connect();
      try {
        await postNaively(client, debit, credit, 1);
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

/** Time-ordered, as the product's own keys are: random ones would cost the baselines dear. */
const newUuid = () => newId('tr').slice(3);

async function postNaively(client: pg.PoolClient, debit: number, credit: number, amount: number): Promise<void> {
  const step = (name: string, text: string, values: unknown[]) =>
    client.query<{ balance: string }>({ name, text, values });
  await client.query('begin');
  // In the order of ids: in the order of the transfer, two that cross would deadlock.
  await step('lock', 'select id, balance from account where id in ($1, $2) order by id for update', [debit, credit]);
  await step('insert', 'insert into transfer (id, debit, credit, amount) values ($1, $2, $3, $4)', [
    newUuid(),
    debit,
    credit,
    amount,
  ]);
  await step('lower', 'update account set balance = balance - $2 where id = $1', [debit, amount]);
  await step('raise', 'update account set balance = balance + $2 where id = $1', [credit, amount]);
  await client.query('commit');
}
