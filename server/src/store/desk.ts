import type { StoreOrder } from './order.ts';

/** Why an order waits for a person. */
export const deskKinds = ['review', 'reversed', 'delivered_after_failure', 'charged_back'] as const;
export type DeskKind = (typeof deskKinds)[number];

/**
 * `deliver_again`: the first purchase surely came to nothing, another is made. `delivered`: it is there, `proof` says how one
 * knows. `give_back`: the buyer gets the money. `keep`: they do not. `seen`: nothing more is to be done.
 */
export const deskActions = ['deliver_again', 'delivered', 'give_back', 'keep', 'seen'] as const;
export type DeskAction = (typeof deskActions)[number];

/** What can be done about each. */
export const actionsOfDesk: Readonly<Record<DeskKind, readonly DeskAction[]>> = {
  review: ['deliver_again', 'delivered', 'give_back'],
  reversed: ['give_back', 'keep'],
  delivered_after_failure: ['seen'],
  charged_back: ['seen'],
};

/** Something about an order that a person has to decide. */
export type StoreDeskCase = {
  readonly order: StoreOrder;
  readonly kind: DeskKind;
  readonly reason: string;
  readonly since: Date;
  readonly actions: readonly DeskAction[];
};

export type Resolution = {
  /** Its id or its number. */
  readonly order: string;
  readonly action: DeskAction;
  /** Why, in the operator's words; kept. */
  readonly reason: string;
  /** With `delivered`: what shows it. */
  readonly proof?: string;
  readonly actor: string;
};
