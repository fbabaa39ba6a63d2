import type { Clock } from '#kernel';
import {
  targetKey,
  type CheckedTask,
  type Checker,
  type Checkers,
  type NotThere,
  type Seen,
  type Target,
  type TaskKind,
  type Unknown,
} from '#exchange';

type Person = { readonly since: Date; readonly proof: string };
type Fault = { readonly reason: Unknown; readonly retryAfterSeconds?: number };
type Place = { target: Target; readonly owners: Set<string>; members: number };

/**
 * A small world to look at: channels and bots with their owners, and who is there. Every kind of task is checked by the
 * same rule: whoever is there counts, unless they were there before the claim.
 */
export type ScriptedWorld = {
  readonly checkers: Checkers;
  /** What was asked, oldest first: `prove`, `open`, `close`, `before`, `check` with the task or what was asked about. */
  readonly calls: { readonly call: string; readonly about: string }[];
  /** A channel of somebody's; `@name` is its name, `-100…` its number. */
  channel(name: string, owner: string, members?: number): Target;
  /** A bot of somebody's. */
  bot(name: string, owner: string): Target;
  /** Somebody comes to a target: joins, boosts or starts. Answers the proof of it. */
  comes(worker: string, target: Target): string;
  leaves(worker: string, target: Target): void;
  /** The proof of whoever is there. */
  proofOf(worker: string, target: Target): string | undefined;
  /** Somebody is an owner or administrator there. */
  isStaff(worker: string, target: Target): void;
  /** It is called something else from now on. */
  renames(target: Target, title: string): void;
  /** Somebody else is in charge of it from now on. */
  handsOver(target: Target, owner: string): void;
  /** From now on nothing can be seen there; anywhere, when no target is named. */
  breaks(fault: Fault, target?: Target): void;
  mends(target?: Target): void;
  /** What only the workers of a task were given, while it was not taken away. */
  readonly links: ReadonlyMap<string, string>;
};

const everywhere = '*';
const reasonsOfAbsence: Readonly<Record<TaskKind, { never: NotThere; gone: NotThere }>> = {
  subscribe: { never: 'not_joined', gone: 'left' },
  boost: { never: 'no_boost', gone: 'boost_moved' },
  bot_start: { never: 'not_started', gone: 'stopped' },
};

/** Nobody is anywhere yet. */
export function openScriptedWorld({ clock }: { readonly clock: Clock }): ScriptedWorld {
  const places = new Map<string, Place>();
  const there = new Map<string, Person>();
  const gone = new Set<string>();
  const staff = new Set<string>();
  const faults = new Map<string, Fault>();
  const links = new Map<string, string>();
  const calls: ScriptedWorld['calls'] = [];
  let numbers = 0;
  const at = (target: Target, worker: string) => `${targetKey(target)} ${worker}`;
  const faultOf = (target: Target) => faults.get(targetKey(target)) ?? faults.get(everywhere);
  const find = (asked: string) =>
    [...places.values()].find(({ target }) =>
      [target.id, target.link, `@${target.username ?? ''}`, target.username].includes(asked),
    );
  const add = (target: Target, owner: string, members = 0) => {
    places.set(targetKey(target), { target, owners: new Set([owner]), members });
    return target;
  };

  function look(kind: TaskKind, { target }: CheckedTask, worker: string): Seen {
    const fault = faultOf(target);
    if (fault) return { present: 'unknown', ...fault };
    if (staff.has(at(target, worker))) return { present: 'no', reason: 'staff' };
    const person = there.get(at(target, worker));
    if (person) return { present: 'yes', proof: person.proof, evidence: { since: person.since.toISOString() } };
    const { never, gone: left } = reasonsOfAbsence[kind];
    return { present: 'no', reason: gone.has(at(target, worker)) ? left : never };
  }

  const checker = (kind: TaskKind): Checker => ({
    kind,
    async prove({ advertiser, asked }) {
      calls.push({ call: 'prove', about: asked });
      const place = find(asked);
      if (!place) return faults.has(everywhere) ? { is: 'unknown', reason: 'unreachable' } : missing;
      const { target, owners, members } = place;
      const fault = faultOf(target);
      if (fault) return { is: 'unknown', reason: fault.reason };
      if ((kind === 'bot_start') !== (target.type === 'bot')) return { is: 'not_theirs', reason: 'wrong_type' };
      if (advertiser !== null && !owners.has(advertiser)) return { is: 'not_theirs', reason: 'not_their_admin' };
      return { is: 'theirs', target, members };
    },
    async open(task) {
      calls.push({ call: 'open', about: task.id });
      const fault = faultOf(task.target);
      if (fault) return { unknown: fault.reason };
      const link = links.get(task.id) ?? `https://t.me/+${task.id}`;
      links.set(task.id, link);
      return { link };
    },
    async close(task) {
      calls.push({ call: 'close', about: task.id });
      links.delete(task.id);
    },
    async before(task, worker) {
      calls.push({ call: 'before', about: task.id });
      const seen = look(kind, task, worker);
      return seen.present === 'no' && seen.reason !== 'staff' && gone.has(at(task.target, worker))
        ? { present: 'no', reason: 'was_there' }
        : seen;
    },
    async check(task, claim) {
      calls.push({ call: 'check', about: claim.id });
      const seen = look(kind, task, claim.worker);
      if (seen.present !== 'yes') return seen;
      const { proof, since } = there.get(at(task.target, claim.worker)) ?? { proof: '', since: claim.claimedAt };
      if (claim.proof === null && since < claim.claimedAt) return { present: 'no', reason: 'was_there' };
      const isAnother =
        claim.taken.includes(proof) || (kind === 'boost' && claim.proof !== null && claim.proof !== proof);
      return isAnother ? { present: 'no', reason: reasonsOfAbsence[kind].gone } : seen;
    },
  });

  return {
    checkers: { subscribe: checker('subscribe'), boost: checker('boost'), bot_start: checker('bot_start') },
    calls,
    links,
    channel(name, owner, members = 1000) {
      const id = `-100${String((numbers += 1)).padStart(10, '0')}`;
      return add({ type: 'chat', id, title: name, username: name, link: `https://t.me/${name}` }, owner, members);
    },
    bot(name, owner) {
      const id = String(7_000_000_000 + (numbers += 1));
      const link = `https://t.me/${name}`;
      return add({ type: 'bot', id, title: name, username: name, link, proof: 'callback' }, owner);
    },
    comes(worker, target) {
      const proof = `proof-${(numbers += 1)}`;
      there.set(at(target, worker), { since: clock.now(), proof });
      return proof;
    },
    proofOf: (worker, target) => there.get(at(target, worker))?.proof,
    leaves(worker, target) {
      if (there.delete(at(target, worker))) gone.add(at(target, worker));
    },
    isStaff: (worker, target) => void staff.add(at(target, worker)),
    renames(target, title) {
      const place = places.get(targetKey(target));
      if (place) place.target = { ...place.target, title };
    },
    handsOver(target, owner) {
      const owners = places.get(targetKey(target))?.owners;
      owners?.clear();
      owners?.add(owner);
    },
    breaks: (fault, target) => void faults.set(target ? targetKey(target) : everywhere, fault),
    mends: (target) => void faults.delete(target ? targetKey(target) : everywhere),
  };
}

const missing = { is: 'not_theirs', reason: 'not_found' } as const;
