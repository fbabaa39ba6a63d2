import type { Manner } from './manners.ts';
import { type No, wordsOf } from './no.ts';
import type { OrderStatus } from './state.ts';

const classic: Readonly<Record<OrderStatus, string>> = {
  pending: 'Pending',
  in_progress: 'In progress',
  processing: 'Processing',
  completed: 'Completed',
  partial: 'Partial',
  canceled: 'Canceled',
};

const spellings: Readonly<Record<Manner['spelling'], (status: OrderStatus) => string>> = {
  classic: (status) => classic[status],
  lower: (status) => classic[status].toLowerCase(),
  british: (status) =>
    status === 'canceled' ? 'Cancelled' : status === 'in_progress' ? 'Inprogress' : classic[status],
  screaming: (status) => status.toUpperCase(),
};

export const sayStatus = (status: OrderStatus, { spelling }: Manner): string => spellings[spelling](status);

/** A decimal as text or as a number of JSON, which some panels send. */
export const sayNumber = (text: string | number, { numbers }: Manner): string | number =>
  numbers === 'strings' ? String(text) : Number(text);

export const sayId = (id: number, { ids }: Manner): string | number => (ids === 'strings' ? String(id) : id);

/** A no to one of many. */
export const sayItemNo = (said: No, manner: Manner): { error: string } => ({ error: wordsOf(said, manner) });
