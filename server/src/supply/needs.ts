import type { Clock, Id, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Log } from '#jobs';
import type { TellSupply } from './news.ts';
import type { PayChain } from './pay-chain.ts';
import type { Suppliers } from './supplier.ts';

/**
 * Who a Telegram id is, as our bots know them. Undefined: no bot of ours has met them. Throws when Telegram does not answer.
 */
export type KnowsUser = (
  workspace: WorkspaceId,
  telegramId: string,
) => Promise<{ readonly username: string | null; readonly name: string } | undefined>;

/** What supply can touch. */
export type SupplyNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Log;
  /** Seals what opens the accounts at suppliers. */
  readonly masterKey: Buffer;
  /** By code. */
  readonly suppliers: Suppliers;
  /** The store: writes and books what the news mean. Its order is locked already, by `lockStoreOrder`. */
  readonly tellSupply: TellSupply;
  /** Locks the row of an order until commit: it comes before the errand in the order of locks. */
  lockStoreOrder(tx: Tx, workspace: WorkspaceId, order: Id<'so'>): Promise<void>;
  /** Pays suppliers that are paid on the chain. */
  readonly payChain: PayChain;
  readonly knowsUser: KnowsUser;
  /** Where a supplier reaches us: `<publicUrl>/hooks/supplier/<sup>`. */
  supplierHookUrl(supplier: Id<'sup'>): string;
};
