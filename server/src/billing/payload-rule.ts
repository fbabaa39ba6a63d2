import { Refusal, type Amount } from '#kernel';
import type { Payment } from '#payments';
import { checkCode } from './feature.ts';
import { matchPattern, readPattern, takesCustomer } from './payload-pattern.ts';
import { isNameOf } from './use.ts';

export const rulePrices = ['product', 'any'] as const;
export const ruleCustomers = ['payer', 'from_payload'] as const;

/** What a rule looks at. What is not given matches anything; all that is given has to match. */
type Looks = {
  /** The bot that was paid, by our id. */
  readonly bot?: string;
  /** A pattern over the invoice's payload: see `payload-pattern.ts`. */
  readonly payload?: string;
  /** Exactly this sum. */
  readonly amount?: Amount;
  /** Only payments that repeat by themselves, or only those that do not. */
  readonly subscription?: boolean;
};

export type PayloadRuleInput = Looks & {
  readonly code: string;
  /** The lower is tried first; 100, when not given. */
  readonly priority?: number;
  /** What was bought: this product, or what the operator's program answers at `callbackUrl`. One of the two. */
  readonly product?: string;
  readonly callbackUrl?: string;
  /** `product`: what came has to be the product's price. `any`: whatever came is its price. */
  readonly price?: (typeof rulePrices)[number];
  /** Who bought it: the one who paid, or who `{customer}` in the payload names. */
  readonly customer: (typeof ruleCustomers)[number];
};

export type PayloadRule = PayloadRuleInput & {
  readonly priority: number;
  readonly price: (typeof rulePrices)[number];
  readonly changedAt: Date;
};

const defaultPriority = 100;

/** The rule an input means, its defaults filled in. Refuses with `invalid_request` what could never work. */
export function readRule(input: PayloadRuleInput, changedAt: Date): PayloadRule {
  const { code, payload, amount, subscription, product, callbackUrl } = input;
  checkCode('payload rule', code);
  if (payload === undefined && amount === undefined && subscription === undefined)
    throw new Refusal('invalid_request', 'Give the rule something to look at: a payload ("*" is any), or an amount.');
  if ((product === undefined) === (callbackUrl === undefined))
    throw new Refusal(
      'invalid_request',
      'A rule names a product, or a callback_url that is asked for it: one of the two.',
    );
  const pattern = payload === undefined ? undefined : readPattern(payload);
  const namesCustomer = pattern !== undefined && takesCustomer(pattern);
  if ((input.customer === 'from_payload') !== namesCustomer)
    throw new Refusal(
      'invalid_request',
      'The customer is "from_payload" when the pattern has {customer}, and only then.',
    );
  return { ...input, priority: input.priority ?? defaultPriority, price: input.price ?? 'product', changedAt };
}

/** A rule that knows a payment, and who bought it by this rule. */
export type RuleMatch = { readonly rule: PayloadRule; readonly customer: string };

/** The first rule that knows this payment: rules come in the order in which they are tried. */
export function firstMatch(rules: readonly PayloadRule[], payment: Payment): RuleMatch | undefined {
  for (const rule of rules) {
    const customer = buyerBy(rule, payment);
    if (customer !== undefined) return { rule, customer };
  }
  return undefined;
}

/** Who bought it, if this rule knows the payment; undefined if it does not. */
function buyerBy(rule: PayloadRule, { connection, details, paid, payer }: Payment): string | undefined {
  const { bot, amount, subscription } = rule;
  if (bot !== undefined && bot !== connection) return undefined;
  if (amount && (paid?.asset !== amount.asset || paid.units !== amount.units)) return undefined;
  if (subscription !== undefined && subscription !== (details['recurring'] !== undefined)) return undefined;
  const found = rule.payload === undefined ? {} : matchPattern(readPattern(rule.payload), payloadOf(details));
  if (!found) return undefined;
  const customer = rule.customer === 'payer' ? payer : found.customer;
  return isNameOf(customer, 128) ? customer : undefined; // a payload may hold anything
}

export const payloadOf = (details: Payment['details']): string =>
  typeof details['payload'] === 'string' ? details['payload'] : '';
