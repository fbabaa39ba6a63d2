import { expect } from 'vitest';
import { Refusal, type MovableClock } from '#kernel';
import { transaction } from '#database';
import { audit, balancesOf, places } from '#ledger';
import {
  cancelOrder,
  earnUnits,
  getOrders,
  getRefills,
  giveBackUnit,
  listDesk,
  reportByHand,
  reportRefill,
  requestRefill,
  takeDeskItem,
  type Begun,
  type PanelOrder,
  type PanelRefill,
} from '#reselling';
import type { Random } from '../random.ts';
import { newPanelModel, type ModelOrder, type ModelRun } from './model.ts';
import { makeServices, requireAlgebra, told } from './model-shop.ts';
import type { ResellingDesk } from './reselling-desk.ts';

const users = ['rita', 'sam'] as const;

/** A life of a panel, played by both: after every step both say the same of every order, in the end of every account. */
export function newStory(desk: ResellingDesk, clock: MovableClock, next: Random) {
  const model = newPanelModel();
  const known = new Map<ModelOrder, PanelOrder>();
  const refills = new Map<ModelOrder['refills'][number], PanelRefill>();
  const { needs, workspace } = desk;
  const { pool } = needs;
  const services = makeServices(next);
  for (const service of services) desk.services.set(service.number, told(service));
  const at = () => clock.now().getTime();
  const pick = <T>(things: readonly T[]): T | undefined => things[next(Math.max(things.length, 1))];
  const real = (order: ModelOrder): PanelOrder => {
    const found = known.get(order);
    if (!found) throw new Error('The story lost an order.');
    return found;
  };
  const runsThat = (fits: (run: ModelRun, order: ModelOrder) => boolean) =>
    model.orders.flatMap((order) =>
      order.runs.flatMap((run, index) =>
        fits(run, order) ? [{ order, run, name: { order: real(order).id, run: index + 1 } }] : [],
      ),
    );

  async function fund(): Promise<void> {
    for (const user of users) {
      const units = BigInt(next(3_000_000) + 1);
      model.purses.set(user, units);
      await desk.fund(user, units);
    }
  }

  async function add(): Promise<void> {
    const user = pick(users) ?? 'rita';
    const service = pick(services);
    if (!service) return;
    const times = next(3) === 0 ? 1 + next(4) : 1;
    const each = service.min + next(Math.floor(service.max / 4) - service.min);
    const minutes = 1 + next(60);
    const asked = { user, key: `key_${user}`, service: service.number, quantity: each };
    const drip = times > 1 ? { runs: times, interval: minutes } : {};
    const expected = model.add(user, service, { each, times, minutes, at: at() });
    const made = await codeOr(desk.add({ ...asked, ...drip }));
    if (!expected) return expect(made).toBe('insufficient_funds');
    if (typeof made === 'string') return expect(made).toBe('an order');
    known.set(expected, made);
  }

  /** What the sweeps do at one instant; who is asked answers as the dice say. */
  async function sweep(): Promise<void> {
    const refuses = next(3) === 0;
    desk.tasks.stopAnswer = desk.panel.stopAnswer = refuses ? 'refused' : 'asked';
    const answers = new Map<string, () => Begun>();
    for (const who of [desk.tasks, desk.panel])
      who.answer = (run) => answers.get(`${run.order}:${run.number}`)?.() ?? { state: 'begun' };
    for (const { order, run } of runsThat((one) => one.isStopWanted && one.state === 'being done')) {
      if (order.service.by === 'desk') {
        if (!run.isTaken) model.news(order, run, 0, true, at());
      } else if (refuses) order.isCancelAsked = false;
      run.isStopWanted = false;
    }
    for (const { order, run, name } of runsThat(isDue)) {
      const dice = order.service.by === 'desk' ? 0 : next(8);
      const reason = 'The dice say so.';
      const key = `${name.order}:${name.run}`;
      if (dice === 5) {
        answers.set(key, () => ({ state: 'impossible', reason }));
        model.impossible(order, run, at());
      } else if (dice === 6) {
        answers.set(key, () => ({ state: 'waiting', reason }));
        if (run.isStopWanted) model.impossible(order, run, at());
        else waits.set(run, 'to come');
      } else if (dice === 7) {
        answers.set(key, () => {
          throw new Error(reason);
        });
        waits.set(run, 'asked');
      } else model.begun(order, run);
    }
    for (const [run, state] of waits) run.state = state;
    for (const refill of model.orders.flatMap((order) => order.refills))
      if (refill.status === 'pending') refill.status = 'in_progress';
    await desk.run();
  }
  /** Runs that were asked about and are not due before the clock moves on. */
  const waits = new Map<ModelRun, 'to come' | 'asked'>();
  const isDue = (run: ModelRun): boolean =>
    (run.state === 'to come' || run.state === 'asked') && run.beginsAt <= at() && !waits.has(run);

  async function report(): Promise<void> {
    const found = pick(runsThat((run) => run.state === 'being done' || run.state === 'asked'));
    if (!found) return;
    const { order, run, name } = found;
    if (order.service.by === 'desk' && run.state === 'being done') return reportAtDesk(found);
    const dice = next(4);
    const count = dice === 0 ? run.quantity + next(3) : next(run.quantity + 1);
    const isOver = dice === 1;
    model.news(order, run, count, isOver, at());
    waits.delete(run);
    const progress = { delivered: count, ...(isOver && { ended: true as const }) };
    known.set(order, { ...real(order), ...(await desk.report({ id: name.order }, progress, name.run)) });
  }

  type Found = ReturnType<typeof runsThat>[number];
  async function reportAtDesk({ order, run, name }: Found): Promise<void> {
    const item = `${name.order}:${name.run}`;
    if (next(3) === 0 && !run.isTaken) {
      run.isTaken = true;
      model.news(order, run, 0, false, at());
      await takeDeskItem(needs, workspace, item, { by: 'key:ann' });
      return;
    }
    const delivered = run.there + next(run.quantity - run.there + 1);
    const isEnded = next(3) === 0;
    run.isTaken = true;
    model.news(order, run, delivered, isEnded, at());
    await reportByHand(needs, workspace, item, { delivered, isEnded, proof: 'Seen.' }, 'key:ann');
  }

  async function cancel(): Promise<void> {
    const order = pick(model.orders);
    if (!order) return;
    const isHeard = model.cancel(order, at());
    const { number, user } = real(order);
    const code = await codeOr(cancelOrder(needs, workspace, { number, user, actor: `user:${user}` }));
    expect(typeof code === 'string' ? code : 'heard').toBe(isHeard ? 'heard' : 'order_not_cancellable');
    for (const run of order.runs) if (run.state === 'over') waits.delete(run);
  }

  async function decideUnit(): Promise<void> {
    const found = pick(runsThat((run, { service }) => service.by === 'tasks' && run.there > 0));
    if (!found) return;
    const { order, run, name } = found;
    const old = [...run.paid, ...run.lost];
    const isOld = old.length === run.there || (old.length > 0 && next(4) === 0);
    const unit = isOld ? (pick(old) ?? '') : `clm_${old.length}`;
    const isLost = next(3) === 0;
    if (isLost) model.lose(order, run, unit);
    else model.pay(order, run, unit);
    await transaction(pool, (tx) =>
      isLost ? giveBackUnit(tx, needs, workspace, name, unit) : earnUnits(tx, needs, workspace, name, [unit, unit]),
    );
  }

  async function refill(): Promise<void> {
    const order = pick(model.orders.filter(({ endedAs }) => endedAs !== undefined)) ?? pick(model.orders);
    if (!order) return;
    const no = model.refill(order, at());
    const { number, user } = real(order);
    const made = await codeOr(requestRefill(needs, workspace, { number, user }));
    if (no !== undefined || typeof made === 'string') return expect(made).toBe(no);
    const latest = order.refills.at(-1);
    if (latest) refills.set(latest, made);
  }

  async function endRefill(): Promise<void> {
    const found = pick(
      model.orders.flatMap((order) =>
        order.refills.filter(({ status }) => status === 'in_progress').map((asked) => ({ order, asked })),
      ),
    );
    const made = found && refills.get(found.asked);
    if (!found || !made) return;
    const status = next(2) === 0 ? 'completed' : 'rejected';
    found.asked.status = status;
    if (found.order.service.by !== 'desk')
      return void (await transaction(pool, (tx) => reportRefill(tx, needs, workspace, made.id, { status })));
    await reportByHand(needs, workspace, made.id, { isRejected: status === 'rejected', note: 'Looked.' }, 'key:ann');
  }

  async function wait(): Promise<void> {
    clock.advance(next(4) === 0 ? 26 * 3_600_000 : 20 * 60_000);
    waits.clear();
  }

  /** Both say the same of every order and every refill. */
  async function compare(): Promise<void> {
    for (const user of users) {
      const theirs = model.orders.filter((order) => order.user === user);
      const read = await getOrders(
        pool,
        workspace,
        user,
        theirs.map((order) => real(order).number),
      );
      const seen = theirs.map((order) => read.get(real(order).number));
      expect(
        seen.map(
          (one) =>
            one && { status: one.status, charge: one.charge.units, delivered: one.delivered, remains: one.remains },
        ),
      ).toEqual(theirs.map((order) => model.reading(order)));
    }
  }

  /** Both say the same of every account, and the algebra of an order that is over holds. */
  async function compareBooks(): Promise<void> {
    const { orders } = model;
    const asset = 'USD';
    const escrows = orders.map((order) => ({ place: places.escrow(real(order).id), asset }));
    const purses = users.map((user) => ({ place: places.user(user), asset }));
    const sales = { place: places.platform('sales:exchange'), asset };
    const found = await balancesOf(pool, workspace, [...escrows, ...purses, sales]);
    const left = orders.map((order) => order.price - model.back(order) - model.sold(order));
    const sold = orders.reduce((sum, order) => sum + model.sold(order), 0n);
    expect(found).toEqual([...left, ...users.map((user) => model.purses.get(user) ?? 0n), sold]);
    for (const order of orders) requireAlgebra(model.reading(order), order);
    for (const user of users) await compareRefills(user);
    expect((await audit(pool, workspace)).breaks).toEqual([]);
    const waiting = await listDesk(pool, { workspace });
    expect(waiting.work.filter(({ order }) => order.fulfilledBy !== 'desk')).toEqual([]);
  }

  async function compareRefills(user: string): Promise<void> {
    const asked = model.orders.filter((order) => order.user === user).flatMap((order) => order.refills);
    const numbers = asked.map((one) => refills.get(one)?.number ?? 0);
    const read = await getRefills(pool, workspace, user, numbers);
    expect(numbers.map((number) => read.get(number)?.status)).toEqual(asked.map(({ status }) => status));
  }

  const steps = [
    add,
    add,
    add,
    sweep,
    sweep,
    report,
    report,
    report,
    report,
    cancel,
    decideUnit,
    decideUnit,
    refill,
    endRefill,
    wait,
  ];
  return {
    async play(length: number): Promise<void> {
      await fund();
      for (let step = 0; step < length; step++) {
        await (pick(steps) ?? add)();
        await compare();
      }
      await compareBooks();
    },
  };
}

/** The code of a refusal, or what came of it. */
const codeOr = <T>(work: Promise<T>): Promise<T | string> =>
  work.catch((error: unknown) => {
    if (error instanceof Refusal) return error.code;
    throw error;
  });
