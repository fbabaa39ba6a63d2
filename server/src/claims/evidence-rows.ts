import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { linkHash, type Evidence, type Fact, type FactCount } from './report.ts';

export type NewFact = { readonly task: string; readonly claim: string; readonly fact: Fact; readonly at: Date };

/** Writes facts down for the buyer. They are sealed into the chain of their task a moment later. */
export async function addEvidence(tx: Tx, workspace: WorkspaceId, rows: readonly NewFact[]): Promise<void> {
  const column = <K extends keyof NewFact>(name: K) => rows.map((row) => row[name]);
  await sql`insert into claims.evidence (workspace_id, task, claim, fact, at)
    select ${workspace}, e.task, e.claim, e.fact, e.at
    from unnest(${column('task')}::text[], ${column('claim')}::text[], ${column('fact')}::text[],
      ${column('at')}::timestamptz[]) with ordinality as e (task, claim, fact, at, n) order by e.n`.execute(tx);
}

type Chain = { readonly salt: string; readonly n: number; readonly head: string };

/** The end of a task's chain, locked: one seals at a time. */
async function lockChain(tx: Tx, workspace: WorkspaceId, task: string): Promise<Chain> {
  await sql`insert into claims.chain (workspace_id, task, salt)
    values (${workspace}, ${task}, ${randomBytes(32).toString('hex')}) on conflict do nothing`.execute(tx);
  const { rows } = await sql<Chain>`select salt, n, head from claims.chain
    where workspace_id = ${workspace} and task = ${task} for update`.execute(tx);
  const [chain] = rows;
  if (!chain) throw new Error(`The task ${task} has no chain.`);
  return chain;
}

const subjectOf = (salt: string, claim: string): string =>
  createHmac('sha256', salt).update(claim).digest('hex').slice(0, 32);

type Loose = { readonly id: bigint; readonly claim: string; readonly fact: Fact; readonly at: Date };

/**
 * Seals what is written and not sealed yet of one task, oldest first, at most `limit` rows. Answers how many it sealed.
 * Several may seal at once: each row gets one place.
 */
export const sealTask = (pool: Pool, workspace: WorkspaceId, task: string, limit = 1000): Promise<number> =>
  transaction(pool, async (tx) => {
    const chain = await lockChain(tx, workspace, task);
    const { rows: loose } = await sql<Loose>`select id, claim, fact, at from claims.evidence
      where workspace_id = ${workspace} and task = ${task} and n is null order by id limit ${limit}`.execute(tx);
    const links: Evidence[] = [];
    for (const { claim, fact, at } of loose) {
      const row = { n: chain.n + links.length + 1, fact, subject: subjectOf(chain.salt, claim), at: at.toISOString() };
      links.push({ ...row, hash: linkHash(links.at(-1)?.hash ?? chain.head, row) });
    }
    const last = links.at(-1);
    if (last) await writeLinks(tx, { workspace, task, loose, links, last });
    return links.length;
  });

type Sealing = {
  readonly workspace: WorkspaceId;
  readonly task: string;
  readonly loose: readonly Loose[];
  readonly links: readonly Evidence[];
  readonly last: Evidence;
};

async function writeLinks(tx: Tx, { workspace, task, loose, links, last }: Sealing): Promise<void> {
  await sql`update claims.evidence e set n = s.n, subject = s.subject, hash = s.hash
    from unnest(${loose.map(({ id }) => String(id))}::bigint[], ${links.map(({ n }) => n)}::integer[],
      ${links.map(({ subject }) => subject)}::text[], ${links.map(({ hash }) => hash)}::text[]) as s (id, n, subject, hash)
    where e.workspace_id = ${workspace} and e.task = ${task} and e.id = s.id`.execute(tx);
  await sql`update claims.chain set n = ${last.n}, head = ${last.hash}
    where workspace_id = ${workspace} and task = ${task}`.execute(tx);
}

export type TaskName = { readonly workspace: WorkspaceId; readonly task: string };

/** Tasks that have something to seal. */
export async function tasksToSeal(pool: Pool, limit: number): Promise<TaskName[]> {
  const { rows } = await sql<TaskName>`select distinct workspace_id as workspace, task
    from (select workspace_id, task from claims.evidence where n is null order by workspace_id, task limit 20000) e
    limit ${limit}`.execute(pool);
  return rows;
}

/** Sealed evidence of a task, in its order, after number `after`. */
export async function selectEvidence(
  pool: Pool,
  { workspace, task }: TaskName,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Evidence[]> {
  const { rows } = await sql<Omit<Evidence, 'at'> & { at: Date }>`select n, fact, subject, at, hash from claims.evidence
    where workspace_id = ${workspace} and task = ${task} and n > ${after} order by n limit ${limit}`.execute(pool);
  return rows.map(({ n, fact, subject, at, hash }) => ({ n, fact, subject, at: at.toISOString(), hash }));
}

/** How many of which fact each day had, in UTC. */
export async function countFacts(pool: Pool, { workspace, task }: TaskName): Promise<FactCount[]> {
  const { rows } = await sql<FactCount>`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, fact, count(*)::integer as count
    from claims.evidence where workspace_id = ${workspace} and task = ${task} and n is not null
    group by 1, 2 order by 1, 2`.execute(pool);
  return rows;
}

/** Seals all that is written of a task by now. */
export async function sealAll(pool: Pool, { workspace, task }: TaskName): Promise<number> {
  for (let sealed = 0; ;) {
    const count = await sealTask(pool, workspace, task);
    sealed += count;
    if (count === 0) return sealed;
  }
}

/** The hash of the last link of a task's chain; empty before the first. */
export async function lastHash(pool: Pool, { workspace, task }: TaskName): Promise<string> {
  const { rows } = await sql<{ head: string }>`select head from claims.chain
    where workspace_id = ${workspace} and task = ${task}`.execute(pool);
  return rows[0]?.head ?? '';
}
