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
  /** Who gave it and why, when it was not bought. */
  readonly actor?: string;
  readonly reason?: string;
};

/** When access bought now begins: where what stands ends, or now when there is none or it lasts for ever. */
export function nextStart(standing: readonly Entitlement[], at: Date): Date {
  if (standing.some((one) => one.endsAt === undefined)) return at;
  return standing.reduce((latest, { endsAt }) => (endsAt && endsAt > latest ? endsAt : latest), at);
}

/** Access that waits for something that has ended begins earlier, each at its full length. Answers those that move. */
export function planAgain(standing: readonly Entitlement[], at: Date): Entitlement[] {
  const waiting = standing.filter((one) => one.startsAt > at).sort((one, other) => +one.startsAt - +other.startsAt);
  const moved: Entitlement[] = [];
  let settled = standing.filter((one) => one.startsAt <= at);
  for (const one of waiting) {
    const startsAt = nextStart(settled, at);
    if (startsAt >= one.startsAt || !one.endsAt) {
      settled = [...settled, one];
      continue;
    }
    const endsAt = new Date(startsAt.getTime() + (one.endsAt.getTime() - one.startsAt.getTime()));
    moved.push({ ...one, startsAt, endsAt });
    settled = [...settled, { ...one, startsAt, endsAt }];
  }
  return moved;
}
