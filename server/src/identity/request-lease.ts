import { sql } from 'kysely';
import type { Pool } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';

const windowMilliseconds = 60_000;
const heldMax = 20_000; // keys and people with requests in hand; beyond that, those of past minutes are forgotten
const leasesPerWindow = 20; // the fewest round trips a minute's limit costs, when one process takes it all

type Key = { readonly workspace: WorkspaceId; readonly key: string };
type Lease = { window: number; inHand: number; spent: boolean; leasing: Promise<void> | undefined };

export type Leases = {
  /** Takes one request of this minute. Refuses `rate_limited` when the minute's limit is used up. */
  readonly take: (key: Key, limit: number, now: Date) => void | Promise<void>;
};

/** Requests per key and minute, counted in PostgreSQL and leased to this process in blocks. */
export function openLeases(pool: Pool): Leases {
  const leases = new Map<string, Lease>();

  function leaseOf(key: Key, window: number): Lease {
    const held = leases.get(key.key);
    if (held && held.window >= window) return held;
    if (leases.size >= heldMax) forgetBefore(leases, window);
    const next = { window, inHand: 0, spent: false, leasing: undefined };
    leases.set(key.key, next);
    return next;
  }

  async function leaseMore(key: Key, limit: number, lease: Lease): Promise<void> {
    const block = Math.max(1, Math.ceil(limit / leasesPerWindow));
    const leased = await askForLease(pool, key, new Date(lease.window), limit, block);
    lease.inHand += leased;
    lease.spent = leased === 0;
    lease.leasing = undefined;
  }

  async function takeLater(key: Key, limit: number, lease: Lease, now: Date): Promise<void> {
    while (lease.inHand === 0 && !lease.spent) {
      lease.leasing ??= leaseMore(key, limit, lease).catch((error: unknown) => {
        lease.leasing = undefined;
        throw error;
      });
      await lease.leasing;
    }
    takeInHand(lease, now);
  }

  return {
    take(key, limit, now) {
      const window = Math.floor(now.getTime() / windowMilliseconds) * windowMilliseconds;
      const lease = leaseOf(key, window);
      return lease.inHand > 0 || lease.spent ? takeInHand(lease, now) : takeLater(key, limit, lease, now);
    },
  };
}

function forgetBefore(leases: Map<string, Lease>, window: number): void {
  for (const [key, lease] of leases) if (lease.window < window) leases.delete(key);
}

function takeInHand(lease: Lease, now: Date): void {
  if (lease.inHand > 0) {
    lease.inHand -= 1;
    return;
  }
  const seconds = Math.max(1, Math.ceil((lease.window + windowMilliseconds - now.getTime()) / 1000));
  throw new Refusal('rate_limited', `The requests of this minute are used up: wait ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });
}

async function askForLease(pool: Pool, key: Key, window: Date, limit: number, block: number): Promise<number> {
  const { rows } = await sql<{ leased: number }>`
    select identity.lease_requests(${key.workspace}, ${key.key}, ${window}, ${limit}, ${block}) as leased
  `.execute(pool);
  return rows[0]?.leased ?? 0;
}
