import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, run, until, type Person, type Program, type Stage } from './stage.ts';

const here = (file: string) => path.join(import.meta.dirname, file);

let stage: Stage;
let folder: string;
const running: Program[] = [];

beforeAll(async () => {
  stage = await openStage();
  folder = await mkdtemp(path.join(os.tmpdir(), 'asterism-examples-'));
}, 90_000);
afterAll(async () => {
  await Promise.all(running.map((program) => program.stop()));
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** A bot as the guide has it set up: made, connected by connect.sh, and its program running. */
async function start(name: string, command: string, file: string, mode = 'tap'): Promise<Person> {
  const { token } = await stage.world<{ token: string }>('/bots', { username: `${name}_bot`, first_name: name });
  const port = await freePort();
  const settings = {
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: stage.telegram.url,
    ASTERISM_URL: stage.platform.url,
    ASTERISM_KEY: stage.platform.apiKey,
    OUTBOX: path.join(folder, `${name}.jsonl`),
    PORT: String(port),
    WEBHOOK_SECRET: 'a-secret-of-the-bot',
    FORWARD_URL: `http://127.0.0.1:${port}/telegram`,
    ...(mode === 'tap' && { PUBLIC_URL: `http://127.0.0.1:${port}` }),
  };
  const connect = await run('sh', [here('curl/connect.sh'), mode], settings);
  expect([await connect.ended, connect.printed()]).toEqual([0, expect.stringContaining(`"mode":"${mode}"`)]);
  const program = await run(command, [here(file)], settings);
  running.push(program);
  await until(() => program.printed().includes('listening') || undefined);
  return stage.person(`${name}_bot`);
}

describe.each([
  ['webhook', process.execPath, 'webhook-bot/bot.ts', 'tap'],
  ['relayed', process.execPath, 'webhook-bot/bot.ts', 'relay'],
  ['python', '/usr/bin/python3', 'python-bot/bot.py', 'tap'],
])('the %s bot', (name, command, file, mode) => {
  let person: Person;
  beforeAll(async () => {
    person = await start(name, command, file, mode);
  });

  it('refuses without credits and sells some, serves until they run out, and refuses again', async () => {
    const no = await person.says('Hello');
    const [link = ''] = /https?:\S+/.exec(no) ?? [];
    expect(no).toMatch(/^You are out of credits\. Get 500 here: http/);
    expect(await person.pays(link)).toMatchObject({ status: 'paid' });
    await until(async () => (await person.credits()) === '500' || undefined);
    expect(await person.says('Hello again')).toBe('You said: Hello again\nCredits left: 499');
    const spend = { customer: String(person.id), feature: 'message', quantity: '499' };
    await fetch(`${stage.platform.url}/v1/consume`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${stage.platform.apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': `rest-of-${name}`,
      },
      body: JSON.stringify(spend),
    });
    expect(await person.says('And now?')).toMatch(/^You are out of credits/);
  });

  it('answers late rather than never when Asterism is away, and debits once', async () => {
    const link = /https?:\S+/.exec(await person.says('More'))?.[0] ?? '';
    await person.pays(link);
    await until(async () => (await person.credits()) === '500' || undefined);
    await stage.platform.down();
    const saying = person.says('Are you there?');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await stage.platform.up();
    expect(await saying).toBe('You said: Are you there?\nCredits left: 499');
    expect(await person.credits()).toBe('499');
  });
});

describe('the grammY bot', () => {
  it('refuses without credits, sells some, and serves', async () => {
    const person = await start('grammy', process.execPath, 'grammy-bot/bot.ts');
    expect(await person.says('Hello')).toMatch(/^You are out of credits/);
    await person.presses('asterism:buy');
    const invoice = await person.presses('asterism:buy:pack_500');
    const link = invoice.reply_markup?.inline_keyboard.flat()[0]?.url ?? '';
    expect(await person.paysAndHears(link)).toMatch(/^Thank you!.*\nYou have 500 credits/);
    expect(await person.says('Hello again')).toBe('You said: Hello again\nCredits left: 499');
  });
});

describe('cURL', () => {
  it('tells a customer’s first minute: refused, pays, is served once, and hears a problem’s code', async () => {
    const { token } = await stage.world<{ token: string }>('/bots', { username: 'curl_bot', first_name: 'cURL' });
    const settings = {
      BOT_TOKEN: token,
      ASTERISM_URL: stage.platform.url,
      ASTERISM_KEY: stage.platform.apiKey,
    };
    expect(await (await run('sh', [here('curl/connect.sh'), 'polling'], settings)).ended).toBe(0);
    const person = await stage.person('curl_bot');
    const told = await run('sh', [here('curl/first-minute.sh'), String(person.id)], settings);
    running.push(told);
    const link = await until(() => /"link":"([^"]+)"/.exec(told.printed())?.[1]);
    expect(await person.pays(link)).toMatchObject({ status: 'paid' });
    expect(await told.ended).toBe(0);
    const said = told.printed();
    expect(said).toMatch(/"allowed":false.*"reason":"insufficient_credits"/);
    expect(said.match(/\{"allowed":true,"remaining":"499"[^}]*\}/g)).toHaveLength(2);
    expect(said).toContain('"code":"idempotency_conflict"');
    expect(await person.credits()).toBe('499');
  });
});

describe('a bot’s old invoices', () => {
  it('become products by the rules that old-invoices.sh makes, those paid before it too', async () => {
    const { token } = await stage.world<{ token: string }>('/bots', { username: 'old_bot', first_name: 'Old' });
    const settings = { BOT_TOKEN: token, ASTERISM_URL: stage.platform.url, ASTERISM_KEY: stage.platform.apiKey };
    expect(await (await run('sh', [here('curl/connect.sh')], settings)).ended).toBe(0);
    const bot = token.split(':')[0];
    const paid = (update_id: number, payer: number, payload: string, total_amount = 250) => {
      const who = { id: payer, is_bot: false, first_name: 'Ann', type: 'private' };
      const money = { currency: 'XTR', total_amount, invoice_payload: payload };
      const names = { telegram_payment_charge_id: `old-${update_id}`, provider_payment_charge_id: '' };
      const message = { message_id: 1, date: 1_790_000_000, chat: who, from: who, successful_payment: money };
      Object.assign(money, names);
      return stage.api('POST', `/v1/bots/${bot}/updates`, { update_id, message });
    };
    await paid(1, 5001, 'credits_5002_500');
    await paid(2, 5003, 'something else');
    await paid(3, 5004, 'something else', 99);
    for (let n = 0; n < 2; n++) {
      const rules = await run('sh', [here('curl/old-invoices.sh')], settings);
      expect([await rules.ended, rules.printed()]).toEqual([0, expect.stringContaining('"code":"old-packs"')]);
    }
    await paid(4, 5001, 'credits_5005_500');
    const credits = async (customer: number) =>
      (await stage.api<{ credits: { available: string }[] }>('GET', `/v1/customers/${customer}`)).credits[0]?.available;
    expect(await Promise.all([5001, 5002, 5003, 5004, 5005].map(credits))).toEqual([
      undefined,
      '500',
      '500',
      undefined,
      '500',
    ]);
    const { payments } = await stage.api<{ payments: { problem?: string }[] }>('GET', '/v1/payments?status=unmatched');
    expect(payments).toMatchObject([{ problem: expect.stringContaining('no payload rule knows') }]);
  });
});

it('the aiogram bot, which needs a package that is not here, is at least Python', async () => {
  const program = 'import ast, sys; ast.parse(open(sys.argv[1]).read())';
  const parsed = await run('/usr/bin/python3', ['-c', program, here('python-bot/aiogram_bot.py')], {});
  expect([await parsed.ended, parsed.printed()]).toEqual([0, '']);
});
