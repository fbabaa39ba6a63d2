import type { Tx } from '#database';
import type { JsonObject } from '#jobs';
import { announce } from '#webhooks';
import type { SupplierAccount } from './account.ts';

/** What an operator is told of a supplier. */
export type AlarmKind =
  | 'broken'
  | 'balance_low'
  | 'books_differ'
  | 'float_unrecorded'
  | 'price_risen'
  | 'money_there'
  | 'contradiction';

export const announceAlarm = (
  tx: Tx,
  { workspace, id, name }: Pick<SupplierAccount, 'workspace' | 'id' | 'name'>,
  at: Date,
  kind: AlarmKind,
  words: string,
  more: JsonObject = {},
): Promise<void> =>
  announce(tx, workspace, {
    type: 'supplier.alarm',
    occurredAt: at,
    data: { supplier: id, name, kind, words, ...more },
  });
