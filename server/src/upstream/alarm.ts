import type { Tx } from '#database';
import type { JsonObject } from '#jobs';
import { announce } from '#webhooks';
import type { ProviderAccount } from './account.ts';

/** What an operator is told of a panel. */
export type AlarmKind = 'broken' | 'balance_low' | 'books_differ' | 'float_unrecorded' | 'service_gone' | 'price_risen';

export const announceAlarm = (
  tx: Tx,
  { workspace, id, name }: Pick<ProviderAccount, 'workspace' | 'id' | 'name'>,
  at: Date,
  kind: AlarmKind,
  words: string,
  more: JsonObject = {},
): Promise<void> =>
  announce(tx, workspace, {
    type: 'provider.alarm',
    occurredAt: at,
    data: { provider: id, name, kind, words, ...more },
  });
