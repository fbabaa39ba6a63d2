import type { Supplier } from '#supply/supplier';
import { balanceThere } from './balance-there.ts';
import type { AsterismNeeds } from './call.ts';
import { findOrder } from './find-order.ts';
import { asterismCode, asterismForm, asterismName } from './form.ts';
import { placeOrder } from './place-order.ts';
import { quoteStars } from './quote-stars.ts';
import { readWebhook } from './read-webhook.ts';
import { validateRecipient } from './validate-recipient.ts';

/** Another Asterism, by its reseller API: a prepaid balance, our purchase as its `client_ref`, and a price it does not exceed. */
export const asterism = (needs: AsterismNeeds): Supplier => ({
  code: asterismCode,
  name: asterismName,
  form: asterismForm,
  limits: { min: 50, max: 1_000_000 },
  isRepeatSafe: true,
  quote: (access, stars) => quoteStars(needs, access, stars),
  validate: (access, asked) => validateRecipient(needs, access, asked),
  place: (access, order) => placeOrder(needs, access, order),
  find: (access, asked) => findOrder(needs, access, asked),
  balance: (access) => balanceThere(needs, access),
  webhook: { read: readWebhook },
});
