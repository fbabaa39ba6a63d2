import { createHash } from 'node:crypto';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * How old a hold is when somebody looks, besides the look at its end: often while people leave, and seldom later. Events
 * come first; these looks are for those that never arrived.
 */
export const lookAges: readonly number[] = [1, 3, 7, 14, 28, 56].map((days) => days * day);

/** A look is as much as this part of its age earlier or later, so that claims of one minute do not come due in one. */
const jitter = 0.2;
/** Looks so near to the end are left to the last one. */
const lastPart = 0.9;

/** Of a claim's id, a number from 0 to 1 that is always the same. */
export const shareOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32;

export type Held = { readonly id: string; readonly verifiedAt: Date; readonly releaseAt: Date; readonly looks: number };

/** When look number `looks` (from 0) of a hold is due; the one after the last of the plan is at its end. */
export function lookAt({ id, verifiedAt, releaseAt, looks }: Held): Date {
  const length = releaseAt.getTime() - verifiedAt.getTime();
  const age = lookAges[looks];
  if (age === undefined) return releaseAt;
  const jittered = age * (1 - jitter + 2 * jitter * shareOf(`${id}:${looks}`));
  return jittered < length * lastPart ? new Date(verifiedAt.getTime() + jittered) : releaseAt;
}

/** How many looks of the plan are behind a hold by now: what was missed is not made up for. */
export function looksBy(held: Held, now: Date): number {
  let looks = held.looks;
  while (looks < lookAges.length && lookAt({ ...held, looks }) <= now) looks += 1;
  return looks;
}

const retries: readonly number[] = [minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour];

/** How long to wait after so many looks in a row that told nothing, in milliseconds; at least as long as was asked for. */
export const waitAfter = (unknowns: number, askedSeconds = 0): number =>
  Math.max(retries[Math.min(unknowns, retries.length) - 1] ?? minute, askedSeconds * 1000);
