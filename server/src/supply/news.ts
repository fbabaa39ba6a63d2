import type { Amount, Id, WorkspaceId } from '#kernel';
import type { Tx } from '#database';

/** What became of an errand, told to whoever gave it. */
export type SupplyNews = {
  readonly workspace: WorkspaceId;
  readonly order: Id<'so'>;
  readonly at: Date;
} &
  /** A supplier has it. */
  (
    | { readonly state: 'delivering'; readonly supplier: Id<'sup'> }
    | {
        readonly state: 'delivered';
        readonly supplier: Id<'sup'>;
        /** What it cost, in the asset the supplier is paid in: booked `platform:cost:stars → supplier:<id>`. */
        readonly cost: Amount;
        readonly proof: string | null;
      }
    /** Surely nothing was delivered, and nothing more is tried. */
    | { readonly state: 'failed'; readonly reason: string }
    /** Nobody knows: a person looks at it. The money stays where it is. */
    | { readonly state: 'review'; readonly reason: string }
    /** What was delivered has been taken back; `returned` is what the supplier gave back, null when it kept all. */
    | {
        readonly state: 'reversed';
        readonly supplier: Id<'sup'>;
        readonly cost: Amount;
        readonly returned: Amount | null;
        readonly reason: string;
      }
    /** What the network took for paying a supplier: booked already as `platform:cost:network → world`. */
    | { readonly state: 'network_fee'; readonly supplier: Id<'sup'>; readonly fee: Amount }
  );

/** Writes and books what the news mean, as the last statements of the supply's own transaction. Telling twice changes nothing. */
export type TellSupply = (tx: Tx, news: SupplyNews) => Promise<void>;

/** Stars that are to be bought for somebody. */
export type Errand = {
  readonly workspace: WorkspaceId;
  readonly order: Id<'so'>;
  /** Without `@`. */
  readonly username: string;
  readonly stars: number;
  /** The price guard: nothing is bought that costs more, by the rate of the moment. */
  readonly maxCost: Amount;
};
