import { talkWith, type Talk } from '../exchange/talk.ts';
import { expectEqual, WalkFault, type Stage, type Step } from '../stage.ts';
import { buyAt, cast, starsOf, untilSo } from './cast.ts';
import { payAtPage } from './orders.ts';

/** The text of the newest button that begins like this. */
async function button(talk: Talk, beginning: string): Promise<string> {
  const shown = await talk.screen();
  const texts = (shown.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
  const found = texts.find((text) => text.includes(beginning));
  if (found !== undefined) return found;
  throw new WalkFault(`There is no button "${beginning}" but ${texts.join(' | ')}, under: ${shown.text}`);
}

const saysSoon = async (talk: Talk, words: string): Promise<boolean> =>
  (await talk.screen()).text?.includes(words) ?? false;

/** Waits for the screen that says this: a menu is edited in place a moment after the press. */
async function until(stage: Stage, talk: Talk, words: string): Promise<void> {
  await untilSo(stage, `"${words}" on the screen`, () => saysSoon(talk, words), { step: '1s' }).catch(
    async (error: unknown) => {
      throw new WalkFault(`${String(error)} It shows: ${(await talk.screen()).text}`);
    },
  );
}

/** The flow of the guide: how many, for whom, is it right, how to pay, and the Stars. */
async function buyInChat(stage: Stage): Promise<void> {
  await buyAt(stage, 'mystars');
  const { people } = cast();
  const bob = people['bob'] ?? '';
  const talk = talkWith(stage.world, Number(stage.customer), stage.store.username);
  await talk.write('/buy');
  await until(stage, talk, 'How many Stars?');
  await talk.press(await button(talk, '500'));
  await until(stage, talk, 'for whom?');
  await talk.write(`@${bob}`);
  await until(stage, talk, `Topping up @${bob}`);
  await talk.press(await button(talk, 'Yes'));
  await until(stage, talk, 'How do you want to pay?');
  await talk.press(await button(talk, 'Card'));
  await until(stage, talk, 'Waiting for your payment');
  await payTheLink(stage, talk);
  await until(stage, talk, `500 Stars sent to @${bob}`);
  expectEqual('the Stars of Bob', await starsOf(stage, bob), [750]);
}

/** What is behind the button is a page of the card system; the person pays it there. */
async function payTheLink(stage: Stage, talk: Talk): Promise<void> {
  const shown = await talk.screen();
  const url = (shown.reply_markup?.inline_keyboard ?? []).flat().find((key) => key.url)?.url;
  if (url === undefined) throw new WalkFault(`There is no link to pay, under: ${shown.text}`);
  await payAtPage(stage, 'card', url);
}

export const byBot: readonly Step[] = [
  {
    title: 'in the chat: /buy, 500, @bob, "Topping up @bob — correct?", a card, and "500 Stars sent to @bob"',
    after: 'unchanged',
    play: buyInChat,
  },
];
