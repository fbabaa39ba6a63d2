import type { Clock, WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Engine } from '#ledger';
import type { PaymentsNeeds } from '#payments';
import type { Door } from '#outbound';
import type { Undecided } from './decide-overdue.ts';
import type { RefusalLog } from './refusal-log.ts';

/** What a question about the past or the catalogue needs. */
export type Reading = { readonly pool: Pool; readonly clock: Clock };

/** What the hot calls need: one SQL call on the workspace's lane. */
export type Spending = {
  readonly clock: Clock;
  readonly engine: Engine;
  /** Where noes are kept for the timeline; nowhere, when not given. */
  readonly refusals?: RefusalLog;
};

/** The bot that sells: where its invoices are made, and the app whose income it is. */
export type Bot = { readonly id: string; readonly app: string };

/** What selling needs. `botFor` finds a bot of the workspace: the named one, or the only one there is. */
export type Selling = Reading & {
  readonly gateways: PaymentsNeeds['gateways'];
  botFor(workspace: WorkspaceId, bot?: string): Promise<Bot>;
};

/** What it takes to ask an operator's program about a payment. */
export type Asking = PaymentsNeeds & { readonly masterKey: Buffer; readonly door: Door };

export type Needs = Reading &
  Spending &
  Selling & {
    /** What becomes of refunds that nobody decides about; `defaultUndecided` unless told. */
    readonly undecided?: Undecided;
  };
