import { inspect } from 'node:util';
import { sql } from 'kysely';
import type { Bench } from './bench.ts';

/** Shorter ones would be found by chance. */
const shortest = 8;

/** Every place where a secret of a connection stands in clear: the log, errors, answers, any column of the database. */
export async function leaks(bench: Bench): Promise<string[]> {
  const secrets = [...bench.secrets].filter((secret) => secret.length >= shortest);
  const places: [string, string][] = [
    ['the log', bench.log.text()],
    ['an error', bench.said.map((error) => inspect(error, { depth: 6 })).join('\n')],
    ['an answer', [...bench.door.lines.values()].flatMap(({ answers }) => answers.map(({ body }) => body)).join('\n')],
    ...(await columns(bench)),
  ];
  return secrets.flatMap((secret) => {
    const spellings = [secret, Buffer.from(secret).toString('hex'), encodeURIComponent(secret)];
    return places
      .filter(([, text]) => spellings.some((spelling) => text.includes(spelling)))
      .map(([place]) => `${place} has ${secret.slice(0, 3)}…`);
  });
}

/** All rows of all tables of ours, as text: bytes in hex. */
async function columns({ database }: Bench): Promise<[string, string][]> {
  const { pool } = database;
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(pool);
  const dumps = rows.map(async ({ name }): Promise<[string, string]> => {
    const dump = await sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`.execute(pool);
    return [name, dump.rows.map(({ text }) => text).join('\n')];
  });
  return Promise.all(dumps);
}
