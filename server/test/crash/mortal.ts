import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { bigintTypes, type Pool } from '#database';

/** Where a process dies: at its n-th step from now, before the step reached the world or after it did. */
export type Death = { readonly step: number; readonly when: 'before' | 'after' };

/**
 * A process that can be killed at any await. Everything that leaves it is a step: connecting, every statement
 * (commits too), every call. When it dies its connections are cut and nothing in it ever goes on: its awaits stay
 * unanswered, as after kill -9, so that no catch and no finally of it runs either.
 */
export type Mortal = {
  /** What its connections call themselves in `pg_stat_activity`. */
  readonly name: string;
  readonly pool: Pool;
  readonly dead: boolean;
  /** Resolves at its death. */
  readonly died: Promise<void>;
  readonly arm: (death: Death) => void;
  readonly disarm: () => void;
  /** A call to the world outside the database. */
  readonly step: <T>(call: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

const forever = <T>(): Promise<T> => new Promise<T>(() => {});

let born = 0;

export function openMortal(url: string): Mortal {
  const name = `mortal-${(born += 1)}`;
  const connections = new pg.Pool({ connectionString: url, max: 3, types: bigintTypes, application_name: name });
  const open = new Set<pg.PoolClient>();
  const { promise: died, resolve: tellDeath } = Promise.withResolvers<void>();
  let dead = false;
  let left = Infinity;
  let when: Death['when'] = 'before';

  function die(): void {
    dead = true;
    for (const client of open) cut(client);
    tellDeath();
  }

  async function step<T>(call: () => Promise<T>): Promise<T> {
    if (dead) return forever();
    left -= 1;
    if (left === 0 && when === 'before') die();
    if (dead) return forever();
    const isLast = left === 0;
    const result = await call().catch((error: unknown) => (dead ? forever<T>() : Promise.reject(error as Error)));
    if (isLast) die();
    return dead ? forever() : result;
  }

  connections.on('error', () => {});
  connections.on('connect', (client) => {
    open.add(client);
    client.on('error', () => {});
    client.on('end', () => open.delete(client));
    if (dead) cut(client); // it was being opened when the process died
  });

  return {
    name,
    pool: new Kysely({ dialect: new PostgresDialect({ pool: watched(connections, step) }) }),
    get dead() {
      return dead;
    },
    died,
    arm(death) {
      ({ step: left, when } = death);
    },
    disarm() {
      left = Infinity;
    },
    step,
    close: () => connections.end(),
  };
}

/** The socket, and not the protocol's goodbye: PostgreSQL finds out as it does when a process is killed. */
function cut(client: pg.PoolClient): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

type Step = Mortal['step'];

/** The pool as Kysely uses it, with every statement a step. */
function watched(connections: pg.Pool, step: Step): ConstructorParameters<typeof PostgresDialect>[0]['pool'] {
  const connect = async () => {
    const client = await step(() => connections.connect());
    const query = (text: string, values: unknown[]) => step(() => client.query(text, values));
    return { query, release: () => client.release() };
  };
  return { connect, end: () => connections.end() } as unknown as pg.Pool;
}
