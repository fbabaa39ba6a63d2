import type { Clock, WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Engine } from '#ledger';
import type { PaymentsNeeds } from '#payments';
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

/** The way to operators' own programs: an address that must not be reached is refused, no redirect is followed. */
export type Callback = {
  /** Refuses with `invalid_request` an address that is not to be asked. */
  check(url: string): Promise<void> | void;
  /** Posts once. Throws when there was no answer. */
  post(request: CallbackPost): Promise<{ readonly status: number; readonly body: string }>;
};

export type CallbackPost = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
};

/** What it takes to ask an operator's program about a payment. */
export type Asking = PaymentsNeeds & { readonly masterKey: Buffer; readonly callback: Callback };

export type Needs = Reading &
  Spending &
  Selling & {
    /** What becomes of refunds that nobody decides about; `defaultUndecided` unless told. */
    readonly undecided?: Undecided;
  };
