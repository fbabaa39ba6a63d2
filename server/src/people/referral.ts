import { isSubject } from './subject.ts';

/** Why somebody who was named as a referrer is none. */
export const referralRefusals = ['self', 'unknown', 'erased', 'circular', 'shared_device', 'shared_address'] as const;
export type ReferralRefusal = (typeof referralRefusals)[number];

/** What is known of two people when one of them names the other. */
export type ReferralFacts = {
  readonly user: string;
  readonly named: string;
  /** Whether the one who is named is here: not at all, once and erased, or now. */
  readonly standing: 'unknown' | 'erased' | 'here';
  /** Who brought the one who is named, who brought those, and so on. */
  readonly above: readonly string[];
  readonly shares: ReadonlySet<'device' | 'address'>;
};

/** Why this referrer is refused; nothing, when they are allowed. */
export function judgeReferral({ user, named, standing, above, shares }: ReferralFacts): ReferralRefusal | undefined {
  if (named === user) return 'self';
  if (standing !== 'here') return standing;
  if (above.includes(user)) return 'circular';
  if (shares.has('device')) return 'shared_device';
  return shares.has('address') ? 'shared_address' : undefined;
}

/** Whom a start parameter names as the referrer: `r_<user>`. */
export function referrerIn(startParam: string | undefined): string | undefined {
  if (!startParam?.startsWith('r_')) return undefined;
  const named = startParam.slice(2);
  return isSubject(named) ? named : undefined;
}
