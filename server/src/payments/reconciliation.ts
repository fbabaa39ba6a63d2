import type { Id, WorkspaceId } from '#kernel';
import type { ListedConnection } from './gateway.ts';

/** Which list: the one of an outer account at a gateway. */
export type ListName = { readonly workspace: WorkspaceId; readonly gateway: string; readonly connection: string };

/** A list that is kept. */
export type OuterList = ListName & {
  readonly app: string;
  /** False when the list is all we hear. */
  readonly isTold: boolean;
  readonly countsFrom: Date;
  readonly rowsRead: number;
  readonly checkedUntil: Date | null;
};

/** How rows of one direction compare: all that were looked at in this run. */
export type Tally = {
  readonly agreed: number;
  /** They were missing with us, and are here now. */
  readonly healed: number;
  /** Of the time before the connection was added: booked, and not fulfilled. */
  readonly history: number;
  readonly different: number;
  /** Told to us now, and not on our books yet. */
  readonly waiting: number;
  /** With us, and not on the list. */
  readonly unknown: number;
};

/** What the gateway says there is of one asset on an account, and what our books hold there. */
export type AccountBalance = { readonly asset: string; readonly gateway: bigint; readonly books: bigint };

/** What a run came to. Amounts are units of `asset`. */
export type Report = {
  readonly asset: string;
  readonly rowsRead: number;
  readonly payments: Tally;
  readonly refunds: Tally;
  /** Rows of other kinds that are on the books, by kind. */
  readonly other: Readonly<Record<string, number>>;
  /** How many findings of this connection are open now. */
  readonly findings: number;
  /** Null where the gateway does not say, or nothing stood still for long enough to compare. */
  readonly funds: { readonly gateway: bigint; readonly books: bigint } | null;
  /** What the list comes to, older and younger than the gateway's hold. */
  readonly available: bigint;
  readonly held: bigint;
  /** Of accounts that hold several assets: those that stood still for long enough to compare. */
  readonly balances?: readonly AccountBalance[];
};

export type Reconciliation = ListName & {
  readonly id: Id<'rec'>;
  readonly status: 'running' | 'finished';
  readonly isFull: boolean;
  readonly beganAtRow: number;
  readonly nextRow: number;
  readonly rounds: number;
  readonly tries: number;
  /** Why it waits, in a sentence. */
  readonly problem: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly report: Report | null;
};

/** What an operator may set. */
export type ReconciliationRules = {
  /** How long the gateway may hold what came in; Telegram says up to 21 days. */
  readonly holdDays: number;
  /** Between two runs for a connection whose gateway tells us of its facts. */
  readonly everySeconds: number;
  /** Between two runs for a connection whose list is all we hear. */
  readonly listOnlySeconds: number;
  /** A fact of ours has to be on the list after this long. */
  readonly slackSeconds: number;
  /** How many rows that were read before are read again in each run. */
  readonly tailRows: number;
};

export const defaultRules: ReconciliationRules = {
  holdDays: 21,
  everySeconds: 24 * 60 * 60,
  listOnlySeconds: 60,
  slackSeconds: 60 * 60,
  tailRows: 200,
};

const later = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);

/** When a list that was read now is read next. */
export const nextRun = (rules: ReconciliationRules, now: Date, { isTold }: Pick<ListedConnection, 'isTold'>): Date =>
  later(now, isTold ? rules.everySeconds : rules.listOnlySeconds);

const firstRunSeconds = 60 * 60;

/** A list that is all we hear is read at once; another one when what was under way at its beginning has arrived. */
export const firstRun = (now: Date, { isTold }: Pick<ListedConnection, 'isTold'>): Date =>
  later(now, isTold ? firstRunSeconds : 0);

/** Until this instant the list is complete, if it was read to its end now. */
export const passedBy = (rules: ReconciliationRules, now: Date): Date => later(now, -rules.slackSeconds);

export const availableAt = (rules: ReconciliationRules, occurredAt: Date): Date =>
  later(occurredAt, rules.holdDays * 24 * 60 * 60);
