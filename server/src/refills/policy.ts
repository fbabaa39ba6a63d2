import { Refusal } from '#kernel';
import type { Credits, GrantCategory, RollOver } from '#billing';
import { paces, type Pace, type Schedule } from './schedule.ts';
import { isZone } from './zoned.ts';

/** Who gets a scheduled refill: everybody billing has met, those with access to a feature, or those who are named. */
export type Audience =
  | { readonly to: 'all' }
  | { readonly to: 'entitled'; readonly feature: string }
  | { readonly to: 'named'; readonly customers: readonly string[] };

/** Credits that come every period. */
export type Scheduled = {
  readonly kind: 'scheduled';
  readonly creditType: string;
  readonly amount: bigint;
  /** `add` gives the amount; `fill_to` gives what is missing to it. */
  readonly mode: 'add' | 'fill_to';
  readonly category: GrantCategory;
  /** Seconds from the beginning of the period; `period`: with it. Never, when not given. */
  readonly expiresIn?: number | 'period';
  readonly rollOver?: RollOver;
  readonly schedule: Schedule;
  readonly audience: Audience;
};

/** An offer to buy when credits fall below a threshold. */
export type LowBalance = {
  readonly kind: 'low_balance';
  readonly creditType: string;
  readonly threshold: bigint;
  /** What is offered; without it receivers of webhooks are told, and nobody else. */
  readonly product?: string;
  readonly bot?: string;
  /** At most so many offers a period. */
  readonly cap?: { readonly times: number; readonly per: Pace };
  /** Seconds that have to pass after an offer. */
  readonly coolDown?: number;
  /** For those whose language is not known. */
  readonly language: 'en' | 'ru';
};

export type Terms = Scheduled | LowBalance;

type Asked<T, F extends string> = Omit<T, F> & { readonly [K in F & keyof T]: Credits };
export type TermsInput =
  | (Omit<Asked<Scheduled, 'amount'>, 'rollOver'> & {
      readonly rollOver?: { readonly cap: Credits; readonly expiresIn?: number };
    })
  | Asked<LowBalance, 'threshold'>;

export type RefillPolicy = {
  readonly code: string;
  readonly terms: Terms;
  readonly active: boolean;
  /** Decimals of its credit type; whole, when not given. */
  readonly scale?: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
};

const namedMax = 1000;

/** What can be said of terms by themselves. Refuses with `invalid_request` or `invalid_amount`. */
export function checkTerms(terms: Terms): void {
  if ((terms.kind === 'scheduled' ? terms.amount : terms.threshold) < 1n)
    throw new Refusal('invalid_amount', 'A refill is about at least one unit of its credit type.');
  if (terms.kind === 'low_balance') return;
  const { schedule, audience, mode, rollOver } = terms;
  if (!paces.includes(schedule.every)) throw wrong(`A refill comes every ${paces.join(', ')}.`);
  if (!isZone(schedule.zone)) throw wrong(`"${schedule.zone}" is not a time zone such as "Europe/Madrid".`);
  if (audience.to === 'named' && audience.customers.length > namedMax)
    throw wrong(`Name at most ${namedMax} customers.`);
  if (rollOver && mode === 'fill_to') throw wrong('What is filled up to an amount has nothing to carry over.');
}

const wrong = (sentence: string) => new Refusal('invalid_request', sentence);
