import type { Pool, Tx } from '#database';
import type { Log } from '#jobs';
import type { Amount, Clock, WorkspaceId } from '#kernel';
import type { Connection, MoneyOut, OpenConnection } from '#payments/gateway';
import type { Chain } from './chain.ts';
import type { HighloadWallet } from './highload-wallet.ts';
import type { PayoutTerms } from './payout-terms.ts';
import type { Signer } from './signer.ts';

/** What the operator has to hear of a wallet that payouts leave from. */
export type FundsAlarm = {
  readonly workspace: WorkspaceId;
  readonly connection: string;
  /** `low`: less than the alarm's mark. `daily_limit`: today no more leaves. `halted`: nothing leaves until somebody looks. */
  readonly reason: 'low' | 'daily_limit' | 'halted';
  readonly funds: Amount;
  /** The mark or the limit that was reached. */
  readonly limit?: Amount;
  readonly words: string;
  readonly occurredAt: Date;
};

/** What the part of TON that pays out can touch. */
export type PayoutNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Log;
  readonly open: (connection: Connection) => Promise<OpenConnection>;
  readonly chainOf: (connection: OpenConnection) => Chain;
  readonly signer: Signer;
  readonly moneyOut: MoneyOut;
  /** Tells the operator, if and only if the transaction commits. */
  readonly alarm: (tx: Tx, alarm: FundsAlarm) => Promise<void>;
};

/** A wallet while it is worked for: its connection, its terms, and the chain it is on. */
export type OpenWallet = Connection & {
  readonly terms: PayoutTerms;
  readonly wallet: HighloadWallet;
  readonly chain: Chain;
};
