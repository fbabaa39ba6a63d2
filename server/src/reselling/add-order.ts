import { newId, Refusal, type WorkspaceId } from '#kernel';
import { hashInput } from '#ledger';
import { chargeOf } from '#catalogue';
import { adding, type Adding } from './add-batch.ts';
import { draftOf, type Draft, type OrderInput } from './draft.ts';
import type { ResellingNeeds } from './needs.ts';
import type { PanelOrder } from './order.ts';
import { findOrder, findRequest, noSuchOrder, usd } from './order-rows.ts';
import { fromService, toTerms } from './terms.ts';

/**
 * Takes an order and its money, `user → escrow`, in one step; nobody of the world is called. The same `requestId` of a user
 * is one order whatever runs beside it; without one, the same key asking for the same within the replay window hears of the
 * same order. Refuses with `service_unknown`, `service_disabled`, `link_invalid`, `link_busy`, `quantity_too_small`,
 * `quantity_too_large`, `comments_missing`, `insufficient_funds`, `idempotency_conflict`, `account_suspended`, `read_only` or
 * `invalid_request`.
 */
export async function addOrder(
  needs: ResellingNeeds,
  workspace: WorkspaceId,
  input: OrderInput,
): Promise<PanelOrder & { readonly replayed: boolean }> {
  try {
    return await takeOrder(needs, workspace, input);
  } catch (error) {
    // What was ordered stays so, whatever became of the service since.
    const before = error instanceof Refusal ? await orderedBefore(needs, workspace, input) : undefined;
    if (before) return { ...before, replayed: true };
    throw error;
  }
}

async function takeOrder(needs: ResellingNeeds, workspace: WorkspaceId, input: OrderInput) {
  const [service] = await Promise.all([
    needs.priceService(workspace, { service: input.service, user: input.user }),
    needs.requireWritable?.(workspace),
  ]);
  const draft = draftOf(service, input);
  const hash = hashOf(service.number, draft);
  const ready = { id: newId('ro'), input, service, draft, charge: chargeOf(service.rate, draft.quantity), hash };
  const { number, isNew } = await needs.engine.run(adding, workspace, ready);
  if (isNew) return { ...newOrder(workspace, ready, number, needs.clock.now()), replayed: false };
  const known = await findOrder(needs.pool, workspace, number);
  if (!known) throw noSuchOrder();
  return { ...known, replayed: true };
}

function hashOf(service: number, { link: _written, ...asked }: Draft): string {
  return hashInput({ service, ...asked });
}

/** The order that this request id was used for, when it asked for the same. */
async function orderedBefore({ pool }: ResellingNeeds, workspace: WorkspaceId, input: OrderInput) {
  const { user, requestId } = input;
  const found = requestId === undefined ? undefined : await findRequest(pool, workspace, { user, requestId });
  if (!found || found.order.service.number !== input.service) return undefined;
  const asked = hashOf(input.service, draftOf(found.order.service, input));
  return asked === found.hash ? found.order : undefined;
}

const newOrder = (
  workspace: WorkspaceId,
  { id, input, service, draft, charge }: Adding,
  number: number,
  createdAt: Date,
): PanelOrder => ({
  workspace,
  id,
  number,
  status: 'pending',
  user: input.user,
  key: input.key,
  service: toTerms(workspace, fromService(service)),
  fulfilledBy: service.fulfilledBy,
  link: draft.link,
  quantity: draft.quantity,
  runs: draft.runs,
  interval: draft.interval,
  comments: draft.comments,
  rate: service.rate,
  charged: charge,
  charge,
  givenBack: usd(0n),
  earned: usd(0n),
  startCount: null,
  delivered: 0,
  remains: draft.quantity,
  requestId: input.requestId ?? null,
  createdAt,
  cancelAskedAt: null,
  endedAt: null,
});
