import { orThrow } from '@asterism/api';
import { expectEqual, type Stage, type Step } from './stage.ts';

const consume = ({ platform, customer }: Stage, feature: string, quantity: number, idempotencyKey: string) =>
  platform.POST('/v1/consume', { body: { customer, feature, quantity: String(quantity) }, idempotencyKey });

/** The bot's no has to come with the button that leads on. */
async function saysNoWithButton({ person }: Stage, text: string): Promise<void> {
  const answer = await person.write(text);
  const buttons = answer.reply_markup?.inline_keyboard?.flat().map((key) => key.callback_data);
  expectEqual('the button beside the no', buttons, ['asterism:buy']);
}

export const spending: readonly Step[] = [
  {
    title: 'Somebody with 2000 Stars writes /start to the bot',
    after: { stars: 2000, credits: 0 },
    play: ({ person }) => person.write('/start'),
  },
  {
    title: 'chats without credits: the bot says no, with a buy button',
    after: { stars: 2000, credits: 0 },
    play: (stage) => saysNoWithButton(stage, 'Hello?'),
  },
  {
    title: '/buy, a product, the invoice, Pay: 250 Stars become 500 credits',
    after: { stars: 1750, credits: 500 },
    play: ({ person }) => person.buy('pack_500'),
  },
  {
    title: 'chats: a message costs 1',
    after: { stars: 1750, credits: 499 },
    play: ({ person }) => person.write('What is a ledger?'),
  },
  {
    title: 'asks for an image: 10, reserved first, committed when it is there',
    after: { stars: 1750, credits: 489 },
    play: ({ person }) => person.write('/image a lighthouse'),
  },
  {
    title: 'the API consumes 48 images',
    after: { stars: 1750, credits: 9 },
    play: async (stage) =>
      expectEqual('allowed', (await orThrow(consume(stage, 'image', 48, stage.key('48')))).allowed, true),
  },
  {
    title: 'one more image: the API says no, and takes nothing',
    after: { stars: 1750, credits: 9 },
    play: async (stage) => {
      const { allowed, reason, remaining } = await orThrow(consume(stage, 'image', 1, stage.key('49')));
      expectEqual(
        'the answer',
        { allowed, reason, remaining },
        { allowed: false, reason: 'insufficient_credits', remaining: '9' },
      );
    },
  },
  {
    title: 'the last 9 messages are spent, and the bot says no',
    after: { stars: 1750, credits: 0 },
    play: async (stage) => {
      await orThrow(consume(stage, 'message', 9, stage.key('last')));
      await saysNoWithButton(stage, 'One more?');
    },
  },
  {
    title: 'buys 500 more',
    after: { stars: 1500, credits: 500 },
    play: ({ person }) => person.buy('pack_500'),
  },
  {
    title: 'the same call three times with one key: one debit of 100',
    after: { stars: 1500, credits: 400 },
    play: async (stage) => {
      const answers = [];
      for (let time = 0; time < 3; time += 1)
        answers.push(await orThrow(consume(stage, 'message', 100, stage.key('thrice'))));
      expectEqual('the answers', new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
    },
  },
  {
    title: 'the same key with another body is refused',
    after: { stars: 1500, credits: 400 },
    play: async (stage) => {
      const { error, response } = await consume(stage, 'message', 7, stage.key('thrice'));
      expectEqual('the refusal', [response.status, error?.code], [422, 'idempotency_conflict']);
    },
  },
];
