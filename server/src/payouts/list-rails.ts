import type { Asset } from '#kernel';
import type { PayoutsNeeds } from './needs.ts';
import { railsOf } from './rail.ts';

/** A way out, as whoever asks people for a destination has to know it. */
export type OfferedRail = {
  readonly code: string;
  readonly assets: readonly Asset[];
  /** The gateway whose accounts pay; none, when a person pays by hand. */
  readonly gateway: string | undefined;
  /** The fields of a destination, and whether each may be left out. */
  readonly fields: readonly { readonly name: string; readonly isOptional: boolean }[];
};

/** Every way out there is. Whether a workspace has an account that pays shows itself when it is looked for. */
export const listRails = (needs: Pick<PayoutsNeeds, 'gateways'>): readonly OfferedRail[] =>
  railsOf(needs)
    .filter(({ port }) => !port.paysSuppliers)
    .map(({ code, gateway, port }) => ({
      code,
      assets: port.assets,
      gateway: port.byHand === undefined ? gateway : undefined,
      fields: Object.entries(port.destination).map(([name, { usual }]) => ({ name, isOptional: usual === '' })),
    }));
