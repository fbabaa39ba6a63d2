import type { Id } from '#kernel';

/** What a customer may use, from when until when, and the payment that gave it. */
export type Entitlement = {
  readonly id: Id<'ent'>;
  readonly customer: string;
  readonly feature: string;
  readonly startsAt: Date;
  /** For ever, when not given. */
  readonly endsAt?: Date;
  readonly payment?: Id<'pay'>;
};
