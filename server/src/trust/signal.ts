import type { Counts } from './event.ts';

/**
 * What somebody is judged by, each a whole number that anybody can compute again from the history. `retention` and
 * `void_rate` and `unfinished` are percent; `account_age` is years at the least; the others are counts.
 */
export const signals = [
  'retention', // of all settled rewards, those that were released: all their life here
  'void_rate', // of the rewards settled in the last 30 days, those that were voided
  'unfinished', // of the claims of the last 30 days, those that ran out or were given up
  'velocity', // claims verified in the last hour
  'account_age',
  'premium', // 1 or 0
  'rating', // the level Telegram shows for spending Stars; below zero is a warning
  'shared_device', // others seen on the same device
  'shared_address', // others seen at the same address
  'complaints', // decided against them in the last 30 days
  'control_failed', // control tasks failed, less what was made good by passing others
] as const;
export type Signal = (typeof signals)[number];

/** All that a judgement is made from. Kept with the decision; the same inputs and rules give the same verdict. */
export type Inputs = {
  /** RFC 3339. */
  readonly at: string;
  /** The kind of task and the asset of the reward it is asked for. */
  readonly kind: string;
  readonly asset: string;
  /** What happened all their life here. */
  readonly ever: Counts;
  /** What happened on this day and the 29 before it, days of UTC. */
  readonly lately: Counts;
  /** Claims verified in the hour before, counted up to 200. */
  readonly verifiedLastHour: number;
  readonly yearsAtLeast: number | null;
  readonly isPremium: boolean;
  readonly rating: number | null;
  readonly sharedDevices: number;
  readonly sharedAddresses: number;
};

/** From how much on a share means something, and what makes a failed control task good. */
export type Reading = {
  /** Settled rewards from which on `retention` is read; half as many for shares of the last 30 days. */
  readonly settledLeast: number;
  /** Control tasks to pass for one failed before to count no more. */
  readonly passesPerForgiven: number;
};

/** The signals in these inputs; null where there is too little to say anything. */
export function readSignals(inputs: Inputs, reading: Reading): Readonly<Record<Signal, number | null>> {
  const { ever, lately } = inputs;
  const fewLeast = Math.ceil(reading.settledLeast / 2);
  return {
    retention: share(kept(ever), settled(ever), reading.settledLeast),
    void_rate: share(settled(lately) - kept(lately), settled(lately), fewLeast),
    unfinished: share(unfinished(lately), unfinished(lately) + lately.verified, fewLeast),
    velocity: inputs.verifiedLastHour,
    account_age: inputs.yearsAtLeast,
    premium: inputs.isPremium ? 1 : 0,
    rating: inputs.rating,
    shared_device: inputs.sharedDevices,
    shared_address: inputs.sharedAddresses,
    complaints: lately.complaint,
    control_failed: Math.max(0, ever.control_failed - Math.floor(ever.control_passed / reading.passesPerForgiven)),
  };
}

const settled = ({ released, voided }: Counts): number => released + voided;

/** A void that an appeal has undone is as good as a release. */
const kept = ({ released, voided, appeal_upheld: upheld }: Counts): number => released + Math.min(voided, upheld);

const unfinished = ({ expired, abandoned }: Counts): number => expired + abandoned;

const share = (part: number, of: number, least: number): number | null =>
  of > 0 && of >= least ? Math.floor((part * 100) / of) : null;
