import type { Amount, Asset, WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { balancesAt, statement, type Statement, type StatementQuestion } from '#ledger';
import type { FundsNeeds } from './needs.ts';
import { checkUser, debtPlace, userPlace } from './user.ts';

/** What a person has, and what they owe after charge-backs: both above zero. */
export type UserState = {
  readonly user: string;
  readonly balances: readonly Amount[];
  readonly owed: readonly Amount[];
};

/** What a person has here now, by asset. Somebody nobody has heard of has nothing. */
export async function readUser(pool: Pool, workspace: WorkspaceId, user: string): Promise<UserState> {
  checkUser(user);
  const balances = await balancesAt(pool, workspace, userPlace(user));
  const owed = await balancesAt(pool, workspace, debtPlace(user));
  return {
    user,
    balances: balances.filter(({ units }) => units !== 0n),
    owed: owed.filter(({ units }) => units !== 0n).map(({ asset, units }) => ({ asset, units: -units })),
  };
}

/** What happened to a person's money of one asset in a period: opening + movements = closing, to the unit. */
export const userStatement = (
  needs: Pick<FundsNeeds, 'pool' | 'clock'>,
  user: string,
  question: Omit<StatementQuestion, 'address'> & { readonly asset: Asset },
): Promise<Statement> => statement(needs, { ...question, address: userPlace(checkUser(user)).address });
