/** What moderation keeps to; a wiring may say otherwise. */
export type Limits = {
  /** A review should be decided within so many hours. */
  readonly reviewHours: number;
  /** So many different people's complaints pause a task … */
  readonly complaintsMax: number;
  /** … or so many per cent of those who took it, once `complaintsFrom` have. */
  readonly complaintsPercent: number;
  readonly complaintsFrom: number;
  /** Somebody whose last so many complaints were all dismissed is read, but pauses nothing. */
  readonly wrongInARow: number;
  readonly appealDecideDays: number;
  /** A channel with fewer members is looked at. */
  readonly leastMembers: number;
  /** A task may ask for so many per cent of a channel's members before somebody looks. */
  readonly growthPercent: number;
  /** Channels with a number from this one on are new; not asked when it is not given. */
  readonly newFromId?: bigint;
  /** How often the target of a running task is looked at. */
  readonly watchHours: number;
  /** How many targets one run of the sweep looks at. */
  readonly watchBatch: number;
};

export const usualLimits: Limits = {
  reviewHours: 24,
  complaintsMax: 3,
  complaintsPercent: 5,
  complaintsFrom: 20,
  wrongInARow: 3,
  appealDecideDays: 5,
  leastMembers: 50,
  growthPercent: 100,
  watchHours: 24,
  watchBatch: 5,
};
