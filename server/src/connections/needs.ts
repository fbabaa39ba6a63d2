import type { Pool } from '#database';
import type { Clock } from '#kernel';
import type { ConnectionForm } from '#payments/gateway';

/** What an operator enters for each gateway whose accounts are kept here, by its code. */
export type Forms = Readonly<Record<string, ConnectionForm>>;

export type ConnectionsNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly masterKey: Buffer;
  readonly forms: Forms;
};
