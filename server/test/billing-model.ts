import {
  features,
  type Bought,
  inBurnOrder,
  type Leg,
  type ModelFeature,
  type ModelLot,
  type ModelPayment,
  type ModelPolicy,
  type ModelReservation,
  type Pass,
} from './billing-model-nouns.ts';

/**
 * Billing as a child would play it with buttons: a second, independent answer to every question, kept in memory.
 * It knows no SQL, no accounts and no jobs; everything that is due happens at its instant, in order.
 */
export type Model = ReturnType<typeof newModel>;

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
  const isRevoked = ({ payment }: ModelLot) =>
    payment !== undefined && payments[payment]?.refunded !== undefined && payments[payment].refunded !== 'forgive';
  const owes = (policy: ModelPolicy | undefined) => policy === 'debt' || policy === 'block';
  const isBlocked = (customer: string) =>
    debtOf(customer) > 0 && payments.some((one) => one.customer === customer && one.blocks);
  /** Pays a debt, or a part of it; with the last of it ends what blocked the customer. */
  function payDebt(customer: string, units: number): number {
    const paid = Math.min(debtOf(customer), units);
    debts.set(customer, debtOf(customer) - paid);
    if (paid > 0 && debtOf(customer) === 0)
      for (const one of payments.filter((payment) => payment.customer === customer)) one.blocks = false;
    return paid;
  }
  const live = (customer: string) =>
    lots.filter((lot) => lot.customer === customer && lot.expiresAt > now && lot.units > 0).sort(inBurnOrder);
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
      const paid = isRevoked(leg.lot) ? payments[leg.lot.payment ?? 0] : undefined;
      if (owes(paid?.refunded)) debt += part;
      if (paid?.refunded === 'block' && part > 0) paid.blocks = true;
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
    const paid = payDebt(lot.customer, lot.units);
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
    isBlocked,
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
        if (isBlocked(customer)) return { keep: false, answer: { allowed: false, remaining: available(customer) } };
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
        if (isBlocked(customer)) return { keep: false, answer: { allowed: false, remaining: available(customer) } };
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

    buy(customer: string, bought: Bought) {
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
    preview(payment: number, policy: ModelPolicy) {
      const mine = lots.filter((lot) => lot.payment === payment);
      const sum = (of: (lot: ModelLot) => number) => mine.reduce((total, lot) => total + of(lot), 0);
      const reserved = reservations
        .filter((r) => r.status === 'open')
        .flatMap((r) => r.legs)
        .filter((leg) => leg.lot.payment === payment)
        .reduce((total, leg) => total + leg.units, 0);
      const spent = sum((lot) => lot.spent);
      const left = sum((lot) => lot.units);
      const [removable, kept] = policy === 'forgive' ? [0, left] : [left, 0];
      const debt = policy === 'forgive' ? 0 : owes(policy) ? spent : (payments[payment]?.repaid ?? 0);
      return { spent, reserved, expired: sum((lot) => lot.expired), removable, kept, debt };
    },

    refund(payment: number, policy: ModelPolicy) {
      const paid = payments[payment]!;
      paid.refunded = policy;
      if (policy === 'forgive') return;
      const mine = lots.filter((lot) => lot.payment === payment);
      const spent = mine.reduce((sum, lot) => sum + lot.spent, 0);
      debts.set(paid.customer, debtOf(paid.customer) + (owes(policy) ? spent : paid.repaid));
      paid.blocks = policy === 'block' && spent > 0;
      for (const lot of mine) {
        lot.revoked += lot.units;
        lot.units = 0;
      }
      const ends = (p: { payment: number; endsAt: number }) => p.payment === payment && p.endsAt > now;
      paid.ended = passes.filter(ends).map((p) => ({ feature: p.feature, left: p.endsAt - Math.max(p.startsAt, now) }));
      passes = passes.filter((p) => !ends(p));
      for (const p of passes.filter((one) => one.startsAt > now)) {
        const before = passes.filter(
          (o) => o !== p && o.customer === p.customer && o.feature === p.feature && o.startsAt < p.startsAt,
        );
        p.startsAt = Math.max(now, ...before.map((o) => o.endsAt));
        p.endsAt = p.startsAt + p.length;
      }
    },

    /** A person decides about a refund that asked. */
    decide(payment: number, policy: Exclude<ModelPolicy, 'ask'>) {
      const paid = payments[payment]!;
      const mine = lots.filter((lot) => lot.payment === payment);
      const spent = mine.reduce((sum, lot) => sum + lot.spent, 0);
      paid.refunded = policy;
      if (owes(policy)) debts.set(paid.customer, debtOf(paid.customer) + spent - paid.repaid);
      paid.blocks = policy === 'block' && spent > 0;
      if (policy !== 'forgive') return;
      for (const { feature, left: length } of paid.ended ?? []) {
        const standing = passes.filter((p) => p.customer === paid.customer && p.feature === feature && p.endsAt > now);
        const startsAt = Math.max(now, ...standing.map((p) => p.endsAt));
        passes.push({ customer: paid.customer, feature, payment, length, startsAt, endsAt: startsAt + length });
      }
      for (const lot of mine.filter((one) => one.expiresAt > now)) {
        lot.units += lot.revoked;
        lot.revoked = 0;
      }
      const rest = paid.repaid - payDebt(paid.customer, paid.repaid);
      const [lot] = mine;
      if (rest === 0 || !lot || lot.expiresAt <= now) return;
      const zero = { spent: 0, expired: 0, revoked: 0 };
      lots.push({ ...lot, ...zero, id: lots.length, bornAt: now, category: 2, units: rest });
    },
  };
}
