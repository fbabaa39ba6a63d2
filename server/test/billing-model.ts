/**
 * Billing as a child would play it with buttons: a second, independent answer to every question, kept in memory.
 * It knows no SQL, no accounts and no jobs; everything that is due happens at its instant, in order.
 */
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

type Leg = { readonly lot: ModelLot; readonly units: number };

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

export type ModelPayment = {
  readonly customer: string;
  readonly policy: 'void_remaining' | 'debt';
  refunded?: 'void_remaining' | 'debt';
  /** Credits of this payment's lots that paid an older debt. */
  repaid: number;
};

type Pass = { readonly customer: string; readonly feature: string; readonly payment: number; readonly length: number };

export type Model = ReturnType<typeof newModel>;

export const features = {
  message: { cost: 1, overrun: 'refuse' },
  image: { cost: 10, overrun: 'refuse' },
  chat: { cost: 1, overrun: 'partial' },
  video: { cost: 1, overrun: 'debt' },
} as const;
export type ModelFeature = keyof typeof features;

export function newModel(start: number) {
  let now = start;
  const lots: ModelLot[] = [];
  const reservations: ModelReservation[] = [];
  const payments: ModelPayment[] = [];
  const debts = new Map<string, number>();
  /** Passes of the order they run in; when one ends early the next moves up. */
  let passes: (Pass & { startsAt: number; endsAt: number })[] = [];
  const keys = new Map<string, { input: string; answer: unknown }>();

  const debtOf = (customer: string) => debts.get(customer) ?? 0;
  const isRevoked = (lot: ModelLot) => lot.payment !== undefined && payments[lot.payment]?.refunded !== undefined;
  const live = (customer: string) =>
    lots
      .filter((lot) => lot.customer === customer && lot.expiresAt > now && lot.units > 0)
      .sort(
        (a, b) =>
          a.priority - b.priority ||
          (a.expiresAt === b.expiresAt ? 0 : a.expiresAt - b.expiresAt) ||
          a.category - b.category ||
          a.bornAt - b.bornAt ||
          a.id - b.id,
      );
  const available = (customer: string) => live(customer).reduce((sum, lot) => sum + lot.units, 0);
  const hasPass = (customer: string, feature: string) =>
    passes.some((p) => p.customer === customer && p.feature === feature && p.startsAt <= now && p.endsAt > now);

  /** Takes units from live lots in burn order; as many as there are. */
  function take(customer: string, units: number): Leg[] {
    const legs: Leg[] = [];
    for (const lot of live(customer)) {
      const part = Math.min(lot.units, units);
      if (part === 0) break;
      lot.units -= part;
      units -= part;
      legs.push({ lot, units: part });
    }
    return legs;
  }

  function comeBack({ lot, units }: Leg, at: number): void {
    if (isRevoked(lot)) lot.revoked += units;
    else if (lot.expiresAt <= at) lot.expired += units;
    else lot.units += units;
  }

  function settle(reservation: ModelReservation, used: number, at: number): number {
    let debt = 0;
    let open = used;
    for (const leg of reservation.legs) {
      const part = Math.min(open, leg.units);
      open -= part;
      leg.lot.spent += part;
      if (isRevoked(leg.lot) && payments[leg.lot.payment ?? 0]?.refunded === 'debt') debt += part;
      comeBack({ lot: leg.lot, units: leg.units - part }, at);
    }
    return debt;
  }

  /** Lets everything happen that is due by `instant`, in its order; at one instant lots expire first. */
  function elapse(instant: number): void {
    for (;;) {
      const dueLots = lots.filter((lot) => lot.expiresAt <= instant && lot.units > 0).map((lot) => lot.expiresAt);
      const dueHolds = reservations
        .filter((r) => r.status === 'open' && r.expiresAt <= instant)
        .map((r) => r.expiresAt);
      const next = Math.min(...dueLots, ...dueHolds);
      if (next === Infinity) break;
      now = Math.max(now, next);
      for (const lot of lots.filter((one) => one.expiresAt <= next && one.units > 0)) {
        lot.expired += lot.units;
        lot.units = 0;
      }
      for (const r of reservations.filter((one) => one.status === 'open' && one.expiresAt <= next)) {
        r.status = 'expired';
        settle(r, 0, r.expiresAt);
      }
    }
    now = instant;
  }

  function give(lot: Omit<ModelLot, 'id' | 'bornAt' | 'spent' | 'expired' | 'revoked'>): void {
    const paid = Math.min(debtOf(lot.customer), lot.units);
    debts.set(lot.customer, debtOf(lot.customer) - paid);
    if (lot.payment !== undefined) payments[lot.payment]!.repaid += paid;
    const zero = { expired: 0, revoked: 0, spent: paid };
    lots.push({ ...lot, ...zero, id: lots.length, bornAt: now, units: lot.units - paid });
  }

  /** Runs a command under a key: the same input hears the same again, another input is a conflict. */
  function once<W extends { keep: boolean; answer: unknown }>(
    key: string,
    input: string,
    work: () => W,
  ): W['answer'] | 'conflict' {
    const before = keys.get(key);
    if (before) return before.input === input ? (before.answer as W['answer']) : 'conflict';
    const { keep, answer } = work();
    if (keep) keys.set(key, { input, answer });
    return answer;
  }

  return {
    lots,
    reservations,
    payments,
    elapse,
    available,
    debtOf,
    hasPass,
    reserved: (customer: string) =>
      reservations
        .filter((r) => r.customer === customer && r.status === 'open' && !r.free)
        .reduce((sum, r) => sum + r.held, 0),

    grant(
      key: string,
      lot: { customer: string; units: number; priority: number; category: number; expiresAt: number },
    ) {
      return once(key, JSON.stringify(['grant', lot]), () => {
        give(lot);
        return { keep: true, answer: { remaining: available(lot.customer) } };
      });
    },

    consume(key: string, customer: string, feature: ModelFeature, quantity: number) {
      return once(key, JSON.stringify(['consume', customer, feature, quantity]), () => {
        const cost = features[feature].cost * quantity;
        if (hasPass(customer, feature))
          return { keep: true, answer: { allowed: true, remaining: available(customer) } };
        if (available(customer) < cost)
          return { keep: false, answer: { allowed: false, remaining: available(customer) } };
        for (const leg of take(customer, cost)) leg.lot.spent += leg.units;
        return { keep: true, answer: { allowed: true, remaining: available(customer) } };
      });
    },

    reserve(key: string, customer: string, feature: ModelFeature, quantity: number, seconds: number) {
      return once(key, JSON.stringify(['reserve', customer, feature, quantity, seconds]), () => {
        const { cost, overrun } = features[feature];
        const held = cost * quantity;
        const free = hasPass(customer, feature);
        if (!free && available(customer) < held)
          return { keep: false, answer: { allowed: false, remaining: available(customer) } };
        const legs = free ? [] : take(customer, held);
        const expiresAt = now + seconds * 1000;
        reservations.push({ customer, free, cost, held, overrun, legs, expiresAt, status: 'open', committed: 0 });
        return { keep: true, answer: { allowed: true, remaining: available(customer) } };
      });
    },

    commit(key: string, index: number, quantity: number) {
      return once(key, JSON.stringify(['commit', index, quantity]), () => {
        const r = reservations[index]!;
        if (r.status !== 'open') return { keep: false, answer: 'reservation_not_open' as const };
        const cost = r.cost * quantity;
        if (cost > r.held && r.overrun === 'refuse' && !r.free)
          return { keep: false, answer: 'above_reservation' as const };
        r.status = 'committed';
        let debt = settle(r, Math.min(cost, r.held), now);
        const extra = Math.max(cost - r.held, 0);
        const taken = r.free ? [] : take(r.customer, extra);
        for (const leg of taken) leg.lot.spent += leg.units;
        const short = r.free ? 0 : extra - taken.reduce((sum, leg) => sum + leg.units, 0);
        if (r.overrun === 'debt') debt += short;
        r.committed = r.overrun === 'debt' || r.free ? cost : cost - short;
        debts.set(r.customer, debtOf(r.customer) + debt);
        const returned = Math.max(r.held - cost, 0);
        return { keep: true, answer: { committed: r.committed, returned, remaining: available(r.customer), debt } };
      });
    },

    release(index: number) {
      const r = reservations[index]!;
      if (r.status === 'committed') return 'reservation_not_open' as const;
      if (r.status === 'open') {
        r.status = 'released';
        settle(r, 0, now);
      }
      return { status: r.status, returned: r.held, remaining: available(r.customer) };
    },

    extend(index: number, seconds: number) {
      const r = reservations[index]!;
      if (r.status !== 'open') return 'reservation_not_open' as const;
      r.expiresAt = now + seconds * 1000;
      return { status: r.status, remaining: available(r.customer) };
    },

    buy(
      customer: string,
      bought: {
        credits?: number;
        lives?: number;
        passes?: string[];
        length?: number;
        policy: 'void_remaining' | 'debt';
      },
    ) {
      payments.push({ customer, policy: bought.policy, repaid: 0 });
      const payment = payments.length - 1;
      const expiresAt = bought.lives === undefined ? Infinity : now + bought.lives;
      if (bought.credits) give({ customer, units: bought.credits, priority: 50, category: 3, expiresAt, payment });
      for (const feature of bought.passes ?? []) {
        const standing = passes.filter((p) => p.customer === customer && p.feature === feature && p.endsAt > now);
        const startsAt = Math.max(now, ...standing.map((p) => p.endsAt));
        const length = bought.length ?? 0;
        passes.push({ customer, feature, payment, length, startsAt, endsAt: startsAt + length });
      }
      return payment;
    },

    /** What a refund would do now. */
    preview(payment: number, policy: 'void_remaining' | 'debt') {
      const mine = lots.filter((lot) => lot.payment === payment);
      const sum = (of: (lot: ModelLot) => number) => mine.reduce((total, lot) => total + of(lot), 0);
      const reserved = reservations
        .filter((r) => r.status === 'open')
        .flatMap((r) => r.legs)
        .filter((leg) => leg.lot.payment === payment)
        .reduce((total, leg) => total + leg.units, 0);
      const spent = sum((lot) => lot.spent);
      const debt = policy === 'debt' ? spent : (payments[payment]?.repaid ?? 0);
      return { spent, reserved, expired: sum((lot) => lot.expired), removable: sum((lot) => lot.units), debt };
    },

    refund(payment: number, policy: 'void_remaining' | 'debt') {
      const paid = payments[payment]!;
      const spent = lots.filter((lot) => lot.payment === payment).reduce((sum, lot) => sum + lot.spent, 0);
      paid.refunded = policy;
      debts.set(paid.customer, debtOf(paid.customer) + (policy === 'debt' ? spent : paid.repaid));
      for (const lot of lots.filter((one) => one.payment === payment)) {
        lot.revoked += lot.units;
        lot.units = 0;
      }
      passes = passes.filter((p) => p.payment !== payment || p.endsAt <= now);
      for (const p of passes.filter((one) => one.startsAt > now)) {
        const before = passes.filter(
          (o) => o !== p && o.customer === p.customer && o.feature === p.feature && o.startsAt < p.startsAt,
        );
        p.startsAt = Math.max(now, ...before.map((o) => o.endsAt));
        p.endsAt = p.startsAt + p.length;
      }
    },
  };
}
