import type { Asset } from '#kernel';
import { GatewayUnavailable, type Gateway, type RefundOutcome } from '#payments/gateway';

/** How a payment system for tests answers: what it takes, and what becomes of refunds. */
export type ToyMethod = {
  readonly code: string;
  readonly asset: Asset;
  readonly gateway: Gateway;
  /** What it says to a refund; `silent`: nothing. Nothing can be given back there, when undefined. */
  refunds: RefundOutcome | 'silent' | undefined;
  /** Charges that were given back, in the order they were asked for. */
  readonly given: string[];
};

/** A payment system that invoices at once, and whose charges are told by the test. */
export function toyMethod(code: string, asset: Asset, refunds?: RefundOutcome): ToyMethod {
  const given: string[] = [];
  const method: ToyMethod = {
    code,
    asset,
    refunds,
    given,
    gateway: {
      code,
      payIn: {
        assets: [asset],
        createInvoice: async (_connection, { payment }) => ({ url: `https://pay.test/${payment}` }),
      },
      ...(refunds && {
        refund: {
          refund: async (_connection, { externalId }) => {
            if (method.refunds === 'silent' || !method.refunds) throw new GatewayUnavailable('No answer.', 'unknown');
            if (method.refunds.outcome === 'done' && !given.includes(externalId)) given.push(externalId);
            return method.refunds;
          },
        },
      }),
    },
  };
  return method;
}
