import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import { countSharings, type Person } from '#people';
import { yearsAtLeast } from './account-age.ts';
import { noCounts, type Counts, type TrustEvent, type TrustKind } from './event.ts';
import type { Inputs } from './signal.ts';

/** What is asked: may they take a task of this kind, rewarded in this asset, now. */
export type Question = {
  readonly at: Date;
  readonly kind: string;
  readonly asset: string;
  /** The level of `getChat(user).rating`, where somebody has asked Telegram for it. */
  readonly rating?: number;
};

/** What is known of somebody beside their history. */
export type Facts = {
  readonly user: string;
  readonly isPremium: boolean;
  readonly sharedDevices: number;
  readonly sharedAddresses: number;
};

/** The history of somebody, counted at an instant. */
type History = Pick<Inputs, 'ever' | 'lately' | 'verifiedLastHour'>;

export const inputsOf = ({ at, kind, asset, rating }: Question, facts: Facts, history: History): Inputs => ({
  at: at.toISOString(),
  kind,
  asset,
  ...history,
  yearsAtLeast: yearsAtLeast(facts.user, at),
  isPremium: facts.isPremium,
  rating: rating ?? null,
  sharedDevices: facts.sharedDevices,
  sharedAddresses: facts.sharedAddresses,
});

const dayMilliseconds = 24 * 60 * 60 * 1000;
const hourMilliseconds = 60 * 60 * 1000;
const lateDays = 30;
const hourCountedMost = 200;

/** The first instant of the days that count as lately. */
const lateFrom = (at: Date) =>
  new Date((Math.floor(at.getTime() / dayMilliseconds) - (lateDays - 1)) * dayMilliseconds);

/** Counts a history event by event: what the tallies say, without them. */
export function countHistory(events: readonly Pick<TrustEvent, 'kind' | 'at'>[], at: Date): History {
  const lately = events.filter((event) => event.at >= lateFrom(at));
  const hourAgo = at.getTime() - hourMilliseconds;
  const inHour = events.filter(
    (event) => event.kind === 'verified' && event.at.getTime() > hourAgo && event.at.getTime() <= at.getTime(),
  );
  return {
    ever: countsOf(events),
    lately: countsOf(lately),
    verifiedLastHour: Math.min(inHour.length, hourCountedMost),
  };
}

const countsOf = (events: readonly Pick<TrustEvent, 'kind'>[]): Counts =>
  events.reduce<Record<TrustKind, number>>(
    (counts, { kind }) => {
      counts[kind] += 1;
      return counts;
    },
    { ...noCounts },
  );

type Counted = { user: string; what: 'ever' | 'lately' | 'hour'; kind: TrustKind; events: number };

/** Reads the histories of these people from the tallies, in their order: a few rows each, however long they are. */
export async function readHistories(
  db: Pool | Tx,
  workspace: WorkspaceId,
  users: readonly string[],
  at: Date,
): Promise<readonly History[]> {
  const { rows } = await sql<Counted>`
    select user_id as "user", 'ever' as what, kind, events from trust.tally
      where workspace_id = ${workspace} and user_id = any(${users}::text[])
    union all
    select user_id, 'lately', kind, sum(events)::integer from trust.day
      where workspace_id = ${workspace} and user_id = any(${users}::text[])
        and day >= (${lateFrom(at)}::timestamptz at time zone 'UTC')::date group by user_id, kind
    union all
    select u.user_id, 'hour', 'verified', (select count(*)::integer from (
      select from trust.event e where e.workspace_id = ${workspace} and e.user_id = u.user_id and e.kind = 'verified'
        and e.at > ${new Date(at.getTime() - hourMilliseconds)} and e.at <= ${at} limit ${hourCountedMost}) as counted)
      from unnest(${users}::text[]) as u (user_id)`.execute(db);
  const byUser = Map.groupBy(rows, ({ user }) => user);
  return users.map((user) => toHistory(byUser.get(user) ?? []));
}

function toHistory(rows: readonly Counted[]): History {
  const counts = (what: string) =>
    Object.fromEntries(rows.filter((row) => row.what === what).map(({ kind, events }) => [kind, events]));
  return {
    ever: { ...noCounts, ...counts('ever') },
    lately: { ...noCounts, ...counts('lately') },
    verifiedLastHour: rows.find(({ what }) => what === 'hour')?.events ?? 0,
  };
}

export async function readFacts(
  db: Pool | Tx,
  workspace: WorkspaceId,
  people: readonly Pick<Person, 'user' | 'isPremium'>[],
): Promise<readonly Facts[]> {
  const sharings = await countSharings(
    db,
    workspace,
    people.map(({ user }) => user),
  );
  return people.map(({ user, isPremium }, n) => {
    const { devices = 0, addresses = 0 } = sharings[n] ?? {};
    return { user, isPremium, sharedDevices: devices, sharedAddresses: addresses };
  });
}
