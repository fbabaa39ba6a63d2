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
  const reading = new Map<string, Promise<KnownKey | undefined>>();
  const listener = await listenForChanges(url, (digest) => {
    forget(remembered, digest);
    forget(reading, digest); // who asks from now on must not share a read that began before the change
  });
  const leases = openLeases(pool);
  const writer = setInterval(() => void writeUses(pool, remembered).catch(() => {}), writeUsesMilliseconds).unref();

  /** One read for all who ask at once; remembered unless the key was changed meanwhile. */
  function readOnce(digest: string): Promise<KnownKey | undefined> {
    const begun = reading.get(digest);
    if (begun) return begun;
    const isCurrent = () => reading.get(digest) === read;
    const read = readKey(pool, digest)
      .then((key) => {
        if (key && isCurrent() && listener.hearing()) remember(remembered, digest, key);
        return key;
      })
      .finally(() => isCurrent() && reading.delete(digest));
    reading.set(digest, read);
    return read;
  }

  return {
    find(digest) {
      const known = remembered.get(digest);
      if (known && known.until > performance.now()) return known.key;
      return listener.hearing() ? readOnce(digest) : readKey(pool, digest);
    },
    takeRequest: leases.take,
    async close() {
      clearInterval(writer);
      await writeUses(pool, remembered);
      await listener.close();
    },
  };
}

/** Forgets one key, or every one. */
function forget(known: Map<string, unknown>, digest?: string): void {
  if (digest) known.delete(digest);
  else known.clear();
}

/** Remembers a key as the youngest of all, and forgets the oldest when there are too many. */
function remember(remembered: Map<string, Remembered>, digest: string, key: KnownKey): void {
  const before = remembered.get(digest)?.key;
  if (before?.usedAt) key.usedAt = before.usedAt;
  remembered.delete(digest);
  remembered.set(digest, { key, until: performance.now() + freshMilliseconds });
  if (remembered.size <= rememberedMax) return;
  const [oldest] = remembered.keys();
  if (oldest !== undefined) remembered.delete(oldest);
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
  const uses = [...remembered.values()].flatMap(({ key: { caller, usedAt } }) => (usedAt ? [{ caller, usedAt }] : []));
  if (uses.length === 0) return;
  for (const { key } of remembered.values()) key.usedAt = undefined;
  await sql`
    update identity.api_key as k set last_used_at = greatest(k.last_used_at, u.used_at)
    from unnest(
      ${uses.map(({ caller }) => caller.workspace)}::integer[],
      ${uses.map(({ caller }) => caller.key)}::text[],
      ${uses.map(({ usedAt }) => usedAt.toISOString())}::timestamptz[]
    ) as u (workspace_id, id, used_at)
    where k.workspace_id = u.workspace_id and k.id = u.id
  `.execute(pool);
}
