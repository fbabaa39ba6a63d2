import type { Amount, Clock, Id, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Log } from '#jobs';
import type { ServiceInput } from '#catalogue';
import type { Transfer } from '#ledger';
import type { Progress } from '#reselling/fulfilment';
import type { Provider } from './provider.ts';

/** The catalogue, as far as panels touch it. */
export type Shelf = {
  /** What a service costs everybody without terms of their own, in USD per 1,000. Undefined: there is no such service. */
  priceOf(
    db: Pool | Tx,
    workspace: WorkspaceId,
    service: number,
  ): Promise<{ readonly rate: Amount; readonly isEnabled: boolean } | undefined>;
  /** What it costs us now, in USD per 1,000: its price follows, where it is made of that. */
  setCost(tx: Tx, workspace: WorkspaceId, service: number, cost: Amount): Promise<void>;
  /** Doing so twice changes nothing; what an operator took out does not come back by us. */
  setEnabled(tx: Tx, workspace: WorkspaceId, service: number, isEnabled: boolean, reason: string): Promise<void>;
  /** Puts a service that is bought at a panel in the list, and answers its number. */
  put(tx: Tx, workspace: WorkspaceId, service: ServiceInput, by: string): Promise<number>;
};

/** What else is said with news of a run, and booked with it in one call. */
export type Beside = { readonly reason?: string; readonly beside?: readonly Transfer[] };

/** The orders, as far as panels touch them. Each is the last statement of the caller's transaction, and safe to repeat. */
export type Reports = {
  reportRun(
    tx: Tx,
    workspace: WorkspaceId,
    run: { readonly order: Id<'ro'>; readonly run: number },
    progress: Progress,
    more?: Beside,
  ): Promise<void>;
  reportRefill(
    tx: Tx,
    workspace: WorkspaceId,
    refill: Id<'prf'>,
    told: { readonly status: 'completed' | 'rejected'; readonly reason?: string },
  ): Promise<void>;
};

/** What upstream can touch. */
export type UpstreamNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Log;
  /** Seals keys of panels. */
  readonly masterKey: Buffer;
  /** By code. */
  readonly providers: Readonly<Record<string, Provider>>;
  /** Refuses an address that must not be reached: `url_not_allowed`. */
  checkUrl(url: string): void;
  readonly shelf: Shelf;
  readonly reports: Reports;
};
