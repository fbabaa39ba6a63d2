import { Refusal, unitsMax, type Amount } from '#kernel';
import { longestSeconds } from './duration.ts';
import { checkCode } from './feature.ts';
import { checkPolicy, type RefundPolicy } from './revocation.ts';
import type { Credits } from './credit-type.ts';
import type { RollOver } from './roll-over.ts';
import { checkName } from './use.ts';

export const productKinds = ['credit_pack', 'pass', 'subscription'] as const;
export type ProductKind = (typeof productKinds)[number];

/** Credits that a product gives: one lot per line. */
export type GrantLine = {
  readonly creditType: string;
  readonly amount: bigint;
  /** Decimals of the credit type; whole, when not given. */
  readonly scale?: number;
  /** Seconds from the purchase until the lot expires; never, when not given. */
  readonly expiresIn?: number;
  /** Lower is spent first, 0 to 1000; 50, when not given. */
  readonly priority?: number;
  readonly rollOver?: RollOver;
};

/** A line as it is asked for: amounts are units, or decimal texts at the scale of the type. */
export type GrantLineInput = Omit<GrantLine, 'amount' | 'scale' | 'rollOver'> & {
  readonly amount: Credits;
  readonly rollOver?: { readonly cap: Credits; readonly expiresIn?: number };
};

/** Access that a product gives. */
export type EntitlementLine = {
  readonly feature: string;
  /** Seconds; for ever, when not given. */
  readonly duration?: number;
};

export type ProductInput = {
  readonly code: string;
  readonly kind: ProductKind;
  readonly title: string;
  readonly description: string;
  /** Whole Stars. */
  readonly price: Amount;
  readonly grants: readonly GrantLineInput[];
  readonly entitlements: readonly EntitlementLine[];
  readonly refundPolicy: RefundPolicy;
  /** Of a subscription: seconds for which access goes on after what is paid for; a day, when not given. */
  readonly grace?: number;
  /** A customer buys it once and never again, refunded or not. */
  readonly oncePerCustomer?: boolean;
  /** False withdraws it from sale; what was sold runs on. */
  readonly active?: boolean;
  readonly availableFrom?: Date;
  readonly availableUntil?: Date;
};

/** One version of a product. A change makes the next one; what was sold keeps its own. */
export type Product = Omit<ProductInput, 'grants'> & {
  readonly grants: readonly GrantLine[];
  readonly version: number;
  readonly createdAt: Date;
};

/** Telegram takes titles of 1 to 32 and descriptions of 1 to 255 characters, and subscriptions up to 10,000 Stars. */
const titleMax = 32;
const descriptionMax = 255;
const subscriptionStarsMax = 10_000n;
const nanostars = 1_000_000_000n;
const linesMax = 20;

/** What can be said about a product by itself. Refuses with `invalid_request`, `invalid_amount` or `policy_unavailable`. */
export function checkProduct(product: Omit<ProductInput, 'grants'> & { readonly grants: readonly GrantLine[] }): void {
  const { code, kind, title, description, grants, entitlements } = product;
  checkCode('product', code);
  checkName('title', title, titleMax);
  checkText('description', description, descriptionMax);
  checkPrice(product);
  checkPolicy(product.refundPolicy);
  checkGrace(product);
  if (kind === 'credit_pack' && grants.length === 0) throw wrong('A credit pack gives credits: add a grant.');
  if (kind === 'pass' && entitlements.length === 0) throw wrong('A pass gives access: add an entitlement.');
  if (grants.length + entitlements.length === 0) throw wrong('A product gives something: add a grant or entitlement.');
  if (grants.length + entitlements.length > linesMax) throw wrong(`A product gives at most ${linesMax} things.`);
  grants.forEach((line) => checkGrantLine(kind, line));
  entitlements.forEach(checkEntitlementLine);
  checkSale(product);
  if (new Set(entitlements.map((line) => line.feature)).size < entitlements.length)
    throw wrong('A product names each feature once.');
}

/** Whether the newest version of a product is sold at an instant. */
export const isForSale = ({ active, availableFrom, availableUntil }: Product, at: Date): boolean =>
  active !== false && !(availableFrom && at < availableFrom) && !(availableUntil && at >= availableUntil);

function checkSale({ availableFrom, availableUntil }: Pick<ProductInput, 'availableFrom' | 'availableUntil'>): void {
  if (availableFrom && availableUntil && availableUntil <= availableFrom)
    throw wrong('A sale ends after it has begun: let "available_until" be later than "available_from".');
}

function checkPrice({ kind, price }: Pick<ProductInput, 'kind' | 'price'>): void {
  if (price.asset !== 'XTR') throw wrong(`A product is sold for Telegram Stars (XTR), not for ${price.asset}.`);
  if (price.units <= 0n || price.units > unitsMax || price.units % nanostars !== 0n)
    throw new Refusal('invalid_amount', 'A price is a whole number of Stars, at least 1.');
  if (kind === 'subscription' && price.units > subscriptionStarsMax * nanostars)
    throw new Refusal('invalid_amount', `Telegram takes subscriptions up to ${subscriptionStarsMax} Stars.`);
}

/** Telegram renews at the end of a period; what takes longer than this is not late but gone. */
const longestGrace = 30 * 86_400;

function checkGrace({ kind, grace }: Pick<ProductInput, 'kind' | 'grace'>): void {
  if (grace === undefined) return;
  if (kind !== 'subscription') throw wrong('Only a subscription has a grace: it is the time a late renewal may take.');
  if (!Number.isInteger(grace) || grace < 0 || grace > longestGrace)
    throw wrong('A grace is a whole number of seconds, from 0 to thirty days.');
}

function checkGrantLine(kind: ProductKind, { creditType, amount, expiresIn, priority, rollOver }: GrantLine): void {
  checkCode('credit type', creditType);
  checkCredits(amount);
  if (expiresIn !== undefined) checkSpan(expiresIn);
  if (priority !== undefined) checkPriority(priority);
  if (!rollOver) return;
  if (kind !== 'subscription')
    throw wrong('Only what comes in periods rolls over: subscriptions and scheduled refills.');
  checkRollOver(rollOver);
}

/** Refuses with `invalid_amount` or `invalid_request`. */
export function checkRollOver({ cap, expiresIn }: RollOver): void {
  checkCredits(cap);
  if (expiresIn !== undefined) checkSpan(expiresIn);
}

function checkEntitlementLine({ feature, duration }: EntitlementLine): void {
  checkCode('feature', feature);
  if (duration !== undefined) checkSpan(duration);
}

/** An amount of credits that a lot can hold. Refuses with `invalid_amount`. */
export function checkCredits(amount: bigint): void {
  if (amount < 1n || amount > unitsMax)
    throw new Refusal('invalid_amount', `A grant has 1 to ${unitsMax} credits; ${amount} was asked for.`);
}

/** Refuses with `invalid_request`. */
export function checkPriority(priority: number): void {
  if (!Number.isInteger(priority) || priority < 0 || priority > 1000)
    throw wrong('A priority is a whole number from 0 (spent first) to 1000.');
}

export function checkSpan(seconds: number): void {
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longestSeconds)
    throw wrong('A duration is a whole number of seconds, from 1 to a hundred years.');
}

/** A text that people read: it may have several lines. */
function checkText(field: string, text: string, most: number): void {
  checkName(field, text.replace(/[\n\r\t]/g, ' '), most);
}

const wrong = (sentence: string) => new Refusal('invalid_request', sentence);
