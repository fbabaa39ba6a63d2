import { call } from '../../call.ts';
import { expectEqual, WalkFault, type Stage } from '../stage.ts';
import { comeIn, talkWith, type Talk } from './talk.ts';

export type Amount = { readonly asset: string; readonly amount: string };
export type Task = {
  readonly task: string;
  readonly order: string;
  readonly status: string;
  readonly pauses: readonly string[];
  readonly slots: number;
  readonly taken: number;
  readonly verified: number;
  readonly target: { readonly link: string };
  readonly reward: Amount;
};
export type Books = Readonly<Record<'charged' | 'delivered' | 'held' | 'released' | 'refunded' | 'open', Amount>>;
export type Claim = {
  readonly claim: string;
  readonly worker: string;
  readonly status: string;
  readonly reward: Amount;
  readonly link?: string;
  readonly void_reason?: string;
};

/** Who plays in this story. Made anew by its first step. */
export type Cast = {
  /** Our id of the exchange's bot. */
  bot: string;
  channel: number;
  /** The task with Stars, and the one with TON. */
  task: string;
  tonTask: string;
  /** Our connection of the emulated chain. */
  ton: string;
  /** The advertiser, who is this walk's person; the one who brought the one who brought the worker; and so on. */
  advertiser: Talk;
  moderator: Talk;
  grandReferrer: Talk;
  referrer: Talk;
  worker: Talk;
  /** Everybody else who wants a slot. */
  crowd: readonly number[];
  /** Who holds a reward now, by number. */
  held: Set<number>;
};

const inCrowd = 149;
/** Numbers that Telegram gave out years ago: a new account is trusted less. */
const oldNumbers = 250_000_000;

/** A person in Telegram; answers their number. */
export async function addPerson({ world }: Stage, first_name: string, more: object = {}): Promise<number> {
  return (await world.post<{ id: number }>('/sandbox/users', { first_name, ...more })).id;
}

/** Makes everybody; those who talk to the bot have accepted the rules there, each brought by the one before. */
export async function gather(stage: Stage, bot: string): Promise<Cast> {
  const { world, exchange, customer } = stage;
  const talk = (user: number): Talk => talkWith(world, user, exchange.username);
  const start = oldNumbers + (Number(customer) % 100_000) * 1000;
  const named = ['Mo', 'Gina', 'Rex', 'Wanda'].map((name, at) => addPerson(stage, name, { id: start + at }));
  const [mo = 0, gina = 0, rex = 0, wanda = 0] = await Promise.all(named);
  const crowd = await Promise.all(
    Array.from({ length: inCrowd }, (_, at) => addPerson(stage, `Worker ${at + 1}`, { id: start + 100 + at })),
  );
  const cast: Cast = {
    bot,
    channel: 0,
    task: '',
    tonTask: '',
    ton: '',
    advertiser: talk(Number(customer)),
    moderator: talk(mo),
    grandReferrer: talk(gina),
    referrer: talk(rex),
    worker: talk(wanda),
    crowd,
    held: new Set(),
  };
  await Promise.all([comeIn(cast.advertiser), comeIn(cast.moderator), comeIn(cast.grandReferrer)]);
  await comeIn(cast.referrer, `r_${gina}`);
  await comeIn(cast.worker, `r_${rex}`);
  await inParallel(crowd, (user) => openAccount(stage, bot, user));
  return cast;
}

/** As the Mini App does: a session by its initData, then the rules. */
export async function openAccount({ world, exchange, platformUrl }: Stage, bot: string, user: number): Promise<void> {
  const opened = { bot: exchange.username };
  const { init_data } = await world.post<{ init_data: string }>(`/sandbox/users/${user}/init-data`, opened);
  const tma = { authorization: `tma ${init_data}` };
  const { token } = await call<{ token: string }>('POST', `${platformUrl}/v1/sessions`, {
    body: { bot },
    headers: tma,
  });
  const body = { is_of_age: true, version: '2026-11' };
  const headers = { authorization: `Bearer ${token}` };
  await call('PUT', `${platformUrl}/v1/workers/${user}/acceptance`, { body, headers });
}

const atOnce = 24;

/** Does it for everybody, so many at once: what one process of clients would do. */
export async function inParallel<Of, Answer>(all: readonly Of[], act: (one: Of) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = [...all.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) answers[next[0]] = await act(next[1]);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return answers;
}

/**
 * Lets seconds pass while it is done: the bot asks Telegram 30 times a second by the clock, and nobody here waits for a
 * real one.
 */
export async function whileTimePasses<Answer>({ world }: Stage, work: Promise<Answer>): Promise<Answer> {
  let isOver = false;
  const over = work.finally(() => (isOver = true));
  while (!isOver) await Promise.race([over.catch(() => {}), world.post('/sandbox/clock', { advance: '1s' })]);
  return over;
}

export const taskNow = ({ ask }: Stage, id: string): Promise<Task & { books: Books }> => ask('GET', `/v1/tasks/${id}`);

/** All claims of a task, by any of its pages. */
export async function claimsOf({ ask }: Stage, task: string): Promise<Claim[]> {
  const found: Claim[] = [];
  for (let cursor = ''; ;) {
    const page = await ask<{ claims: Claim[]; cursor?: string }>('GET', `/v1/claims?task=${task}&limit=100${cursor}`);
    found.push(...page.claims);
    if (page.cursor === undefined) return found;
    cursor = `&cursor=${encodeURIComponent(page.cursor)}`;
  }
}

/** How many claims of a task are in each status. */
export async function countClaims(stage: Stage, task: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of await claimsOf(stage, task)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

export async function expectClaims(stage: Stage, task: string, expected: Record<string, number>): Promise<void> {
  const found = await countClaims(stage, task);
  const sorted = (counts: Record<string, number>) => Object.entries(counts).toSorted(([a], [b]) => a.localeCompare(b));
  expectEqual('the claims', sorted(found), sorted(expected));
}

/** Goes on in seconds until so many rewards of a task are held. */
export async function untilHeld(stage: Stage, task: string, count: number): Promise<void> {
  const isSo = async () => (await countClaims(stage, task))['held'] === count;
  await untilSo(stage, `${count} held`, isSo).catch(async (error: unknown) => {
    throw new WalkFault(`${String(error)} There are: ${JSON.stringify(await countClaims(stage, task))}.`);
  });
}

/** Goes on in seconds until something is so. */
export async function untilSo({ world }: Stage, what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let waits = 0; !(await isSo()); waits += 1) {
    if (waits === 40) throw new WalkFault(`${what} did not happen.`);
    await world.post('/sandbox/clock', { advance: '2s' });
  }
}
