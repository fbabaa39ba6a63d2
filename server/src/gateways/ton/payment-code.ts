import { isId } from '#kernel';

/**
 * The comment that names a payment is its id: unguessable, ours for ever, and the same wherever the payment is shown.
 * People copy it from all kinds of places, so space around it and capitals do not matter. Undefined for anything else.
 */
export function paymentNamed(comment: string | undefined): string | undefined {
  const text = comment?.trim().toLowerCase() ?? '';
  return isId('pay', text) ? text : undefined;
}

/** A comment as it is kept: the payment it names, in its one spelling, or the words as they came. */
export const spelled = (comment: string | undefined): string | undefined => paymentNamed(comment) ?? comment;
