// A grammY bot whose messages cost one credit each. The plugin brings /buy, carries payments on and says no politely.
import { Bot } from 'grammy';
import { asterism, type AsterismContext } from '@asterism/grammy';

const { BOT_TOKEN = '', ASTERISM_URL = '', ASTERISM_KEY = '', OUTBOX = '.asterism/outbox.jsonl' } = process.env;
const { TELEGRAM_API_ROOT = 'https://api.telegram.org' } = process.env;

const bot = new Bot<AsterismContext>(BOT_TOKEN, { client: { apiRoot: TELEGRAM_API_ROOT } });
const billing = asterism({ url: ASTERISM_URL, key: ASTERISM_KEY, outbox: OUTBOX });

bot.use(billing); // first: it installs ctx.billing, and keeps payments on disk until Asterism has them
bot.use(billing.commands()); // /buy /balance /terms /support /paysupport /privacy

bot.on('message:text', async (ctx) => {
  const answer = await ctx.billing.consume('message'); // may they? if so it is debited; once, however often this runs
  if (!answer.allowed) return ctx.billing.offer(answer); // a no is an answer: with a button that leads to /buy
  await ctx.reply(`You said: ${ctx.message.text}\nCredits left: ${answer.remaining}`);
});

bot.catch(({ error }) => console.error(error));

async function stop(): Promise<void> {
  await bot.stop();
  await billing.close();
}
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());

await bot.start({ onStart: ({ username }) => console.log(`@${username} is listening`) });
