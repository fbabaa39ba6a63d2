import { parseUnits, Refusal } from '#kernel';
import { checkCode } from './feature.ts';
import { checkName } from './use.ts';

/** Credits of one type as they are asked for: units, or a decimal text ("0.5") at the scale of the type. */
export type Credits = bigint | string;

export type CreditTypeInput = {
  readonly code: string;
  readonly title: string;
  /** Decimals that are kept, 0 to 9. */
  readonly scale: number;
};

export type CreditType = CreditTypeInput & { readonly createdAt: Date; readonly changedAt: Date };

/** Decimals of a credit type; a type that is not declared is whole. */
export type Scales = (creditType: string | undefined) => number;

const scaleMax = 9;

/** Refuses with `invalid_request`. */
export function checkCreditType({ code, title, scale }: CreditTypeInput): void {
  checkCode('credit type', code);
  checkName('title', title, 100);
  if (!Number.isInteger(scale) || scale < 0 || scale > scaleMax)
    throw new Refusal('invalid_request', `A scale is a whole number of decimals from 0 to ${scaleMax}.`);
}

/** Whole units. A text is read exactly: more decimals than the type keeps are refused with `invalid_amount`. */
export const unitsIn = (credits: Credits, scale: number): bigint =>
  typeof credits === 'bigint' ? credits : parseUnits(credits, scale);
