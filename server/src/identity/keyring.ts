import { sql } from 'kysely';
import type { Pool } from '#database';
import type { Caller } from './authenticate.ts';
import { listenForChanges } from './key-changes.ts';
import { networkTest } from './network.ts';
import { keyColumns, keyFromRow, tables } from './queries.ts';
import { openLeases, type Leases } from './request-lease.ts';

const freshMilliseconds = 10_000; // the net under LISTEN: a connection can die without a word
const rememberedMax = 20_000;
const writeUsesMilliseconds = 30_000;

/** What a process remembers of a key. */
export type KnownKey = {
  readonly caller: Caller;
  readonly expiresAt: number | null;
  readonly revoked: boolean;
  readonly allows: (address: string) => boolean;
  usedAt: Date | undefined;
};

type Remembered = { readonly key: KnownKey; readonly until: number };

/** The API keys this process has seen lately, and the requests it may let through for each. */
export type Keyring = {
  /** The key with this digest: at once when it is remembered, else read from the database. */
  find(digest: string): KnownKey | Promise<KnownKey | undefined>;
  readonly takeRequest: Leases['take'];
  /** Writes down when keys were last used, and stops listening. */
  close(): Promise<void>;
};

/**
 * Opens the memory of keys. A change of a key in any process empties it here as that change commits; while the
 * connection that tells of changes is down, nothing is remembered.
 */
export async function openKeyring({ url, pool }: { url: string; pool: Pool }): Promise<Keyring> {
  const remembered = new Map<string, Remembered>();
  let changes = 0;
  const listener = await listenForChanges(url, (digest) => {
    changes += 1; // a read that began before this must not be remembered
    if (digest) remembered.delete(digest);
    else remembered.clear();
  });
  const leases = openLeases(pool);
  const writer = setInterval(() => void writeUses(pool, remembered).catch(() => {}), writeUsesMilliseconds).unref();

  async function read(digest: string): Promise<KnownKey | undefined> {
    const before = changes;
    const key = await readKey(pool, digest);
    if (!key || !listener.hearing() || before !== changes) return key;
    const known = remembered.get(digest);
    if (known?.key.usedAt) key.usedAt = known.key.usedAt;
    remembered.delete(digest); // so that it becomes the youngest
    remembered.set(digest, { key, until: performance.now() + freshMilliseconds });
    if (remembered.size > rememberedMax) for (const [oldest] of remembered) return (remembered.delete(oldest), key);
    return key;
  }

  return {
    find(digest) {
      const known = remembered.get(digest);
      return known && known.until > performance.now() ? known.key : read(digest);
    },
    takeRequest: leases.take,
    async close() {
      clearInterval(writer);
      await writeUses(pool, remembered);
      await listener.close();
    },
  };
}

async function readKey(pool: Pool, digest: string): Promise<KnownKey | undefined> {
  const row = await tables(pool)
    .selectFrom('identity.api_key')
    .select(keyColumns)
    .where('secret_sha256', '=', Buffer.from(digest, 'hex'))
    .executeTakeFirst();
  if (!row) return undefined;
  const key = keyFromRow(row);
  const { workspace, id, requestsPerMinute } = key;
  return {
    caller: { workspace, key: id, scopes: new Set(key.scopes), requestsPerMinute },
    expiresAt: key.expiresAt?.getTime() ?? null,
    revoked: key.revokedAt !== null,
    allows: networkTest(key.allowedAddresses),
    usedAt: undefined,
  };
}

/** Writes the last uses seen since the last time, all in one statement. */
async function writeUses(pool: Pool, remembered: ReadonlyMap<string, Remembered>): Promise<void> {
  const used = [...remembered.values()].map(({ key }) => key).filter((key) => key.usedAt);
  if (used.length === 0) return;
  const column = <T>(read: (key: KnownKey) => T) => used.map(read);
  await sql`
    update identity.api_key as k set last_used_at = greatest(k.last_used_at, u.used_at)
    from unnest(
      ${column(({ caller }) => caller.workspace)}::integer[],
      ${column(({ caller }) => caller.key)}::text[],
      ${column(({ usedAt }) => usedAt?.toISOString())}::timestamptz[]
    ) as u (workspace_id, id, used_at)
    where k.workspace_id = u.workspace_id and k.id = u.id
  `.execute(pool);
  for (const key of used) key.usedAt = undefined;
}
