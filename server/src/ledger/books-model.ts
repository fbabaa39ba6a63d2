import { unitsMax } from '#kernel';
import type { Place } from './place.ts';

/*
 * What the books must do, said once more in plain maps and without any of the ledger's code: the property test
 * compares the two after every step. Used by tests only.
 */

export type ModelAccount = { balance: bigint; place: Place };
export type ModelHold = {
  from: Place;
  asset: string;
  units: bigint;
  shares: [Place, bigint][];
  releaseAt: number;
  state: string;
};
export type Model = {
  accounts: Map<string, ModelAccount>;
  keys: Map<string, { input: string; seq: bigint; answer: unknown }>;
  holds: Map<string, ModelHold>;
  seq: bigint;
};
export const newModel = (): Model => ({ accounts: new Map(), keys: new Map(), holds: new Map(), seq: 0n });
export type Leg = { from: Place; to: Place; asset: string; units: bigint };
export type Verdict = string;

export function modelPost(model: Model, key: string, input: string, answer: unknown, legs: readonly Leg[]): Verdict {
  for (const { from, to, units } of legs) {
    if (units <= 0n) return 'invalid_amount';
    if (units > unitsMax) return 'amount_overflow';
    if (from.address === to.address) return 'invalid_request';
  }
  const before = model.keys.get(key);
  if (before)
    return before.input === input ? `replay ${before.seq} ${JSON.stringify(before.answer)}` : 'idempotency_conflict';
  const draft = new Map([...model.accounts].map(([name, account]) => [name, { ...account }]));
  for (const leg of legs) {
    const no = modelMove(model, draft, leg);
    if (no) return no;
  }
  model.accounts = draft;
  model.seq += 1n;
  model.keys.set(key, { input, seq: model.seq, answer });
  return `booked ${model.seq} ${JSON.stringify(answer)}`;
}

function modelMove(
  model: Model,
  draft: Map<string, ModelAccount>,
  { from, to, asset, units }: Leg,
): Verdict | undefined {
  const sides = [from, to].map((place) => {
    const name = `${place.address}/${asset}`;
    if (place.mustExist && !model.accounts.has(name))
      return [...model.accounts.keys()].some((other) => other.startsWith(`${place.address}/`))
        ? 'wrong_asset'
        : 'unknown_account';
    if (!draft.has(name)) draft.set(name, { balance: 0n, place });
    return draft.get(name) as ModelAccount;
  });
  const [source, target] = sides;
  if (typeof source === 'string') return source;
  if (typeof target === 'string') return target;
  if (!source || !target) return 'impossible';
  if (source.place.floor !== null && source.balance - units < source.place.floor) return 'insufficient_funds';
  if (source.balance - units < -unitsMax) return 'amount_overflow';
  if (target.place.ceiling !== null && target.balance + units > target.place.ceiling) return 'above_ceiling';
  if (target.balance + units > unitsMax) return 'amount_overflow';
  source.balance -= units;
  target.balance += units;
  return undefined;
}
