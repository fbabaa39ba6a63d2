import { createHash } from 'node:crypto';
import type { Id } from '#kernel';

/** What a buyer is shown of a slot. `revoked`: taken back for another reason than leaving. `retained`: paid at release. */
export const facts = ['verified', 'left', 'revoked', 'retained'] as const;
export type Fact = (typeof facts)[number];

/** One link of a task's chain. `subject` tells workers of this task apart and names nobody. */
export type Evidence = {
  readonly n: number;
  readonly fact: Fact;
  readonly subject: string;
  /** RFC 3339, UTC, to the millisecond: the hash is of this text. */
  readonly at: string;
  /** SHA-256, in hexadecimal, of the previous link's hash and this row; see `linkHash`. */
  readonly hash: string;
};

/** What a day brought, in UTC. `retained` are those who are there at its end, of all who were verified by then. */
export type ReportDay = {
  readonly day: string;
  readonly verified: number;
  readonly left: number;
  readonly retained: number;
};

export type ReportTotals = {
  readonly verified: number;
  /** Who left, or was taken out, before the reward was released. */
  readonly left: number;
  /** Verified, and not left. */
  readonly retained: number;
  readonly days: readonly ReportDay[];
};

/** What was delivered for a task. */
export type Report = ReportTotals & {
  readonly task: Id<'tsk'>;
  /** The hash of the last link; empty before the first. */
  readonly head: string;
  readonly evidence: readonly Evidence[];
  /** For the next rows, when there are more. */
  readonly cursor?: string;
};

/** The hash of a link: of `<hash before> <n> <fact> <subject> <at>`, parted by line feeds. */
export const linkHash = (before: string, { n, fact, subject, at }: Omit<Evidence, 'hash'>): string =>
  createHash('sha256').update([before, n, fact, subject, at].join('\n')).digest('hex');

export type FactCount = { readonly day: string; readonly fact: Fact; readonly count: number };

/** What whole evidence comes to. */
export const totalsOf = (rows: readonly Pick<Evidence, 'fact' | 'at'>[]): ReportTotals =>
  totalsOfCounts(rows.map(({ fact, at }) => ({ day: at.slice(0, 10), fact, count: 1 })));

/** The same, of facts that were counted by day. */
export function totalsOfCounts(counts: readonly FactCount[]): ReportTotals {
  const byDay = new Map<string, { verified: number; left: number }>();
  for (const { day, fact, count } of counts) {
    const sums = byDay.get(day) ?? { verified: 0, left: 0 };
    if (fact === 'verified') sums.verified += count;
    if (fact === 'left' || fact === 'revoked') sums.left += count;
    byDay.set(day, sums);
  }
  let retained = 0;
  const days = [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, { verified, left }]) => {
      retained += verified - left;
      return { day, verified, left, retained };
    });
  const sum = (of: 'verified' | 'left') => days.reduce((total, day) => total + day[of], 0);
  return { verified: sum('verified'), left: sum('left'), retained, days };
}

export type ReportCheck =
  | { readonly ok: true; readonly totals: ReportTotals }
  | { readonly ok: false; readonly at: number };

/**
 * Whether evidence is whole: numbered without gaps from 1, each link hashed over the one before, every subject verified
 * once at most and before anything else is said of it. Answers what it comes to, or the number of the first bad link.
 * Anyone can run it on the rows alone; `head` of the report is the last row's hash.
 */
export function verifyReport(rows: readonly Evidence[]): ReportCheck {
  const seen = new Map<string, Fact>();
  let before = '';
  for (const [index, row] of rows.entries()) {
    const isNext = row.n === index + 1 && row.hash === linkHash(before, row);
    if (!isNext || !mayFollow(seen.get(row.subject), row.fact)) return { ok: false, at: index + 1 };
    seen.set(row.subject, row.fact);
    before = row.hash;
  }
  return { ok: true, totals: totalsOf(rows) };
}

const mayFollow = (before: Fact | undefined, fact: Fact): boolean =>
  fact === 'verified' ? before === undefined : before === 'verified';
