import type { Target, TaskKind } from '#exchange';

/**
 * What the automatic checks can say about a task, in one closed list. `stops`: nobody can let it pass. `asks`: a person
 * has to look.
 */
export const findingCodes = {
  kind_not_allowed: 'stops', // kind
  category_forbidden: 'stops', // category
  opted_out: 'stops', // target
  blocked_target: 'stops', // target
  blocked_domain: 'stops', // domain
  blocked_word: 'stops', // word
  blocked_country: 'stops', // country
  duplicate_task: 'stops', // task
  risky_category: 'asks', // category
  unknown_category: 'asks', // category
  suspicious_word: 'asks', // word
  short_link: 'asks', // domain
  foreign_link: 'asks', // domain
  channel_small: 'asks', // members, least
  channel_new: 'asks', // id, from
  slots_above_size: 'asks', // slots, members
  title_changed: 'asks', // was, is
  username_changed: 'asks', // was, is
  owner_changed: 'asks', // reason
  complaints: 'asks', // count
} as const satisfies Readonly<Record<string, 'stops' | 'asks'>>;
export type FindingCode = keyof typeof findingCodes;

/** One thing a check found; the words for it belong to whoever shows it. */
export type Finding = {
  readonly code: FindingCode;
  readonly weight: 'stops' | 'asks';
  readonly values: Readonly<Record<string, string>>;
};

export const finding = (code: FindingCode, values: Readonly<Record<string, string>> = {}): Finding => ({
  code,
  weight: findingCodes[code],
  values,
});

/** A task that somebody wants to make, as the checks see it. */
export type Draft = {
  readonly owner: string;
  readonly kind: TaskKind;
  readonly target: Target;
  readonly category: string;
  readonly slots: number;
  /** How many members the channel has, where Telegram told it. */
  readonly members?: number | undefined;
  /** Countries it is for or comes from, where somebody knows: ISO 3166 codes. */
  readonly countries?: readonly string[] | undefined;
  readonly isControl?: boolean | undefined;
  /** The task itself, when it is looked at again: it is no duplicate of itself. */
  readonly task?: string | undefined;
};
