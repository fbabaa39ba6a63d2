import { firstCharge, type RecurringCharge, type RecurringFacts, type RenewalAsked, type RenewalTold } from '#payments';
import type { Sold, Standing, SubscriptionPeriod, SubscriptionState } from './subscription.ts';

type Terms = Pick<Sold, 'period' | 'grace' | 'replacedAt'>;

const later = (instant: Date, seconds: number): Date => new Date(instant.getTime() + seconds * 1000);

/** The period a charge pays for: it ends when its gateway says so, or else a period after the charge. */
export function periodOfCharge(charge: RecurringCharge, { period, grace }: Terms): SubscriptionPeriod {
  const until = charge.expiresAt ?? later(charge.occurredAt, period);
  const status = charge.returnedAt || charge.refundedAt ? 'refunded' : charge.fulfilledAt ? 'fulfilled' : 'settled';
  return {
    payment: charge.payment,
    charge: charge.charge,
    from: later(until, -period),
    until,
    accessUntil: later(until, grace),
    status,
  };
}

/**
 * What a subscription is at an instant: worked out from everything that is known by then and from nothing else, so the
 * order in which the news came makes no difference.
 */
export function standingAt(terms: Terms, facts: RecurringFacts, at: Date): Standing {
  const charges = facts.charges.filter((charge) => charge.fulfilledAt ?? charge.returnedAt);
  const periods = charges
    .map((charge) => periodOfCharge(charge, terms))
    .sort((one, other) => +one.until - +other.until || (one.charge < other.charge ? -1 : 1));
  const last = periods.findLast(({ status }) => status === 'fulfilled');
  const first = firstCharge(charges);
  const told = newestTold(facts.told);
  const stopped = isStopped(facts, charges, told);
  const replaced = terms.replacedAt !== undefined && !charges.some(isAfter(terms.replacedAt));
  const canceled = stopped || replaced || isCanceled(charges, told);
  const failed = told?.state === 'failed' && last !== undefined && at >= last.until;
  const state = stateAt(at, periods.length > 0, last, canceled);
  const changesAt = [last?.until, last?.accessUntil].find((instant) => instant !== undefined && instant > at);
  return {
    state,
    periods,
    renews: (state === 'active' || state === 'past_due') && !failed,
    failed,
    stoppedByUs: stopped,
    ...(last && { paidUntil: last.until, accessUntil: last.accessUntil }),
    ...(first && { firstCharge: first.charge }),
    ...(changesAt && { changesAt }),
    ...askingOf(facts.asked),
  };
}

function stateAt(
  at: Date,
  wasPaid: boolean,
  last: SubscriptionPeriod | undefined,
  canceled: boolean,
): SubscriptionState {
  if (!wasPaid) return 'pending';
  if (!last || at >= last.accessUntil) return 'ended';
  if (canceled) return 'canceled';
  return at < last.until ? 'active' : 'past_due';
}

/** How far Telegram's clock and ours may be apart. */
const skew = 5 * 60_000;

const isAfter =
  (instant: Date) =>
  ({ occurredAt }: RecurringCharge): boolean =>
    +occurredAt > +instant + skew;

/**
 * Telegram numbers updates in order, but begins anywhere after a week without any. It keeps what it could not deliver
 * for a day; so of two that came more than eight days apart the one that came later is the newer, whatever its number.
 */
const longestDelay = 8 * 86_400_000;

function newestTold(told: readonly RenewalTold[]): RenewalTold | undefined {
  const byArrival = told.toSorted((one, other) => +one.receivedAt - +other.receivedAt || one.order - other.order);
  return byArrival.reduce<RenewalTold | undefined>((newest, one) => {
    if (!newest || +one.receivedAt - +newest.receivedAt > longestDelay) return one;
    return one.order > newest.order ? one : newest;
  }, undefined);
}

/** A charge after a cancellation shows that it was taken up again, whether or not that was told. */
function isCanceled(charges: readonly RecurringCharge[], told: RenewalTold | undefined): boolean {
  if (told?.state !== 'canceled') return false;
  return !charges.some((charge) => isLater(charge, told));
}

/** Certain when it happened after the other was heard of; otherwise by the numbers, as far as both have one. */
function isLater(charge: RecurringCharge, told: RenewalTold): boolean {
  if (isAfter(told.receivedAt)(charge)) return true;
  if (charge.order === undefined || +told.receivedAt - +charge.receivedAt > longestDelay) return false;
  return charge.order > told.order;
}

/**
 * We asked to stop it, and since then there was no charge. Only when we have let it go can the person take it up again.
 */
function isStopped(
  { asked }: RecurringFacts,
  charges: readonly RecurringCharge[],
  told: RenewalTold | undefined,
): boolean {
  if (!asked?.stoppedAt) return false;
  const { stoppedAt, askedAt, renews } = asked;
  const isBack = renews && told?.state === 'active' && told.receivedAt >= askedAt;
  return !isBack && !charges.some(isAfter(stoppedAt));
}

function askingOf(asked: RenewalAsked | undefined): Pick<Standing, 'asking' | 'problem'> {
  if (!asked || asked.status === 'done') return {};
  const problem = asked.problem === undefined ? {} : { problem: asked.problem };
  if (asked.status === 'refused') return problem;
  return { asking: asked.renews ? 'resume' : 'stop', ...problem };
}

/** The facts as they were known at an instant of the past. */
export function factsAt(facts: RecurringFacts, at: Date): RecurringFacts {
  const known = (instant: Date | undefined): boolean => instant !== undefined && instant <= at;
  const { asked } = facts;
  return {
    charges: facts.charges
      .filter(({ fulfilledAt, refundedAt }) => known(fulfilledAt) || known(refundedAt))
      .map((charge) => forget(charge, at)),
    told: facts.told.filter(({ receivedAt }) => receivedAt <= at),
    ...(asked && asked.askedAt <= at && { asked }),
  };
}

function forget({ returnedAt, refundedAt, ...charge }: RecurringCharge, at: Date): RecurringCharge {
  if (refundedAt === undefined || refundedAt > at) return charge;
  return { ...charge, refundedAt, ...(returnedAt && { returnedAt }) };
}
