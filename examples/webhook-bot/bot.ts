// A webhook bot in plain Node, without a framework or our plugin. Each message costs one credit.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { consume, invoice, isAboutMoney, passOn, type Update } from './asterism.ts';

const { BOT_TOKEN = '', PORT = '3000', PUBLIC_URL, WEBHOOK_SECRET = randomUUID() } = process.env;
const { TELEGRAM_API_ROOT = 'https://api.telegram.org' } = process.env;

async function telegram(method: string, params: object): Promise<void> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(params) };
  const response = await fetch(`${TELEGRAM_API_ROOT}/bot${BOT_TOKEN}/${method}`, init);
  if (!response.ok) throw new Error(`${method}: ${await response.text()}`);
}

async function handle(update: Update): Promise<void> {
  if (isAboutMoney(update)) await passOn(update); // behind a relay Asterism has it already: leave this line out
  const { message, update_id } = update;
  if (!message?.text) return;
  const customer = String(message.chat.id);
  const spent = await consume(`message-${update_id}`, customer, 'message');
  const text = spent.allowed
    ? `You said: ${message.text}\nCredits left: ${spent.remaining}`
    : `You are out of credits. Get 500 here: ${await invoice(`message-${update_id}-buy`, customer, 'pack_500')}`;
  await telegram('sendMessage', { chat_id: message.chat.id, text });
}

/** Anything but 200 makes Telegram send the update again. The keys are made from it, so nothing counts twice. */
async function statusFor(request: IncomingMessage): Promise<number> {
  if (request.headers['x-telegram-bot-api-secret-token'] !== WEBHOOK_SECRET) return 401;
  try {
    await handle((await json(request)) as Update);
    return 200;
  } catch (error) {
    console.error(error);
    return 500;
  }
}

const server = createServer((request, response) => {
  void statusFor(request).then((status) => response.writeHead(status).end());
});
server.listen(PORT);
if (PUBLIC_URL) await telegram('setWebhook', { url: `${PUBLIC_URL}/telegram`, secret_token: WEBHOOK_SECRET });
console.log('The bot is listening');
