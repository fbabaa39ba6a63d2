import type { Gateway, RefundOutcome } from '#payments/gateway';

/** A gateway whose refunds answer, one after the other, what the script says; `done` when it is at its end. */
export type ScriptedGateway = {
  readonly gateways: { readonly stars: Gateway };
  /** The charges it was asked to give back, in order. */
  readonly asked: string[];
  /** The charges its own list shows given back: put them here. */
  readonly list: string[];
};

export function scriptedGateway(...script: (RefundOutcome | Error)[]): ScriptedGateway {
  const asked: string[] = [];
  const list: string[] = [];
  const stars: Gateway = {
    code: 'stars',
    refund: {
      async refund(_connection, charge) {
        asked.push(charge.externalId);
        const answer = script.shift() ?? { outcome: 'done' };
        if (answer instanceof Error) throw answer;
        return answer;
      },
      find: async (_connection, charge) => list.includes(charge.externalId),
    },
  };
  return { gateways: { stars }, asked, list };
}
