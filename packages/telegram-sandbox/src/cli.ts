#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { openTelegramSandbox } from './open-sandbox.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8081' },
    host: { type: 'string', default: '127.0.0.1' },
    state: { type: 'string' },
    bot: { type: 'string', multiple: true, default: [] },
  },
});

const bots = values.bot.map((given) => {
  const [token = '', username = ''] = given.split('=');
  return { token, username, first_name: username };
});

const sandbox = await openTelegramSandbox({
  port: Number(values.port),
  host: values.host,
  bots,
  log: (line) => console.error(line),
  ...(values.state !== undefined && { stateFile: values.state }),
});
console.log(`Telegram sandbox: ${sandbox.url} (phone at /, control API at /sandbox/openapi.json)`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());
