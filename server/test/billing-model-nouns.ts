/** What the model of billing is made of. */
export type ModelLot = {
  readonly id: number;
  readonly customer: string;
  readonly priority: number;
  readonly category: number;
  readonly bornAt: number;
  readonly expiresAt: number;
  readonly payment?: number;
  units: number;
  spent: number;
  expired: number;
  revoked: number;
};

export type Leg = { readonly lot: ModelLot; readonly units: number };

export type ModelReservation = {
  readonly customer: string;
  readonly free: boolean;
  readonly cost: number;
  readonly held: number;
  readonly overrun: 'refuse' | 'partial' | 'debt';
  readonly legs: readonly Leg[];
  expiresAt: number;
  status: 'open' | 'committed' | 'released' | 'expired';
  committed: number;
};

export type ModelPolicy = 'void_remaining' | 'debt' | 'block' | 'forgive' | 'ask';

export type ModelPayment = {
  readonly customer: string;
  readonly policy: ModelPolicy;
  refunded?: ModelPolicy;
  /** Refuses the customer everything while there is a debt. */
  blocks?: boolean;
  /** Passes that its refund ended, with the time that was left of each. */
  ended?: { feature: string; left: number }[];
  /** Credits of this payment's lots that paid an older debt. */
  repaid: number;
};

export type Pass = {
  readonly customer: string;
  readonly feature: string;
  readonly payment: number;
  readonly length: number;
};

export const features = {
  message: { cost: 1, overrun: 'refuse' },
  image: { cost: 10, overrun: 'refuse' },
  chat: { cost: 1, overrun: 'partial' },
  video: { cost: 1, overrun: 'debt' },
} as const;
export type ModelFeature = keyof typeof features;

/** Which lot is burnt first: priority, end, category, age. */
export const inBurnOrder = (a: ModelLot, b: ModelLot): number =>
  a.priority - b.priority ||
  (a.expiresAt === b.expiresAt ? 0 : a.expiresAt - b.expiresAt) ||
  a.category - b.category ||
  a.bornAt - b.bornAt ||
  a.id - b.id;

/** What a purchase gives. */
export type Bought = {
  readonly credits?: number;
  readonly lives?: number;
  readonly passes?: readonly string[];
  readonly length?: number;
  readonly policy: ModelPolicy;
};
