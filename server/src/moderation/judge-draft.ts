import { taskKinds } from '#exchange';
import { riskOf } from './category.ts';
import { finding, weighed, type Draft, type Finding } from './finding.ts';
import { shortLinkDomains, suspiciousWords, telegramDomains } from './known-words.ts';
import type { Limits } from './limits.ts';
import { domainOf, hasWords, isUnder } from './spelling.ts';

/** What the tables say about a draft; gathered by `screen`. */
export type Known = {
  readonly blocks: readonly { readonly list: 'word' | 'target' | 'domain' | 'country'; readonly value: string }[];
  readonly isOptedOut: boolean;
  /** An open task of the same kind for the same target. */
  readonly other?: string | undefined;
};

/** Every finding of the automatic checks: a pure rule over the draft and what the tables say. */
export const judgeDraft = (draft: Draft, known: Known, limits: Limits): Finding[] =>
  [
    ...judgeKind(draft),
    ...judgeTarget(draft, known),
    ...judgeWords(draft, known),
    ...judgeLink(draft, known),
    ...judgeCountries(draft, known),
    ...judgeSize(draft, limits),
  ].map((found) => weighed(found, draft.payer));

function judgeKind({ kind, category = 'general' }: Draft): Finding[] {
  const risk = riskOf(category);
  return [
    ...((taskKinds as readonly string[]).includes(kind) ? [] : [finding('kind_not_allowed', kind)]),
    ...(risk === 'forbidden' ? [finding('category_forbidden', category)] : []),
    ...(risk === 'risky' ? [finding('risky_category', category)] : []),
    ...(risk === 'unknown' ? [finding('unknown_category', category)] : []),
  ];
}

function judgeTarget({ target, targetKey }: Draft, { blocks, isOptedOut, other }: Known): Finding[] {
  const names = [targetKey, target.id, ...(target.username === undefined ? [] : [`@${target.username.toLowerCase()}`])];
  const isBlocked = blocks.some(({ list, value }) => list === 'target' && names.includes(value));
  return [
    ...(isOptedOut ? [finding('opted_out', targetKey)] : []),
    ...(isBlocked ? [finding('blocked_target', targetKey)] : []),
    ...(other === undefined ? [] : [finding('duplicate_task', other)]),
  ];
}

function judgeWords({ target }: Draft, { blocks }: Known): Finding[] {
  const texts = [target.title, (target.username ?? '').replaceAll('_', ' ')];
  const isIn = (word: string) => texts.some((text) => hasWords(text, word));
  const blocked = blocks.filter(({ list, value }) => list === 'word' && isIn(value));
  return [
    ...blocked.map(({ value }) => finding('blocked_word', value)),
    ...suspiciousWords.filter(isIn).map((word) => finding('suspicious_word', word)),
  ];
}

function judgeLink({ target }: Draft, { blocks }: Known): Finding[] {
  const host = domainOf(target.link);
  if (host === undefined) return [finding('foreign_link', target.link)];
  const among = (domains: readonly string[]) => domains.some((domain) => isUnder(host, domain));
  if (among(blocks.filter(({ list }) => list === 'domain').map(({ value }) => value)))
    return [finding('blocked_domain', host)];
  if (among(shortLinkDomains)) return [finding('short_link', host)];
  return among(telegramDomains) ? [] : [finding('foreign_link', host)];
}

const judgeCountries = ({ countries = [] }: Draft, { blocks }: Known): Finding[] =>
  countries
    .map((country) => country.toUpperCase())
    .filter((country) => blocks.some(({ list, value }) => list === 'country' && value === country))
    .map((country) => finding('blocked_country', country));

/** Telegram tells nobody when a channel was made; its number tells it roughly, where the operator says from which on. */
function judgeSize({ target, members, slots }: Draft, { leastMembers, newFromId, growthPercent }: Limits): Finding[] {
  const isNew = target.type === 'chat' && newFromId !== undefined && channelNumber(target.id) >= newFromId;
  if (members === undefined) return isNew ? [finding('channel_new', target.id)] : [];
  const isMuch = BigInt(slots) * 100n > BigInt(members) * BigInt(growthPercent);
  return [
    ...(members < leastMembers ? [finding('channel_small', members)] : []),
    ...(isNew ? [finding('channel_new', target.id)] : []),
    ...(isMuch ? [finding('slots_above_size', members)] : []),
  ];
}

/** A channel's own number: what stands behind `-100`. */
const channelNumber = (id: string): bigint => (/^-100\d+$/.test(id) ? BigInt(id.slice(4)) : 0n);
