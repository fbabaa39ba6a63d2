/**
 * What becomes of orders of resellers as a child would work it out with a pencil: a second answer to every question. It
 * knows no SQL, no accounts and no sweeps, and shares no code with what it judges. Units are micro-dollars; times are
 * milliseconds.
 */
export type ModelService = {
  readonly number: number;
  readonly by: 'tasks' | 'desk' | 'panel';
  readonly rate: bigint;
  readonly min: number;
  readonly max: number;
  readonly mayCancel: boolean;
  readonly mayRefill: boolean;
};

export type ModelRun = {
  readonly quantity: number;
  readonly price: bigint;
  readonly beginsAt: number;
  there: number;
  state: 'to come' | 'asked' | 'being done' | 'over';
  isStopWanted: boolean;
  isTaken: boolean;
  /** Of what is there: units that were paid for, and units that were lost again. */
  readonly paid: Set<string>;
  readonly lost: Set<string>;
};

export type ModelOrder = {
  readonly user: string;
  readonly service: ModelService;
  readonly quantity: number;
  readonly price: bigint;
  readonly runs: readonly ModelRun[];
  hasNews: boolean;
  isHandedOver: boolean;
  isCancelAsked: boolean;
  endedAs?: 'completed' | 'partial' | 'canceled';
  endedAt?: number;
  readonly refills: { readonly at: number; status: 'pending' | 'in_progress' | 'completed' | 'rejected' }[];
};

const day = 86_400_000;

/** The nearest whole number to `top / bottom`; of two that are equally near, the larger. */
export function nearest(top: bigint, bottom: bigint): bigint {
  const whole = top / bottom;
  const rest = top - whole * bottom;
  return rest * 2n >= bottom ? whole + 1n : whole;
}

const isStartedOver = (order: ModelOrder): boolean => order.runs.every(({ state }) => state === 'over');
export const there = (order: ModelOrder): number => order.runs.reduce((sum, run) => sum + run.there, 0);

/** What the first `n` of a run are worth. */
const worth = ({ price, quantity }: ModelRun, n: number): bigint => nearest(price * BigInt(n), BigInt(quantity));
const decided = ({ paid, lost }: ModelRun): number => paid.size + lost.size;

export function newPanelModel() {
  const purses = new Map<string, bigint>();
  const orders: ModelOrder[] = [];
  /** What was sold of each order, and what went back. */
  const sold = new Map<ModelOrder, bigint>();
  const back = new Map<ModelOrder, bigint>();
  const raise = <K>(map: Map<K, bigint>, key: K, units: bigint) => map.set(key, (map.get(key) ?? 0n) + units);

  function goBack(order: ModelOrder, units: bigint): void {
    raise(back, order, units);
    raise(purses, order.user, units);
  }

  function finish(order: ModelOrder, run: ModelRun, at: number): void {
    run.state = 'over';
    run.isStopWanted = false;
    goBack(order, run.price - worth(run, run.there));
    if (order.service.by !== 'tasks') raise(sold, order, worth(run, run.there));
    if (!isStartedOver(order)) return;
    const all = there(order);
    order.endedAs = all === 0 ? 'canceled' : all === order.quantity ? 'completed' : 'partial';
    order.endedAt = at;
  }

  return {
    purses,
    orders,
    sold: (order: ModelOrder): bigint => sold.get(order) ?? 0n,
    back: (order: ModelOrder): bigint => back.get(order) ?? 0n,

    /** Undefined where there is not enough money for it. */
    add(
      user: string,
      service: ModelService,
      { each, times, minutes, at }: { each: number; times: number; minutes: number; at: number },
    ): ModelOrder | undefined {
      const quantity = each * times;
      const thousandths = service.rate * BigInt(quantity);
      const price = thousandths % 1000n === 0n ? thousandths / 1000n : thousandths / 1000n + 1n;
      if ((purses.get(user) ?? 0n) < price) return undefined;
      raise(purses, user, -price);
      const upTo = (n: number) => nearest(price * BigInt(n), BigInt(times));
      const runs = Array.from({ length: times }, (_, n): ModelRun => ({
        quantity: each,
        price: upTo(n + 1) - upTo(n),
        beginsAt: at + n * minutes * 60_000,
        there: 0,
        state: 'to come',
        isStopWanted: false,
        isTaken: false,
        paid: new Set(),
        lost: new Set(),
      }));
      const order: ModelOrder = {
        user,
        service,
        quantity,
        price,
        runs,
        hasNews: false,
        isHandedOver: false,
        isCancelAsked: false,
        refills: [],
      };
      orders.push(order);
      return order;
    },

    begun(order: ModelOrder, run: ModelRun): void {
      run.state = 'being done';
      order.isHandedOver = true;
    },

    impossible: finish,

    /** News of a run: so many are there; `isOver` when no more come. */
    news(order: ModelOrder, run: ModelRun, count: number, isOver: boolean, at: number): void {
      if (run.state === 'over') return;
      run.state = 'being done';
      run.there = Math.max(run.there, Math.min(count, run.quantity));
      order.hasNews = true;
      if (isOver || run.there === run.quantity) finish(order, run, at);
    },

    /** Whether the wish is heard. */
    cancel(order: ModelOrder, at: number): boolean {
      if (order.endedAs || !order.service.mayCancel) return false;
      if (order.isCancelAsked) return true;
      order.isCancelAsked = true;
      for (const run of order.runs) {
        if (run.state === 'to come') finish(order, run, at);
        else if (run.state !== 'over') run.isStopWanted = true;
      }
      return true;
    },

    pay(order: ModelOrder, run: ModelRun, unit: string): void {
      if (run.paid.has(unit) || run.lost.has(unit)) return;
      raise(sold, order, worth(run, decided(run) + 1) - worth(run, decided(run)));
      run.paid.add(unit);
    },

    lose(order: ModelOrder, run: ModelRun, unit: string): void {
      if (run.paid.has(unit) || run.lost.has(unit)) return;
      goBack(order, worth(run, decided(run) + 1) - worth(run, decided(run)));
      run.lost.add(unit);
    },

    /** The word of the no, or undefined when it is taken. */
    refill(order: ModelOrder, at: number): string | undefined {
      if (!order.service.mayRefill || order.runs.length > 1) return 'refill_disabled';
      const fits = order.endedAs === 'completed' || (order.endedAs === 'partial' && !order.isCancelAsked);
      if (!fits || order.endedAt === undefined) return 'order_not_completed';
      if (at >= order.endedAt + 30 * day) return 'refill_too_late';
      const last = order.refills.at(-1);
      const isOpen = last?.status === 'pending' || last?.status === 'in_progress';
      if (last && (isOpen || at < last.at + day)) return 'refill_too_soon';
      order.refills.push({ at, status: 'pending' });
      return undefined;
    },

    /** What its buyer is told. */
    reading(order: ModelOrder) {
      const under = order.hasNews ? 'in_progress' : order.isHandedOver ? 'processing' : 'pending';
      return {
        status: order.endedAs ?? under,
        charge: order.price - (back.get(order) ?? 0n),
        delivered: there(order),
        remains: order.quantity - there(order),
      };
    },
  };
}
