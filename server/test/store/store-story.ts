import { sql } from 'kysely';
import type { StoreOrder } from '#store';
import { receiveSupplierHook } from '#supply';
import { openMortal } from '../crash/mortal.ts';
import { buyers, type StoryParts } from './scene.ts';
import { requireBooks, requireEnd, requireKnown, requireOneEach } from './store-laws.ts';
import { atTheDesk } from './store-person.ts';

/** Some orders, and everything that dice can do to them; then calm times, a person at the desk, and the reckoning. */
export async function playStory(parts: StoryParts, count: number): Promise<void> {
  const { next, desk } = parts;
  const orders: StoreOrder[] = [];
  while (orders.length < count) {
    const buyer = buyers[next(buyers.length)] ?? 'ann';
    orders.push(await desk.order(buyer, `user_${next(4)}`, [50, 500, 777][next(3)] ?? 50));
    if (next(3) === 0) await happen(parts);
  }
  for (let round = 0; round < 6; round += 1) await happen(parts);
  await calmDown(parts);
  await requireKnown(parts, orders);
  await settle(parts, orders);
  for (const order of orders) await requireEnd(parts, order);
  await requireBooks(parts, orders);
  await forget(parts);
}

/** Sweeps see every workspace of a database: this one asks for nothing any more. */
async function forget({ desk: { needs, workspace } }: StoryParts): Promise<void> {
  await sql`update supply.purchase set due_at = null where workspace_id = ${workspace}`.execute(needs.pool);
  await sql`update supply.errand set due_at = null where workspace_id = ${workspace}`.execute(needs.pool);
}

function pass({ clock }: StoryParts, seconds: number): void {
  clock.set(new Date(clock.now().getTime() + seconds * 1000));
}

/** One turn: time passes, suppliers live and tell, and the platform works, or dies over it. */
async function happen(parts: StoryParts): Promise<void> {
  const { next, suppliers } = parts;
  pass(parts, [2, 10, 61, 300, 4000][next(5)] ?? 2);
  for (const one of suppliers) one.live();
  await tell(parts);
  await (next(4) === 0 ? dieOver(parts) : work(parts, 2));
  if (next(3) === 0) await atTheDesk(parts);
  await requireOneEach(parts);
}

/** A supplier tells of an order of its own, or somebody else pretends to. */
async function tell({ desk, suppliers, next }: StoryParts): Promise<void> {
  const one = suppliers[next(suppliers.length)];
  const order = one?.orders[next(one.orders.length + 1)];
  const account = one && desk.accounts.get(one.manner.code);
  if (!order || !account) return;
  const proof = next(3) > 0 ? 'good' : 'bad';
  const delivery = { method: 'POST', query: '', address: '127.0.0.1', headers: { 'x-proof': proof } } as const;
  const body = Buffer.from(order.externalId);
  await receiveSupplierHook(desk.needs, account.id, { ...delivery, body }).catch((error: unknown) => {
    if (proof === 'good') throw error;
  });
}

/** Everything that is due, while there is any, so many times at most. */
async function work({ desk }: StoryParts, rounds: number): Promise<void> {
  const sweeps = desk.sweeps(desk.needs.pool);
  for (let round = 0; round < rounds; round += 1) {
    let done = 0;
    for (const sweep of sweeps) done += await sweep.run();
    if (done === 0) return;
  }
}

/** The same in a process that dies at some step: between any two statements, before or after a commit. */
async function dieOver({ desk, next, url }: StoryParts): Promise<void> {
  const mortal = openMortal(url);
  mortal.arm({ step: 1 + next(90), when: next(2) === 0 ? 'before' : 'after' });
  const run = async () => {
    for (const sweep of desk.sweeps(mortal.pool)) await sweep.run();
  };
  await Promise.race([run(), mortal.died]);
  if (!mortal.dead) await mortal.close();
}

/** Everybody answers from now on, and hours pass. */
async function calmDown(parts: StoryParts): Promise<void> {
  for (const one of [...parts.suppliers, parts.chain]) one.isCalm = true;
  for (const seconds of [61, 2000, 3700, 3700, 3700, 3700]) {
    pass(parts, seconds);
    for (const one of parts.suppliers) one.live();
    await work(parts, 6);
  }
}

const ends = new Set(['delivered', 'refunded', 'reversed']);

/** People go through what lies on the desk until everything is over. */
async function settle(parts: StoryParts, orders: readonly StoreOrder[]): Promise<void> {
  for (let round = 0; round < 15; round += 1) {
    const done = await atTheDesk(parts);
    const now = await Promise.all(orders.map(({ id }) => parts.desk.now(id)));
    if (done === 0 && now.every(({ status }) => ends.has(status))) return;
    pass(parts, 3700);
    for (const one of parts.suppliers) one.live();
    await work(parts, 6);
  }
}
