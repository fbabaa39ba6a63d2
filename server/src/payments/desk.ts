import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { PaymentsNeeds } from './purpose.ts';
import type { Payment } from './payment.ts';
import { deskPayments, type DeskRow } from './desk-rows.ts';

/**
 * Why a payment waits for a person: `unmatched`, nobody knows what it was for; `differs`, another sum came than was asked
 * for; `unfulfilled`, the product does not take it; `strange`, the gateway says something that only a person can judge.
 */
export const deskKinds = ['unmatched', 'differs', 'unfulfilled', 'strange'] as const;

/** What can be done about it: `match` says what it was for, `accept` fulfils it with what came, `look` asks the gateway again. */
export const deskActions = ['match', 'accept', 'refund', 'look'] as const;
export type DeskAction = (typeof deskActions)[number];

/** A payment that waits for a person. */
export type DeskCase = {
  readonly kind: (typeof deskKinds)[number];
  readonly payment: Payment;
  readonly problem: string;
  readonly actions: readonly DeskAction[];
  readonly since: Date;
};

export type DeskPage = { readonly cases: readonly DeskCase[]; readonly cursor?: string };

type Needs = Pick<PaymentsNeeds, 'pool' | 'gateways'>;
type Filter = { readonly cursor?: string | undefined; readonly limit?: number | undefined };

/** Everything that waits for a person, newest first. Refuses `invalid_request` a cursor that is none of ours. */
export async function listDesk(
  needs: Needs,
  workspace: WorkspaceId,
  { cursor, limit: asked = 50 }: Filter,
): Promise<DeskPage> {
  if (cursor !== undefined && !isId('pay', cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(asked, 1), 200);
  const found = await deskPayments(needs.pool, workspace, { cursor, limit: limit + 1 });
  const cases = found.slice(0, limit).map((row) => caseOf(needs, row));
  const last = cases.at(-1);
  return found.length > limit && last ? { cases, cursor: last.payment.id } : { cases };
}

function caseOf({ gateways }: Needs, { payment, strange }: DeskRow): DeskCase {
  const gateway = gateways[payment.gateway];
  const refund: DeskAction[] = gateway?.refund ? ['refund'] : [];
  const look: DeskAction[] = gateway?.lookUp ? ['look'] : [];
  const since = payment.settledAt ?? payment.requestedAt;
  const problem = payment.problem ?? '';
  if (payment.status === 'unmatched')
    return { kind: 'unmatched', payment, problem, since, actions: ['match', ...refund] };
  if (payment.status === 'settled') {
    const kind = isAsAsked(payment) ? 'unfulfilled' : 'differs';
    return { kind, payment, problem, since, actions: ['accept', ...refund] };
  }
  return {
    kind: 'strange',
    payment,
    problem: strange?.words ?? problem,
    since: strange?.since ?? since,
    actions: look,
  };
}

/** Whether what came is what was asked for. */
export const isAsAsked = ({ paid, amount }: Payment): boolean =>
  paid?.asset === amount.asset && paid.units === amount.units;
