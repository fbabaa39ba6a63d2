import { newId, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import type { Posting } from '#ledger';
import type { Payment } from '#payments';
import { entitle, entitlePeriod } from './entitle.ts';
import { giveLots } from './give-lots.ts';
import { defaultPriority, type Grant } from './grant.ts';
import type { GrantLine, Product } from './product.ts';
import { rollLots } from './roll-lots.ts';

/** A period that was paid for, and until when it gives access. */
export type Period = { readonly from: Date; readonly until: Date; readonly accessUntil: Date };

export type Sale = {
  readonly workspace: WorkspaceId;
  readonly customer: string;
  readonly payment: Pick<Payment, 'id' | 'app'>;
  /** The version that was sold. */
  readonly product: Pick<Product, 'code' | 'grants' | 'entitlements'>;
  /** The instant at which it happens, from `begin`. */
  readonly at: Date;
  /** Of a subscription: what is paid for. Access and credits then follow its instants, not those of the news of it. */
  readonly period?: Period;
  /** When the period before this one ended, so that lots which lived until then roll over; `at`, when not given. */
  readonly since?: Date;
};

/**
 * Gives what one payment for a product, or for one period of it, buys: access, and credits in lots, an open debt paid
 * first. A line that rolls over carries over what is left of the same line's lots before. Writes the rows and answers
 * the postings; the caller holds the lane and posts them in the payment's one transfer.
 */
export async function giveProduct(tx: Tx, sale: Sale): Promise<Posting[]> {
  const { workspace, customer, payment, product, at, period } = sale;
  const { since = period && period.from < at ? period.from : at } = sale;
  const buyer = { customer, payment: payment.id };
  if (period) await entitlePeriod(tx, workspace, buyer, product.entitlements, { ...period, at });
  else await entitle(tx, workspace, buyer, product.entitlements, at);
  const postings: Posting[] = [];
  for (const [index, { rollOver }] of product.grants.entries())
    if (rollOver) {
      const line = lineOf(product, index);
      postings.push(...(await rollLots(tx, workspace, { customer, line, rollOver, at, since })));
    }
  const lots = product.grants.map((line, index) => lotOf(sale, line, index)).filter(isAlive);
  return [...postings, ...(await giveLots(tx, workspace, lots))];
}

/** What follows one another: the n-th line of this credit type of this product, whatever its version. */
function lineOf({ code, grants }: Sale['product'], index: number): string {
  const creditType = grants[index]?.creditType ?? '';
  const nth = grants.slice(0, index).filter((line) => line.creditType === creditType).length;
  return `product:${code}:${creditType}:${nth}`;
}

/** What was only heard of after its end gives nothing any more: it would have expired by now. */
const isAlive = ({ startsAt, expiresAt }: Grant): boolean => !expiresAt || expiresAt > startsAt;

/** When a line's credits expire: with the period, unless it says for how long from its beginning. */
function endOf({ at, period }: Sale, expiresIn: number | undefined): Date | undefined {
  if (expiresIn === undefined) return period?.until;
  return new Date((period?.from ?? at).getTime() + expiresIn * 1000);
}

function lotOf(sale: Sale, line: GrantLine, index: number): Grant {
  const { customer, payment, product, at } = sale;
  const { creditType, amount, expiresIn, priority = defaultPriority, rollOver } = line;
  const expiresAt = endOf(sale, expiresIn);
  return {
    id: newId('gr'),
    customer,
    app: payment.app,
    creditType,
    category: 'paid',
    priority,
    granted: amount,
    startsAt: at,
    ...(expiresAt && { expiresAt }),
    payment: payment.id,
    ...(rollOver && { line: lineOf(product, index) }),
  };
}
