import { newId, scaleOf, type Clock } from '#kernel';
import { transaction, type Pool } from '#database';
import type { Sweep } from '#jobs';
import { requireStars, starsLimits } from '#quotes';
import { storeCurrency } from './change-settings.ts';
import { refuseRecipient, refusePrice } from './refuse-top-up.ts';
import { tellReseller } from './reseller-announce.ts';
import { lockReseller } from './reseller.ts';
import type { StoreKey } from './reseller-keys.ts';
import type { ResellerOrder } from './reseller-order.ts';
import { refuseInSandbox, sandboxPrice, sandboxStanding, sandboxSteps, validateInSandbox } from './trial-stories.ts';
import { findSandboxOrder, insertSandboxOrder, keepTold, lockDueSandboxOrder } from './trial-rows.ts';
import { askedBefore, keepRequest, type Request } from './top-up-rows.ts';
import type { TopUpInput } from './top-up.ts';

type Needs = { readonly pool: Pool; readonly clock: Clock };

/** Orders in the sandbox: refused and repeated as a real one, and nothing is booked or bought. */
export async function topUpInSandbox(
  { pool, clock }: Needs,
  who: StoreKey,
  input: TopUpInput,
  request: Request,
): Promise<ResellerOrder> {
  requireStars(input.stars, starsLimits);
  const verdict = validateInSandbox(input.recipient);
  const username = refuseRecipient(verdict, input.acceptUnverified === true);
  refuseInSandbox(username);
  const currency = await storeCurrency(pool, who.workspace);
  const price = sandboxPrice(input.stars, currency, scaleOf(currency));
  refusePrice(price, input.maxPrice);
  return transaction(pool, async (tx) => {
    const now = clock.now();
    await lockReseller(tx, who.workspace, who.user);
    const before = await askedBefore(tx, who, request, now);
    const known = before === undefined ? undefined : await findSandboxOrder(tx, who, before, now);
    if (known) return known;
    const order = { id: newId('so'), reseller: who.user, username, stars: input.stars, price, orderedAt: now };
    await keepRequest(tx, who, request, { order: order.id, at: now });
    return insertSandboxOrder(tx, who.workspace, { ...order, clientRef: request.clientRef });
  });
}

const bunch = 100;

/** Tells resellers what became of their orders in the sandbox, one at a time and each step once. */
export const sandboxSweep = ({ pool, clock }: Needs): Sweep => ({
  name: 'store.sandbox',
  run: async () => {
    let told = 0;
    while (told < bunch && (await tellNext(pool, clock.now()))) told += 1;
    return told;
  },
});

const tellNext = (pool: Pool, now: Date): Promise<boolean> =>
  transaction(pool, async (tx) => {
    const due = await lockDueSandboxOrder(tx, now);
    if (!due) return false;
    const { workspace, order, told } = due;
    const [step, next] = sandboxSteps(order.username).slice(told);
    const after = (seconds: number) => new Date(order.orderedAt.getTime() + seconds * 1000);
    if (step?.event) {
      const { endedAfter: _ended, ...standing } = sandboxStanding(order.username, step.after);
      const stood = {
        ...order,
        ...standing,
        status: step.status,
        number: 0n,
        name: null,
        isSandbox: true,
        endedAt: null,
      };
      await tellReseller(tx, workspace, { order: stood, event: step.event, at: after(step.after) });
    }
    await keepTold(tx, { workspace, id: order.id, told: told + 1, nextAt: next ? after(next.after) : null });
    return true;
  });
