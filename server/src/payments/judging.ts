import type { Gateway, History } from './gateway.ts';
import type { Lease } from './outer-list-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { defaultRules, type OuterList, type Reconciliation, type ReconciliationRules } from './reconciliation.ts';

/** One run at work: the list it reads, the right to do so, and where it stands. */
export type Judging = {
  readonly run: Reconciliation;
  readonly list: OuterList;
  readonly lease: Lease;
  readonly history: History;
  readonly rules: ReconciliationRules;
};

export const rulesOf = ({ reconciliation }: Pick<PaymentsNeeds, 'reconciliation'>): ReconciliationRules => ({
  ...defaultRules,
  ...reconciliation,
});

export const connectionOf = ({ workspace, connection }: Pick<OuterList, 'workspace' | 'connection'>) => ({
  workspace,
  id: connection,
});

/** The gateways that have a list to read. */
export const listed = ({ gateways }: Pick<PaymentsNeeds, 'gateways'>): (Gateway & { history: History })[] =>
  Object.values(gateways).flatMap(({ history, ...gateway }) => (history ? [{ ...gateway, history }] : []));
