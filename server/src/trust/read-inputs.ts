import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import { countSharing, type Person } from '#people';
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

/** Reads a history from the tallies: a few rows, however long it is. */
export async function readHistory(db: Pool | Tx, workspace: WorkspaceId, user: string, at: Date): Promise<History> {
  const { rows } = await sql<{ what: 'ever' | 'lately' | 'hour'; kind: TrustKind; events: number }>`
    select 'ever' as what, kind, events from trust.tally where workspace_id = ${workspace} and user_id = ${user}
    union all
    select 'lately', kind, sum(events)::integer from trust.day
      where workspace_id = ${workspace} and user_id = ${user} and day >= (${lateFrom(at)}::timestamptz at time zone 'UTC')::date
      group by kind
    union all
    select 'hour', 'verified', count(*)::integer from (
      select from trust.event where workspace_id = ${workspace} and user_id = ${user} and kind = 'verified'
        and at > ${new Date(at.getTime() - hourMilliseconds)} and at <= ${at} limit ${hourCountedMost}) as counted`.execute(
    db,
  );
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
  person: Pick<Person, 'workspace' | 'user' | 'isPremium'>,
): Promise<Facts> {
  const { devices, addresses } = await countSharing(db, person.workspace, person.user);
  return { user: person.user, isPremium: person.isPremium, sharedDevices: devices, sharedAddresses: addresses };
}
