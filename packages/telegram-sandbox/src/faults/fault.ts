/** What can go wrong with an update on its way to a bot. */
export const updateFaults = ['duplicate', 'drop', 'delay', 'reorder'] as const;
/** What can go wrong with a call. */
export const callFaults = ['429', '500', 'timeout_before', 'timeout_after'] as const;

export type FaultKind = (typeof updateFaults)[number] | (typeof callFaults)[number];

/** A standing order to make something go wrong. */
export type Fault = {
  readonly target: string;
  readonly kind: FaultKind;
  /** The chance that a fitting call or update is struck, 0 to 1. */
  readonly rate: number;
  /** How often it still strikes. */
  times: number;
  /** Strikes this method only, or updates of this kind only. */
  readonly method?: string;
  readonly update?: string;
  readonly retry_after?: number;
  /** How long a delay or a hang lasts. */
  readonly seconds?: number;
};
