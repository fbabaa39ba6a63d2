import type { Finding as AnyFinding, Screened } from '#exchange';

/**
 * What the automatic checks can say about a task, in one closed list. `block`: nobody can let it pass; `review`: a person
 * has to look; `note`: the person who looks reads it. The comment names what `detail` tells.
 */
export const findingCodes = {
  kind_not_allowed: 'block', // the kind
  category_forbidden: 'block', // the category
  opted_out: 'block', // the target's key
  blocked_target: 'block', // the target's key
  blocked_domain: 'block', // the domain
  blocked_word: 'block', // the word
  blocked_country: 'block', // the country
  duplicate_task: 'review', // the other task
  risky_category: 'review', // the category
  unknown_category: 'review', // the category
  suspicious_word: 'review', // the word
  short_link: 'review', // the domain
  foreign_link: 'review', // the domain
  channel_small: 'note', // how many members
  channel_new: 'review', // Telegram's number of it
  slots_above_size: 'review', // how many members
  title_changed: 'review', // what it was
  username_changed: 'review', // what it was
  owner_changed: 'review', // what the checker said
  complaints: 'review', // how many
} as const satisfies Readonly<Record<string, AnyFinding['level']>>;
export type FindingCode = keyof typeof findingCodes;

/** One thing a check found; the words for it belong to whoever shows it. */
export type Finding = AnyFinding & { readonly code: FindingCode };

export const finding = (code: FindingCode, detail?: string | number): Finding => ({
  code,
  level: findingCodes[code],
  ...(detail !== undefined && { detail: String(detail) }),
});

/** What the orders of resellers are by their nature, several for one channel and for more than it has: read, and waited for by nobody. */
const usualOfResellers: readonly FindingCode[] = ['duplicate_task', 'slots_above_size'];

/** A finding as it counts for who pays. */
export const weighed = (found: Finding, payer: Draft['payer']): Finding =>
  payer === 'treasury' && usualOfResellers.includes(found.code) ? { ...found, level: 'note' } : found;

/** A task that somebody wants to make, as the checks see it. */
export type Draft = Pick<Screened, 'kind' | 'target' | 'targetKey' | 'category' | 'slots' | 'members' | 'payer'> & {
  /** Countries it has to do with, where the operator's own source knows them: ISO 3166 codes. */
  readonly countries?: readonly string[];
};
