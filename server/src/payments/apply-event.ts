import { together, transaction, type Pool, type Tx } from '#database';
import { postAll, type Transfer } from '#ledger';
import { describe, nextTry } from './due.ts';
import { keepWaiting, lockCharge, lockEvent, triesOf, type EventName } from './event-rows.ts';
import type { PaymentName } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { returnCharge } from './return-charge.ts';
import { settleCharge } from './settle-charge.ts';
import { tellProduct } from './tell-product.ts';

/** How many one transaction does, so that nobody waits long for the lane. */
const most = 16;

/**
 * Brings a stored fact to bear on its payment, once. Answers the payment, whose next step may now be due, or nothing
 * when the fact has to wait. Never throws: what fails stays due.
 */
export const applyEvent = (needs: PaymentsNeeds, name: EventName): Promise<PaymentName | undefined> =>
  apply(needs.pool, name.workspace, { needs, name });

type Fact = { readonly needs: PaymentsNeeds; readonly name: EventName };

/** What a fact comes to: the payment it is about, and what is to be booked. */
type Applied = { readonly payment?: PaymentName | undefined; readonly transfer?: Transfer };

const apply = together<Fact, PaymentName | undefined>(most, async (pool, facts) => {
  if (facts.length > 1) {
    const done = await applyAll(pool, facts).catch(() => undefined); // then each alone: who spoils it is told by name
    if (done) return done;
  }
  const payments: (PaymentName | undefined)[] = [];
  for (const fact of facts) payments.push(await applyAlone(fact));
  return payments;
});

async function applyAlone({ needs, name }: Fact): Promise<PaymentName | undefined> {
  try {
    return (await applyAll(needs.pool, [{ needs, name }]))[0];
  } catch (error) {
    await putOff(needs, name, error);
    return undefined;
  }
}

/** All in one transaction, with one call to the books at its end. */
function applyAll(pool: Pool, facts: readonly Fact[]): Promise<(PaymentName | undefined)[]> {
  return transaction(pool, async (tx) => {
    const applied = new Map<Fact, Applied>();
    for (const fact of facts.toSorted(byCharge)) applied.set(fact, await applyOnce(tx, fact));
    const [transfer, ...others] = [...applied.values()].flatMap((one) => one.transfer ?? []);
    const [first] = facts;
    if (first && transfer) await postAll(tx, first.needs.clock, [transfer, ...others]);
    return facts.map((fact) => applied.get(fact)?.payment);
  });
}

/** Two transactions that lock the same charges lock them in the same order. */
function byCharge({ name: one }: Fact, { name: other }: Fact): number {
  if (one.externalId !== other.externalId) return one.externalId < other.externalId ? -1 : 1;
  return one.kind < other.kind ? -1 : 1;
}

async function applyOnce(tx: Tx, { needs, name }: Fact): Promise<Applied> {
  await lockCharge(tx, name);
  const stored = await lockEvent(tx, name);
  if (!stored) return {};
  if (stored.applied) return { payment: { workspace: name.workspace, id: stored.applied } };
  const { event } = stored;
  switch (event.kind) {
    case 'payment_settled':
      return settleCharge(tx, needs, { ...stored, event });
    case 'payment_refunded':
      return { payment: await returnCharge(tx, needs, { ...stored, event }) };
    case 'subscription_changed':
      return { payment: await tellProduct(tx, needs, stored) };
  }
}

/** If not even this can be written, the lease runs out and the fact is taken up all the same. */
async function putOff({ pool, clock, log }: PaymentsNeeds, name: EventName, error: unknown): Promise<void> {
  log.error({ ...name, err: error }, 'A fact from a gateway could not be applied and waits.');
  try {
    const due = nextTry(clock.now(), (await triesOf(pool, name)) + 1);
    await keepWaiting(pool, name, due, describe(error));
  } catch {
    // the lease that was taken with the fact is the net under this
  }
}
