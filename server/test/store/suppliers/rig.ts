import type { Amount } from '#kernel';
import type { Delivery } from '#payments/gateway';
import type { Access, Supplier } from '#supply/supplier';
import type { ScriptedServer } from '../scripted-server.ts';
import type { CaseName } from './case-names.ts';

/** Where an order can be brought at the supplier's side. */
export type Stage = 'pending' | 'held' | 'delivered' | 'failed' | 'ran_out' | 'reversed' | 'strange';

/** One account at one scripted supplier. */
export type SupplierWorld = {
  readonly access: Access;
  readonly server: ScriptedServer;
  /** The calls as the server sees them: `POST /v1/orders`. */
  readonly calls: { readonly place: string; readonly find: string; readonly validate: string };
  /** What so many Stars cost there now. */
  cost(stars: number): Amount;
  /** What there is, newest last. */
  orders(): readonly { readonly externalId: string; readonly username: string; readonly stars: number }[];
  /** How much of ours was taken for what there is; on the chain nothing is before it is paid. */
  taken(): bigint;
  know(username: string, how: 'yes' | 'no' | 'unknown'): void;
  /** Twice as dear from now on. */
  raisePrice(): void;
  empty?(): void;
  /** The key is no longer taken. */
  lock?(): Access;
  bring(externalId: string, stage: Stage): void;
  /** Removes what is known of an order. */
  forget(externalId: string): void;
  /** The answer to a question about this order, told of another. */
  confuse(externalId: string): string;
  /** What it sends about an order, signed with these secrets in place of its own. */
  delivery?(externalId: string, secrets?: readonly string[]): Delivery;
  close(): Promise<void>;
};

/** What the conformance suite has to know about a supplier. */
export type SupplierRig = {
  readonly code: string;
  readonly supplier: Supplier;
  open?(now: () => Date): Promise<SupplierWorld>;
  /** Where a failure gives our money back by itself. */
  readonly returns?: true;
  /** Where what is delivered has a proof. */
  readonly proves?: true;
  /** What cannot happen here, with the reason printed in the table; a text for all that is not named otherwise. */
  readonly cannot?: Partial<Record<CaseName, string>>;
  readonly cannotAny?: string;
};
