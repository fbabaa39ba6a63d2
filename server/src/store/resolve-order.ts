import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { post } from '#ledger';
import { restartErrand, stopErrand } from '#supply';
import { sell } from './book-delivery.ts';
import { actionsOfDesk, type DeskKind, type Resolution } from './desk.ts';
import { closeCase, openCases } from './desk-rows.ts';
import { moveOrder } from './move-order.ts';
import type { StoreNeeds } from './needs.ts';
import type { StoreOrder } from './order.ts';
import { lockOrder } from './order-rows.ts';
import { keptAfterAll } from './postings.ts';
import { beginReturn, undoingOf } from './return-money.ts';
import { writeStep } from './step-rows.ts';
import { failed, type Booking } from './tell-supply.ts';
import { announceKept } from './reseller-announce.ts';

type Needs = Pick<StoreNeeds, 'pool' | 'clock'>;
type Deciding = Resolution & { readonly at: Date };

/**
 * A person has decided about an order on the desk. Answers it as it stands afterwards. What was bought somewhere and may still
 * land is settled there first, with `resolvePurchase` of supply, which mostly settles the order as well. Refuses with
 * `not_found`, `order_not_open` (nothing is open about it that this would settle), `purchase_not_open` (it may still land) or
 * `invalid_request`.
 */
export const resolveOrder = (needs: Needs, workspace: WorkspaceId, resolution: Resolution): Promise<StoreOrder> =>
  transaction(needs.pool, async (tx) => {
    checkResolution(resolution);
    const order = await lockOrder(tx, workspace, resolution.order);
    const kind = await kindOf(tx, order, resolution);
    const at = needs.clock.now();
    const { action, actor, reason } = resolution;
    await writeStep(tx, order, { at, actor, what: 'resolved', details: { kind, action, reason } });
    const booking = await act(tx, needs, order, { ...resolution, at });
    await closeCase(tx, order, { kind, at, by: actor, action, note: reason });
    if (action === 'keep') await announceKept(tx, order, at);
    if (booking && booking.postings.length > 0)
      await post(tx, needs.clock, { ...booking, workspace, reference: order.id, input: booking.key });
    return lockOrder(tx, workspace, order.id);
  });

function checkResolution({ reason, proof, action }: Resolution): void {
  if (reason.trim() === '' || reason.length > 500)
    throw new Refusal('invalid_request', 'Say why, in 1 to 500 characters.', { field: 'reason' });
  if (action === 'delivered' && (proof === undefined || proof.trim() === '' || proof.length > 500))
    throw new Refusal('invalid_request', 'Say what shows that it was delivered, in 1 to 500 characters.', {
      field: 'proof',
    });
}

/** What is open and can be settled so. */
async function kindOf(tx: Tx, order: StoreOrder, { action }: Resolution): Promise<DeskKind> {
  const open = await openCases(tx, order.workspace, order.id);
  const found = open.find(({ kind }) => actionsOfDesk[kind].includes(action));
  if (found) return found.kind;
  throw new Refusal('order_not_open', 'Nothing is open about this order that this would settle.', {
    actions: open.flatMap(({ kind }) => actionsOfDesk[kind]),
  });
}

async function act(tx: Tx, { clock }: Needs, order: StoreOrder, deciding: Deciding): Promise<Booking | undefined> {
  const { action, actor, at } = deciding;
  const name = { workspace: order.workspace, order: order.id };
  switch (action) {
    case 'deliver_again':
      await restartErrand(tx, { clock }, name);
      await moveOrder(tx, order, { to: 'delivering', at, actor, change: { reason: null } });
      return undefined;
    case 'delivered':
      return deliveredByWord(tx, { clock }, order, deciding);
    case 'give_back':
      return order.status === 'review'
        ? givenBack(tx, { clock }, order, deciding)
        : { ...keyOf(order), postings: (await beginReturn(tx, order, 'reversed', at)).postings };
    case 'keep':
      return { ...keyOf(order), postings: keptAfterAll(order, (await undoingOf(tx, order)).toEscrow) };
    case 'seen':
      return undefined;
  }
}

const keyOf = ({ id }: StoreOrder) => ({ key: `store:resolved:${id}`, reason: 'store.resolved' });

/** It is there, on a person's word: sold, with the cost as soon as supply says it. No more is bought. */
async function deliveredByWord(
  tx: Tx,
  { clock }: Pick<Needs, 'clock'>,
  order: StoreOrder,
  { actor, at, proof, reason }: Deciding,
): Promise<Booking> {
  await stopErrand(tx, { clock }, { workspace: order.workspace, order: order.id }, reason);
  const after = await moveOrder(tx, order, {
    to: 'delivered',
    at,
    actor,
    change: { proof: proof ?? null, reason: null },
  });
  const postings = await sell(tx, after, at);
  return { key: `store:delivered:${order.id}`, reason: 'store.delivered', postings };
}

/** Nothing of it lies anywhere any more: it goes back. */
async function givenBack(
  tx: Tx,
  { clock }: Pick<Needs, 'clock'>,
  order: StoreOrder,
  { actor, at, reason }: Deciding,
): Promise<Booking | undefined> {
  const stopped = await stopErrand(tx, { clock }, { workspace: order.workspace, order: order.id }, reason);
  if (stopped === 'waiting')
    throw new Refusal(
      'purchase_not_open',
      'A purchase for it may still land. Say first what became of that: the money goes back with it, if nothing did.',
    );
  return failed(tx, { at }, order, reason, actor);
}
