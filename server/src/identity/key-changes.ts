import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import type { Tx } from '#database';

const channel = 'identity_api_key';
const retryMilliseconds = 500;

/** Tells every process, at commit, to forget what it knows of the key with this digest. */
export async function announceChange(tx: Tx, digest: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${digest})`.execute(tx);
}

export type ChangeListener = {
  /** True while changes are being heard: only then may a cache be trusted. */
  readonly hearing: () => boolean;
  close(): Promise<void>;
};

/**
 * Hears of changed keys on a connection of its own. `onChange` gets the digest of a key, or nothing when any key
 * may have changed unheard (the connection was lost). It reconnects by itself until closed.
 */
export async function listenForChanges(url: string, onChange: (digest?: string) => void): Promise<ChangeListener> {
  let client: pg.Client | undefined;
  let closed = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on('notification', ({ payload }) => onChange(payload));
    next.on('error', () => {}); // 'end' follows, and is where we act
    next.on('end', () => lost(next));
    await next.connect();
    await next.query(`listen ${channel}`);
    if (closed) return next.end();
    client = next;
    onChange(); // what happened while nobody listened is unknown
  }

  function lost(gone: pg.Client): void {
    if (gone !== client) return;
    client = undefined;
    onChange();
    if (!closed) void reconnect();
  }

  async function reconnect(): Promise<void> {
    while (!closed && !client) {
      await connect().catch(() => wait(retryMilliseconds, undefined, { ref: false }));
    }
  }

  await connect();
  return {
    hearing: () => client !== undefined,
    async close() {
      closed = true;
      await client?.end();
    },
  };
}
