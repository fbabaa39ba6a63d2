import { expectEqual, type Stage, type Step } from '../stage.ts';
import { expectSays, expectTold, linkOut, send, visitShop } from './browser.ts';
import { buyAt, cast, starsOf } from './cast.ts';
import { payAtPage, until } from './orders.ts';

/** By the pages alone, as a browser without script does it: forms are filled in and sent, redirects followed. */
async function buyOnTheWeb(stage: Stage): Promise<void> {
  await buyAt(stage, 'mystars');
  const eve = cast().people['eve'] ?? '';
  const front = await visitShop(stage);
  expectSays(front, 'How many Stars?', 'Who gets them?');
  const shown = await send(front, `/shop/${stage.workspace}`, { pack: '500', to: `@${eve}` });
  expectSays(shown, `Topping up @${eve} — correct?`, '$9.00');
  const checkout = await send(shown, '/orders');
  expectSays(checkout, 'How do you want to pay?', 'Card in Telegram', 'Crypto Bot');
  const order = new URL(checkout.url).pathname.split('/').at(-1) ?? '';
  cast().orders.push(order);
  const asked = await send(checkout, '/pay', { method: 'card' });
  expectSays(asked, 'Pay $9.00 by Card', 'Waiting for your payment');
  await payAtPage(stage, 'card', linkOut(asked));
  await until(stage, [order], 'delivered');
  await expectTold(stage, { order }, 'The Stars are there', `500 Stars sent to @${eve}`, 'Receipt of the supplier');
  expectEqual('the Stars of Eve', await starsOf(stage, eve), [500]);
}

export const byWeb: readonly Step[] = [
  {
    title: 'on the web, without script: /shop, 500, @eve, "Topping up @eve — correct?", a card, and the receipt',
    after: 'unchanged',
    play: buyOnTheWeb,
  },
];
