import type { Asset, Id, WorkspaceId } from '#kernel';
import type { PaymentsNeeds } from '#payments';
import type { RatesNeeds } from '#rates';
import type { ValidateNeeds } from '#supply';
import type { Connection } from '#payments/gateway';
import type { Notice } from './notice.ts';
import type { StoreOrder } from './order.ts';

/** The outer account that money comes in on, and whose income it would be if nobody had asked for it. */
export type StoreAccount = { readonly connection: Connection; readonly app: string; readonly isTest: boolean };

/** What commands about orders can touch. */
export type StoreNeeds = Pick<PaymentsNeeds, 'pool' | 'clock' | 'gateways' | 'purposes' | 'log'> &
  ValidateNeeds &
  Pick<RatesNeeds, 'rateRules'> & {
    /** Which outer account is meant. Refuses with `not_found`, `invalid_request` or `gateway_switched_off`. */
    readonly accountFor: (workspace: WorkspaceId, gateway: string, named?: string) => Promise<StoreAccount>;
    /** Tells a buyer what became of an order; nobody is told, when not given. */
    readonly tellBuyer?: TellBuyer;
  };

/**
 * Writes to a buyer, or edits what was written before. `told`: it arrived, or never can. `later`: try again. Called by a sweep,
 * in the order in which things happened, and perhaps twice after a crash. The words are those of `noticeText`.
 */
export type TellBuyer = (order: StoreOrder, notice: Notice) => Promise<'told' | 'later'>;

/** The currency of a store, as quotes ask for it. */
export type CurrencyOf = (workspace: WorkspaceId) => Promise<Asset>;

/** What names an order: its id, or its number as text. */
export type OrderName = Id<'so'> | (string & {});
