// An image-and-chat bot that sells its answers for Stars: a message costs 1 credit, an image 10.
import { Bot } from 'grammy';
import { asterism, type AsterismContext } from '@asterism/grammy';
import { chat, paint } from './fake-model.ts';

function setting(name: string, fallback?: string): string {
  const value = process.env[name] ?? fallback;
  if (value === undefined) throw new Error(`Set ${name}; examples/ai-bot/README.md says to what.`);
  return value;
}

const bot = new Bot<AsterismContext>(setting('BOT_TOKEN'), {
  client: { apiRoot: setting('TELEGRAM_API_ROOT', 'https://api.telegram.org') },
});
const billing = asterism({
  url: setting('ASTERISM_URL'),
  key: setting('ASTERISM_KEY'),
  outbox: setting('OUTBOX', '.asterism/ai-bot.jsonl'),
});

bot.use(billing);
bot.use(billing.commands());

bot.command('start', (ctx) =>
  ctx.reply('Write to me (1 credit a message) or send /image and what to paint (10 credits). /buy gets you credits.'),
);

bot.command('image', async (ctx) => {
  const reservation = await ctx.billing.reserve('image');
  if (!reservation.allowed) return ctx.billing.offer(reservation);
  try {
    await ctx.reply(await paint(ctx.match));
  } catch (error) {
    await reservation.release(); // no picture, no charge
    throw error;
  }
  await reservation.commit();
});

bot.on('message:text', async (ctx) => {
  const answer = await ctx.billing.consume('message');
  if (!answer.allowed) return ctx.billing.offer(answer);
  await ctx.reply(await chat(ctx.message.text));
});

bot.catch(({ error }) => console.error(error));

async function stop(): Promise<void> {
  await bot.stop();
  await billing.close();
}
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());

await bot.api.setMyCommands(billing.menu('en'));
await bot.start({ onStart: ({ username }) => console.log(`@${username} is listening`) });
