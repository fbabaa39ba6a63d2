import type { WorkspaceId } from '#kernel';
import type { Gateway, ListedConnection, Statement } from './gateway.ts';
import type { PaymentsNeeds } from './purpose.ts';

/** Outer accounts that the operator keeps here, for gateways that give a statement. Wired from `#connections`. */
export type OuterAccounts = {
  /** Those of a gateway: all, or those that were added or changed since. */
  all(gateway: string, since?: Date): Promise<readonly ListedConnection[]>;
  /** One of them, by our id or by the operator's name for it; undefined when this workspace has no such one. */
  find(workspace: WorkspaceId, named: string): Promise<AccountAtGateway | undefined>;
};

export type AccountAtGateway = { readonly gateway: string; readonly connection: ListedConnection };

/**
 * Whether a payout is ours, as the module that pays out knows it; `under_way` while its money has not left the books.
 * False for what is not ours.
 */
export type KnowsPayout = (workspace: WorkspaceId, payout: string) => Promise<boolean | 'under_way'>;

/** The gateways whose statement is compared: those that have one, and no list of their own that is numbered. */
export const withStatement = ({ gateways }: Pick<PaymentsNeeds, 'gateways'>): (Gateway & { statement: Statement })[] =>
  Object.values(gateways).flatMap(({ statement, ...gateway }) =>
    statement && !gateway.history ? [{ ...gateway, statement }] : [],
  );

/** An account that is kept here, at a gateway that gives a statement. */
export async function findAccount(
  needs: Pick<PaymentsNeeds, 'gateways' | 'outerAccounts'>,
  workspace: WorkspaceId,
  named: string,
): Promise<AccountAtGateway | undefined> {
  const found = await needs.outerAccounts?.find(workspace, named);
  return found && withStatement(needs).some(({ code }) => code === found.gateway) ? found : undefined;
}
