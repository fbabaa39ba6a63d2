import { SupplierSilent, type Access, type Supplier } from '#supply/supplier';
import { FragmentShut, openSessions, type FragmentNeeds, type Session } from './call.ts';
import { findOrder } from './find-order.ts';
import { fragmentCode, fragmentForm, fragmentName } from './form.ts';
import { placeOrder } from './place-order.ts';
import { quoteStars } from './quote-stars.ts';
import { tellPaid } from './tell-paid.ts';
import { validateRecipient } from './validate-recipient.ts';

/**
 * Fragment's own page, which has no API: a request is made as the page makes it, once per purchase, and paid from our wallet
 * by exactly the message it names, through the payouts. Asked again it would be another request; and one that nobody pays
 * buys nothing.
 */
export function fragment(needs: FragmentNeeds): Supplier {
  const session = openSessions(needs);
  return {
    code: fragmentCode,
    name: fragmentName,
    form: fragmentForm,
    limits: { min: 50, max: 1_000_000 },
    paysOnChain: true,
    isRepeatSafe: false,
    quote: (access, stars) => heard(session, access, (open) => quoteStars(needs, open, access, stars)),
    validate: (access, asked) => heard(session, access, (open) => validateRecipient(open, access, asked)),
    place: (access, order) => placeOrder({ ...needs, session }, access, order),
    find: (access, { externalId }) => heard(session, access, (open) => findOrder(open, access, externalId)),
    paid: (access, asked) => heard(session, access, (open) => tellPaid(open, access, asked)),
  };
}

/** Who is not let in has no answer either. */
async function heard<T>(
  session: (access: Access) => Session,
  access: Access,
  ask: (open: Session) => Promise<T>,
): Promise<T> {
  try {
    return await ask(session(access));
  } catch (error) {
    if (error instanceof FragmentShut) throw new SupplierSilent(error.message);
    throw error;
  }
}
