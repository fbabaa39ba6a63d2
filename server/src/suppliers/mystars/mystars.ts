import type { Supplier } from '#supply/supplier';
import type { MyStarsNeeds } from './call.ts';
import { cancelOrder } from './cancel-order.ts';
import { findOrder } from './find-order.ts';
import { mystarsCode, mystarsForm, mystarsName } from './form.ts';
import { placeOrder } from './place-order.ts';
import { quoteStars } from './quote-stars.ts';
import { readWebhook } from './read-webhook.ts';
import { validateRecipient } from './validate-recipient.ts';

/**
 * MyStars, or who speaks like it (its OpenAPI document 1.12.0): each order is paid by itself on the TON chain, with a memo.
 * Nothing is taken before that payment arrives, and the same key is the same order.
 */
export const mystars = (needs: MyStarsNeeds): Supplier => ({
  code: mystarsCode,
  name: mystarsName,
  form: mystarsForm,
  limits: { min: 50, max: 1_000_000 },
  paysOnChain: true,
  isRepeatSafe: true,
  quote: (access, stars) => quoteStars(needs, access, stars),
  validate: (access, asked) => validateRecipient(needs, access, asked.username),
  place: (access, order) => placeOrder(needs, access, order),
  find: (access, asked) => findOrder(needs, access, asked),
  cancel: (access, externalId) => cancelOrder(needs, access, externalId),
  webhook: { read: readWebhook },
});
