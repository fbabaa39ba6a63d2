import { isId, Refusal } from '#kernel';
import { getQuote, listMethods } from '#quotes';
import { cancelOrder, payOrder, readOrderStory, type OrderInvoice, type OrderStory } from '#store';
import { checkoutPage, type CheckoutView, type Way } from './pages/checkout-page.ts';
import { shopWords, withQuery } from './pages/shop-frame.ts';
import { textOf, type Seen, type ShopNeeds } from './shop-place.ts';
import { refusalText } from './shop-refusal.ts';

const storyOf = ({ pool }: ShopNeeds, { workspace, params: { order = '' } }: Seen): Promise<OrderStory> => {
  if (isId('so', order)) return readOrderStory(pool, workspace, order); // by its number anybody could guess it
  throw new Refusal('not_found', 'There is no such order here.');
};

/** `/checkout/{so}`: how an order stands, and how it is paid. Whoever has the address may look; it cannot be guessed. */
export const showCheckout = async (needs: ShopNeeds, seen: Seen): Promise<string> =>
  show(needs, seen, await storyOf(needs, seen));

async function show(needs: ShopNeeds, seen: Seen, story: OrderStory, problem?: string): Promise<string> {
  const { order, payments, notices } = story;
  const now = needs.clock.now();
  const view = {
    now,
    order,
    payments,
    notices,
    ways: await waysOf(needs, seen, story),
    ...(problem !== undefined && { problem }),
  };
  const asked = payments.findLast(({ status }) => status === 'asked');
  const isPaying = order.status === 'awaiting_payment' && order.expiresAt > now;
  if (!isPaying || !asked || problem !== undefined || seen.query['choose'] !== undefined)
    return checkoutPage(seen.place, view);
  return withInvoice(needs, seen, view, asked.method);
}

/** The invoice that is out already: nothing new is asked for by looking. */
async function withInvoice(needs: ShopNeeds, seen: Seen, view: CheckoutView, method: string): Promise<string> {
  const words = shopWords(seen.place.language);
  try {
    return checkoutPage(seen.place, { ...view, invoice: await invoiceFor(needs, seen, view.order.id, method) });
  } catch (error) {
    if (error instanceof Refusal) return checkoutPage(seen.place, { ...view, problem: refusalText(error, words) });
    throw error;
  }
}

function invoiceFor(needs: ShopNeeds, seen: Seen, order: string, method: string): Promise<OrderInvoice> {
  const { workspace, place } = seen;
  const returnUrl = needs.config.publicUrl + withQuery(`${place.checkout}/${order}`, { lang: place.language });
  return payOrder(needs, workspace, { order, method, returnUrl });
}

/** Every way the quote has a price for and that is still on, in the order of the operator. */
async function waysOf({ pool }: ShopNeeds, { workspace }: Seen, { order }: OrderStory): Promise<readonly Way[]> {
  const { methods } = await getQuote(pool, workspace, order.quote);
  const kept = await listMethods(pool, workspace);
  const isPaid = order.status !== 'awaiting_payment';
  return methods.flatMap((price) => {
    const method = kept.find(({ code }) => code === price.method);
    return method && (method.isOn || isPaid) ? [{ ...price, names: method.names }] : [];
  });
}

/** A way of paying is chosen: its invoice is on the page that follows. */
export async function payAtCheckout(needs: ShopNeeds, seen: Seen): Promise<string | { readonly to: string }> {
  const story = await storyOf(needs, seen);
  try {
    await invoiceFor(needs, seen, story.order.id, textOf(seen.form['method']));
    return backTo(seen);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return show(needs, seen, await storyOf(needs, seen), refusalText(error, shopWords(seen.place.language)));
  }
}

export async function cancelAtCheckout(needs: ShopNeeds, seen: Seen): Promise<string | { readonly to: string }> {
  const { order } = await storyOf(needs, seen);
  try {
    await cancelOrder(needs, seen.workspace, { order: order.id, actor: 'buyer' });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'order_not_open') throw error;
  }
  return backTo(seen); // paid a moment ago, it shows that
}

const backTo = ({ place, params, language }: Seen) => ({
  to: withQuery(`${place.checkout}/${params.order ?? ''}`, { lang: language }),
});
