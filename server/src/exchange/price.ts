import { amountToWire, Refusal, type Amount } from '#kernel';
import type { TaskDraft } from './draft.ts';
import { feeMin, type ExchangeTerms, type Multipliers } from './settings.ts';
import type { Audience } from './task.ts';

/** What one slot costs. `unit` = `reward` + `fee`, exactly. */
export type Price = {
  /** What a worker gets: what was asked for, times the multiplier, rounded up to the smallest unit. */
  readonly reward: Amount;
  /** What the house takes: the reward times the fee of its asset, rounded up to the smallest unit. */
  readonly fee: Amount;
  readonly unit: Amount;
  readonly total: Amount;
  /** Of everything the audience asks for together, in basis points, rounded down: 10,000 changes nothing. */
  readonly multiplier: number;
};

const whole = 10_000n;

/** The smallest whole number that is not below `units` × `basisPoints` / 10,000. */
export const scaledUp = (units: bigint, basisPoints: bigint): bigint => (units * basisPoints + whole - 1n) / whole;

/** What the attributes of an audience multiply the reward with. */
export function multiplierOf(multipliers: Multipliers, audience: Audience = {}): number {
  const parts = [
    ...((audience.languages?.length ?? 0) > 0 ? [multipliers.languages] : []),
    ...(audience.isPremium === undefined ? [] : [multipliers.isPremium]),
    ...(audience.onlyNew === true ? [multipliers.onlyNew] : []),
  ];
  return Number(parts.reduce((product, part) => (product * BigInt(part)) / whole, whole));
}

/**
 * What a draft costs by these terms. Refuses with `asset_not_supported`, `below_minimum` (the reward before targeting),
 * `above_limit` or `invalid_request` (too few slots).
 */
export function priceOf(terms: ExchangeTerms, draft: TaskDraft): Price {
  const { kind, reward: asked, slots, audience } = draft;
  if (draft.payer === 'treasury') return housePriceOf(terms, draft);
  const { asset, units } = asked;
  const basisPoints = Object.hasOwn(terms.fees, asset) ? terms.fees[asset] : undefined;
  const assets = Object.keys(terms.fees);
  if (basisPoints === undefined)
    throw new Refusal('asset_not_supported', `Rewards are paid in ${assets.join(', ')}.`, { assets });
  requireReward(terms, kind, asked);
  requireSlots(terms, slots);
  const multiplier = multiplierOf(terms.multipliers, audience);
  const reward = scaledUp(units, BigInt(multiplier));
  const fee = scaledUp(reward, BigInt(basisPoints));
  const amount = (of: bigint): Amount => ({ asset, units: of });
  const unit = reward + fee;
  requireBookable(unit * BigInt(slots));
  return {
    reward: amount(reward),
    fee: amount(fee),
    unit: amount(unit),
    total: amount(unit * BigInt(slots)),
    multiplier,
  };
}

/**
 * What the treasury pays: the reward as it is, and on top of it what the referrers could get, rounded up. What they do not
 * get is the house's own fee; it takes none from itself.
 */
function housePriceOf(terms: ExchangeTerms, { reward, slots }: TaskDraft): Price {
  const { asset, units } = reward;
  if (!Object.hasOwn(terms.fees, asset))
    throw new Refusal('asset_not_supported', `Rewards are paid in ${Object.keys(terms.fees).join(', ')}.`);
  if (units < 1n || !Number.isSafeInteger(slots) || slots < 1)
    throw new Refusal('invalid_request', 'A task has a reward, and a slot at least.', { field: 'slots' });
  const fee = scaledUp(units, BigInt(feeMin));
  requireBookable((units + fee) * BigInt(slots));
  const amount = (of: bigint): Amount => ({ asset, units: of });
  return {
    reward,
    fee: amount(fee),
    unit: amount(units + fee),
    total: amount((units + fee) * BigInt(slots)),
    multiplier: Number(whole),
  };
}

/** The most units an account holds. */
const most = 9_223_372_036_854_775_807n;

function requireBookable(total: bigint): void {
  if (total > most) throw new Refusal('above_limit', 'That is more than any account can hold: ask for less.');
}

function requireReward(terms: ExchangeTerms, kind: string, { asset, units }: Amount): void {
  const least = terms.leastRewards.find((one) => one.kind === kind && one.least.asset === asset)?.least;
  if (units >= 1n && units >= (least?.units ?? 1n)) return;
  const minimum = amountToWire(least ?? { asset, units: 1n });
  throw new Refusal('below_minimum', `A reward is of ${minimum.amount} ${asset} or more.`, { minimum });
}

function requireSlots({ slots: { min, max } }: ExchangeTerms, slots: number): void {
  if (!Number.isSafeInteger(slots) || slots < min)
    throw new Refusal('invalid_request', `A task has ${min} slots or more.`, { field: 'slots', minimum: min });
  if (slots > max) throw new Refusal('above_limit', `A task has ${max} slots or fewer.`, { maximum: max });
}
