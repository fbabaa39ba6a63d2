import type { IntakeNeeds } from '#payments';
import type { PayoutsNeeds } from '#payouts';

/** The account that pays, with what is set for it; bots have no settings that say how a destination is written. */
export const openPayer =
  (openAccount: IntakeNeeds['openAccount']): PayoutsNeeds['openPayer'] =>
  async (_gateway, { connection, app, isTest }) =>
    (await openAccount(connection.id))?.opened ?? { ...connection, app, isTest, settings: {}, secrets: {} };
