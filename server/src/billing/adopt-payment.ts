import { amountToWire, type Amount, type Clock } from '#kernel';
import type { Tx } from '#database';
import { enqueue } from '#jobs';
import type { Adopt, Adoption, Payment } from '#payments';
import { selectProduct } from './catalogue-rows.ts';
import { firstMatch, payloadOf, type PayloadRule } from './payload-rule.ts';
import { openQuestion } from './payload-question-rows.ts';
import { selectRules } from './payload-rule-rows.ts';
import { purchasePurpose } from './purpose.ts';

/**
 * What a payment was for that an invoice of the bot's own has brought: by the first rule that knows it. A rule with a
 * callback leaves it unmatched, and the question to the operator on its way.
 */
export const adoptByRules: Adopt = async (tx, payment, clock) => {
  const match = firstMatch(await selectRules(tx, payment.workspace), payment);
  if (!match) return { problem: nobodyKnows(payment) };
  const { rule, customer } = match;
  if (rule.product === undefined) return askLater(tx, payment, rule, clock);
  return adoptAs(tx, payment, { product: rule.product, customer, price: rule.price, rule: rule.code });
};

/** What somebody or something says that a payment was for. */
export type Word = {
  readonly product: string;
  readonly customer: string;
  readonly price: PayloadRule['price'];
  /** The rule that says so; a person, when not given. */
  readonly rule?: string;
};

/** The product's newest version for this customer, if it is there and what came is its price. */
export async function adoptAs(
  tx: Tx,
  payment: Payment,
  { product: code, customer, price, rule }: Word,
): Promise<Adoption> {
  const product = await selectProduct(tx, payment.workspace, code);
  if (!product)
    return { problem: `It is said to be for "${code}", and there is no such product. Define it, then match again.` };
  if (product.kind === 'subscription') return { problem: onlyOurs(code) };
  const { title, description, version } = product;
  if (price === 'product' && !isSame(product.price, payment.paid))
    return { problem: wrongPrice(payment, code, product.price) };
  const details = { product: code, version, ...(rule !== undefined && { rule }) };
  return { adopted: { purpose: purchasePurpose, customer, title, description, details } };
}

const isSame = (one: Amount, other: Amount | null): boolean => one.asset === other?.asset && one.units === other.units;

async function askLater(tx: Tx, payment: Payment, rule: PayloadRule, clock: Clock): Promise<Adoption> {
  const { workspace, id } = payment;
  await openQuestion(tx, { workspace, payment: id, rule: rule.code, at: clock.now() });
  await enqueue(tx, 'billing.ask_payload', { workspace, payment: id });
  return { problem: `The callback of the payload rule "${rule.code}" is asked what it was for.` };
}

const nobodyKnows = ({ details }: Payment): string =>
  `Nobody here asked for this money, and no payload rule knows ${JSON.stringify(payloadOf(details))}. Make a rule and match it again, or match it by hand.`;

/** Without its own invoice nobody knows whose periods they are, and when they end. */
const onlyOurs = (product: string): string =>
  `"${product}" is a subscription, and only its own invoices buy its periods. Name a pass or a credit pack that gives what one period gives.`;

const wrongPrice = ({ paid }: Payment, product: string, price: Amount): string =>
  `It is for "${product}", which costs ${inWords(price)}, and ${paid ? inWords(paid) : 'nothing'} came. Set the rule's price to "any", or match it by hand.`;

function inWords(amount: Amount): string {
  const wire = amountToWire(amount);
  return `${wire.amount} ${wire.asset}`;
}
