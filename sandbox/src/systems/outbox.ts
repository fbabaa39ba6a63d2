import type { Fault, MovableClock, Timed } from '@asterism/telegram-sandbox';
import type { Delivery } from './system.ts';

/** A delivery that has not been taken yet. */
type Waiting = {
  readonly id: number;
  readonly code: string;
  readonly delivery: Omit<Delivery, 'accepts' | 'refresh'>;
  /** How often it was sent. */
  attempts: number;
  /** Milliseconds. */
  dueAt: number;
  /** A fault holds it back: it is not at rest. */
  isHeld: boolean;
  /** It goes right after the next delivery of its system. */
  swaps: boolean;
};

export type Outbox = Timed & {
  /** Puts a delivery of this system into the post, unless a standing fault strikes. */
  deliver(code: string, delivery: Delivery): void;
  save(): readonly Waiting[];
  load(saved: readonly Waiting[]): void;
  /** Gives up what is under way. */
  close(): void;
};

type Needs = {
  readonly clock: MovableClock;
  readonly strikeDelivery: (code: string) => Fault | undefined;
  readonly changed: () => void;
  readonly log: (line: string) => void;
};

const patience = 10_000;

/** The post of all systems: one delivery at a time to each receiver, repeated by the schedule it came with. */
export function openOutbox(needs: Needs): Outbox {
  const closing = new AbortController();
  const accepts = new Map<number, Delivery['accepts']>();
  const refresh = new Map<number, Delivery['refresh']>();
  const busy = new Set<string>();
  let waiting: Waiting[] = [];
  let last = 0;
  const now = () => needs.clock.now().getTime();

  const add = (code: string, { accepts: judge, refresh: sign, ...delivery }: Delivery, how: Partial<Waiting> = {}) => {
    last += 1;
    waiting.push({ id: last, code, delivery, attempts: 0, dueAt: now(), isHeld: false, swaps: false, ...how });
    if (judge) accepts.set(last, judge);
    if (sign) refresh.set(last, sign);
    needs.changed();
  };

  const forget = (sent: Waiting) => {
    waiting = waiting.filter((other) => other !== sent);
    accepts.delete(sent.id);
    refresh.delete(sent.id);
  };

  const send = async (next: Waiting) => {
    busy.add(next.delivery.url);
    const headers = refresh.get(next.id)?.() ?? next.delivery.headers;
    const isTaken = await post({ ...next.delivery, headers }, accepts.get(next.id), closing.signal);
    busy.delete(next.delivery.url);
    const wait = next.delivery.schedule[next.attempts];
    next.attempts += 1;
    if (isTaken) forget(next);
    else if (wait === undefined) {
      forget(next);
      needs.log(`${next.code} gave up a webhook after ${next.attempts} attempts.`);
    } else next.dueAt = now() + wait * 1000;
    needs.changed();
    sendDue();
  };

  const sendDue = () => {
    if (closing.signal.aborted) return;
    const due = waiting.filter(({ dueAt }) => dueAt <= now()).toSorted((a, b) => a.dueAt - b.dueAt || a.id - b.id);
    for (const next of due) if (!busy.has(next.delivery.url)) void send(next);
  };

  return {
    deliver(code, delivery) {
      const fault = needs.strikeDelivery(code);
      if (fault?.kind === 'drop') return;
      const later = now() + (fault?.seconds ?? (fault?.kind === 'delay' ? 5 : 2)) * 1000;
      if (fault?.kind === 'delay') return add(code, delivery, { dueAt: later, isHeld: true });
      if (fault?.kind === 'reorder') return add(code, delivery, { dueAt: later, isHeld: true, swaps: true });
      add(code, delivery);
      if (fault?.kind === 'duplicate') add(code, delivery);
      release(waiting, code, now(), last);
      sendDue();
    },
    nextDue(until) {
      const ahead = waiting.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > now() && dueAt <= until);
      return ahead.length === 0 ? undefined : Math.min(...ahead);
    },
    runDue: sendDue,
    isQuiet: (until) =>
      busy.size === 0 && !waiting.some(({ dueAt, isHeld }) => dueAt <= now() || (isHeld && dueAt <= until)),
    save: () => waiting,
    load(saved) {
      waiting = saved.map((each) => ({ ...each }));
      last = Math.max(0, ...saved.map(({ id }) => id));
    },
    close: () => closing.abort(),
  };
}

/** What was to change places goes now, after the delivery that came later. */
function release(waiting: Waiting[], code: string, now: number, after: number): void {
  for (const held of waiting) {
    if (held.code !== code || !held.swaps || held.id >= after) continue;
    held.swaps = false;
    held.isHeld = false;
    held.dueAt = now + 1;
  }
}

async function post(
  { url, method, headers, body }: Omit<Delivery, 'accepts' | 'refresh'>,
  accepts: Delivery['accepts'],
  closing: AbortSignal,
): Promise<boolean> {
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(patience), closing]);
    const init = { method, headers, signal, redirect: 'manual' as const, ...(body !== undefined && { body }) };
    const response = await fetch(url, init);
    const text = await response.text();
    return accepts ? accepts({ status: response.status, text }) : response.ok;
  } catch {
    return false;
  }
}
