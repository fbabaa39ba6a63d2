/**
 * What is really so in the world of a history, kept beside the world that the checkers look at: who is where since when,
 * who left when, and when nobody could see. No code of the platform reads it.
 */
export type Truth = {
  comes(target: string, worker: string, at: number): void;
  leaves(target: string, worker: string, at: number): void;
  isThere(target: string, worker: string): boolean;
  /** Whether somebody was away from a target at some time since an instant, now included. */
  wasAwaySince(target: string, worker: string, since: number): boolean;
  blind(target: string, at: number): void;
  sees(target: string): void;
  isBlind(target: string): boolean;
  /** Looks were made then: the last time a target could not be seen at a look. */
  looked(at: number): void;
  lastBlind(target: string): number;
};

export function newTruth(): Truth {
  const there = new Map<string, number>();
  const left = new Map<string, number>();
  const blind = new Set<string>();
  const lastBlind = new Map<string, number>();
  const key = (target: string, worker: string) => `${target} ${worker}`;
  return {
    comes: (target, worker, at) => void there.set(key(target, worker), at),
    leaves(target, worker, at) {
      if (there.delete(key(target, worker))) left.set(key(target, worker), at);
    },
    isThere: (target, worker) => there.has(key(target, worker)),
    wasAwaySince: (target, worker, since) =>
      !there.has(key(target, worker)) || (left.get(key(target, worker)) ?? -1) >= since,
    blind: (target, at) => void (blind.add(target), lastBlind.set(target, at)),
    sees: (target) => void blind.delete(target),
    isBlind: (target) => blind.has(target),
    looked(at) {
      for (const target of blind) lastBlind.set(target, at);
    },
    lastBlind: (target) => lastBlind.get(target) ?? -1,
  };
}
