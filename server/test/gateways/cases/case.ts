import type { Stand } from '../stand.ts';

/** One law, tried on a connection of its own. It throws when the law is broken. */
export type Case = (stand: Stand) => Promise<void>;

type StandingFault = {
  readonly kind: string;
  readonly times?: number;
  readonly seconds?: number;
  readonly retry_after?: number;
};

/** Makes calls of the gateway, or its deliveries, go wrong. */
export const faultOf = ({ bench }: Stand, fault: StandingFault): Promise<unknown> =>
  bench.control('/sandbox/faults', { target: bench.rig.code, ...bench.rig.fault, ...fault });
