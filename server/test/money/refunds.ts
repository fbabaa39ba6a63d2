import type { Clock } from '#kernel';
import type { Pool } from '#database';
import { getPayment, listRefunds, requestRefund, sendRefund, type Purpose, type Refund } from '#payments';
import type { RefundOutcome } from '#payments/gateway';
import { scriptedGateway, type ScriptedGateway } from './scripted-gateway.ts';
import { openTill, type Till } from './till.ts';

type Parts = { pool: Pool; clock: Clock; purpose?: Purpose; script?: (RefundOutcome | Error)[] };

/** A till whose payment of 250 Stars came in, and a gateway that answers refunds by a script. */
export type PaidTill = Till &
  ScriptedGateway & {
    readonly ask: (key: string, policy?: string) => Promise<Refund>;
    /** Sends a refund, as the sweep would. */
    readonly send: (refund: Pick<Refund, 'id'> | undefined) => Promise<void>;
    readonly status: () => Promise<string>;
    readonly refunds: () => Promise<readonly Refund[]>;
  };

export async function openPaidTill({ script = [], ...parts }: Parts): Promise<PaidTill> {
  const scripted = scriptedGateway(...script);
  const till = await openTill({ ...parts, gateways: scripted.gateways });
  await till.settled();
  const { needs, workspace, payment } = till;
  return {
    ...till,
    ...scripted,
    ask: (key, policy) =>
      requestRefund(needs, { workspace, payment: payment.id, key, ...(policy === undefined ? {} : { policy }) }),
    send: (refund) => sendRefund(needs, { workspace, id: refund?.id ?? '' }),
    status: async () => (await getPayment(parts.pool, workspace, payment.id)).status,
    refunds: () => listRefunds(parts.pool, workspace, payment.id),
  };
}
