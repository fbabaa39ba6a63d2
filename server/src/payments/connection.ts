import type { Clock, WorkspaceId } from '#kernel';
import type { Log } from '#jobs';

/** One outer account of a workspace at a gateway: a bot, a shop, a wallet. */
export type Connection = { readonly workspace: WorkspaceId; readonly id: string };

/** One field of what an operator enters to connect an outer account. */
export type FormField = {
  /** What it is and where it is found, in a sentence for the operator. */
  readonly about: string;
  /** What the whole value has to match. */
  readonly pattern: RegExp;
  /** Taken when nothing is entered; a field without it has to be entered. An empty text makes a field optional. */
  readonly usual?: string;
};

/** What an operator enters to connect an outer account: settings can be read again, secrets never. */
export type ConnectionForm = {
  readonly settings: Readonly<Record<string, FormField>>;
  readonly secrets: Readonly<Record<string, FormField>>;
};

/** An outer account with what opens it. Only adapters see it; it is never logged. */
export type OpenConnection = Connection & {
  /** Whose income it is when nobody asked for it. */
  readonly app: string;
  /** An account of the gateway's test network or test mode: money of another world, never mixed with real money. */
  readonly isTest: boolean;
  /** Every field of the form, the usual values filled in. */
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
};

/** What the wiring gives every adapter whose accounts are kept in `#connections`. */
export type GatewayNeeds = {
  readonly clock: Clock;
  readonly log: Log;
  /** Where our own webhooks are: `<publicUrl>/hooks/<gateway>/<connection>`. */
  readonly publicUrl: string;
  /** Where this gateway is, in place of the real one: `<root>/<code>`, the sandbox. */
  readonly root: string | undefined;
  /** Throws `GatewayUnavailable` (effect `none`) for an account that is unknown here. */
  open(connection: Connection): Promise<OpenConnection>;
};
