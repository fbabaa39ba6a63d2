import { listConnections } from '#connections';
import type { Pool } from '#database';
import { isId, Refusal, type WorkspaceId } from '#kernel';
import { getPayment, type Payment } from '#payments';
import type { Bot } from '#telegram';

/** The connection through which a bot's provider charges: the payment's own, or the only one that this bot has. */
export const providerAccount =
  (pool: Pool) =>
  async ({ workspace, id }: Bot, payload: string): Promise<string | undefined> => {
    const asked = await paymentOf(pool, workspace, payload);
    if (asked?.gateway === 'provider') return asked.connection;
    const all = await listConnections(pool, { workspace, gateway: 'provider' });
    const [only, ...others] = all.filter(({ settings }) => settings['bot'] === id);
    return others.length === 0 ? only?.id : undefined;
  };

/** The payment of this id, if the payload is one of ours. */
async function paymentOf(pool: Pool, workspace: WorkspaceId, payload: string): Promise<Payment | undefined> {
  if (!isId('pay', payload)) return undefined;
  return getPayment(pool, workspace, payload).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'not_found') return undefined;
    throw error;
  });
}
