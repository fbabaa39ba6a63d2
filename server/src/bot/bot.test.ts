import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPerson, tell } from '#people';
import { transaction } from '#database';
import { callBotApi } from '#telegram';
import { setOwnText } from '#bot';
import { openBotDesk, type BotDesk, type Phone } from '#test/exchange';

let desk: BotDesk;
beforeAll(async () => {
  desk = await openBotDesk();
});
afterAll(() => desk.close());

const find = (buttons: readonly string[], part: string): string => {
  const found = buttons.find((text) => text.includes(part));
  if (found === undefined) throw new Error(`There is no button with "${part}": ${buttons.join(', ')}`);
  return found;
};
const day = 86_400_000;

describe('somebody new', () => {
  it('reads the rules in their language, accepts them once, and gets to where they wanted to', async () => {
    const task = await desk.desk.task();
    const phone = await desk.phone({ language_code: 'ru-RU' });
    expect((await phone.says(`/start t_${task.id}`)).text).toContain('Прежде чем начать');
    const there = await phone.presses('Мне есть 18 лет, я принимаю правила');
    expect(there.toast).toContain('Можно начинать');
    expect(there.text).toContain('Вступить в канал');
    expect(there.messages).toBe(1); // edited in place
    expect((await phone.says('/start')).text).toContain('Здравствуйте');
  });

  it('is refused everything else before', async () => {
    const phone = await desk.phone();
    for (const said of ['/tasks', '/balance', 'hello', '/nonsense'])
      expect((await phone.says(said)).text).toContain('Before you begin');
    expect((await phone.forges('1p|settings|news|off')).text).toContain('Before you begin');
    expect((await findPerson(desk.needs.pool, desk.desk.workspace, phone.user))?.wantsNews).toBe(true);
  });

  it('names who brought them by the link, at the first meeting', async () => {
    const friend = await desk.worker();
    const phone = await desk.phone();
    await phone.says(`/start r_${friend.user}`);
    await phone.presses('I am 18 or older and accept');
    expect((await friend.says('/invite')).text).toContain('You have invited 1 person');
  });

  it('chooses a language, and is answered in it at once', async () => {
    const phone = await desk.worker();
    await phone.says('/language');
    const chosen = await phone.presses('Русский');
    expect(chosen.toast).toBe('Теперь я говорю по-русски.');
    expect(chosen.text).toContain('Здравствуйте');
  });
});

describe('a worker', () => {
  const take = async (phone: Phone): Promise<void> => {
    const list = await phone.says('/tasks');
    await phone.presses(find(list.buttons, '⭐'));
    await phone.presses('✋ Take this task');
  };

  it('finds a task, takes it, is told what is missing, does it, and is paid after the hold', async () => {
    const { world, target } = desk.desk;
    await desk.desk.task({ reward: '12.5' });
    const phone = await desk.worker();
    expect((await phone.says('/tasks')).text).toContain('Sponsored');
    await take(phone);
    const taken = await phone.sees();
    expect(taken.text).toContain('left)');
    expect(taken.links).toHaveLength(1);
    const early = await phone.presses('✅ Check');
    expect(early.text).toContain('You are not there yet');
    world.comes(phone.user, target);
    const done = await phone.presses('✅ Check');
    expect(done.toast).toContain('Done!');
    expect(done.text).toMatch(/is held for you.\nIt is yours on/);
    expect((await phone.says('/rewards')).text).toContain('Held rewards');
    desk.clock.advance(22 * day);
    await desk.desk.settle();
    expect((await phone.says('/balance')).text).toMatch(/• \d+(\.\d+)? ⭐/);
    expect((await phone.presses('📄 Statement ⭐')).text).toContain('reward released');
  });

  it('who left is told why, and appeals', async () => {
    const { world, target } = desk.desk;
    const task = await desk.desk.task();
    const phone = await desk.worker();
    await phone.says(`/start t_${task.id}`);
    await phone.presses('✋ Take this task');
    world.comes(phone.user, target);
    await phone.presses('✅ Check');
    world.leaves(phone.user, target);
    await desk.desk.goes(task, phone.user);
    await phone.says('/rewards');
    const shelf = await phone.presses('↩️ Taken back');
    const claim = await phone.presses(find(shelf.buttons, '⭐'));
    expect(claim.text).toContain('you had left');
    await phone.presses('⚖️ Appeal');
    expect((await phone.presses('✍️ Write it')).text).toContain('Send me one message');
    expect((await phone.says('I never left.')).text).toContain('Your appeal is in.');
  });

  it('gives a task up, and complains of one', async () => {
    const task = await desk.desk.task();
    const phone = await desk.worker();
    await phone.says(`/start t_${task.id}`);
    await phone.presses('✋ Take this task');
    expect((await phone.presses('🚪 Give it up')).toast).toContain('Given up');
    await phone.says(`/start t_${task.id}`);
    await phone.presses('⚠️ Complain');
    expect((await phone.presses('It is spam')).toast).toContain('We look at it');
  });

  it('withdraws, sees the fee and the net before, and the state after; pressing twice is one payout', async () => {
    const phone = await desk.worker();
    await desk.fund(phone.user, '1200');
    const ways = await phone.says('/withdraw');
    await phone.presses(find(ways.buttons, 'Stars, sent by us'));
    expect((await phone.says('12')).text).toContain('The smallest amount is 1000 XTR');
    await phone.says('1100.5');
    const sure = await phone.sees();
    expect(sure.text).toContain('From your balance: 1100 ⭐');
    expect(sure.text).toContain('You get: 1100 ⭐');
    const { data } = sure;
    await Promise.all([1, 2].map(() => phone.presses({ data: data['✅ Withdraw'] ?? '' })));
    await phone.forges(data['✅ Withdraw'] ?? '');
    expect((await phone.says('/balance')).text).toContain('• 100 ⭐');
    await phone.presses('🕓 Withdrawals');
    const list = await phone.sees();
    expect(list.buttons.filter((text) => text.includes('1100'))).toHaveLength(1);
    await phone.presses(find(list.buttons, '1100'));
    expect((await phone.presses('✖️ Cancel it')).text).toContain('on your balance again');
  });

  it('gets their data as messages, wants no sound, and can be forgotten', async () => {
    const phone = await desk.worker();
    await phone.says('/settings');
    const before = (await phone.sees()).messages;
    expect((await phone.presses('📦 Export my data')).messages).toBeGreaterThan(before + 1);
    expect((await phone.presses('🔕 Without sound')).text).toContain('without sound');
    await phone.presses('🗑 Delete my data');
    expect((await phone.presses('🗑 Delete it all')).text).toContain('Nothing that says who you are is left');
    expect((await findPerson(desk.needs.pool, desk.desk.workspace, phone.user))?.erasedAt).toBeInstanceOf(Date);
  });
});

describe('a conversation', () => {
  it('answers commands it does not know, words it did not ask for and old buttons in words', async () => {
    const phone = await desk.worker();
    expect((await phone.says('/nonsense')).text).toContain('I do not know this command');
    expect((await phone.says('how are you?')).text).toContain('I was not waiting for a message');
    expect((await phone.says('/buy')).text).toContain('I do not know this command'); // the store's bot does
    for (const data of ['0g|tasks', '1g|nowhere', '1p|tasks|nothing', 'nonsense', '1g|orders', '1p|buy|pick|500'])
      expect((await phone.forges(data)).text).toContain('Hello, Ann');
    expect((await phone.says('x'.repeat(4000))).text).toContain('I was not waiting for a message');
  });

  it('says every no in words, and stays where it is', async () => {
    const task = await desk.desk.task({ slots: 1 });
    const [first, second] = [await desk.worker(), await desk.worker()];
    for (const one of [first, second]) await one.says(`/start t_${task.id}`);
    await first.presses('✋ Take this task');
    expect((await second.presses('✋ Take this task')).toast).toContain('All places of this task are taken');
  });

  it('goes on when the message that was pressed is gone', async () => {
    const phone = await desk.worker();
    const { messageId } = await phone.says('/menu');
    await callBotApi(desk.needs, desk.bot, 'deleteMessage', { chat_id: phone.user, message_id: messageId });
    const shown = await phone.forges('1g|help', messageId);
    expect(shown.text).toContain('How this works');
    expect(shown.messageId).toBeGreaterThan(messageId);
  });

  it('of somebody else is never touched: a foreign claim is not found', async () => {
    const task = await desk.desk.task();
    const [owner, other] = [await desk.worker(), await desk.worker()];
    const claim = await desk.desk.claim(task, owner.user);
    await other.says('/rewards');
    expect((await other.forges(`1g|claim|${claim.id}`)).text).toContain('I cannot find that any more');
    await other.forges(`1p|claim|abandon|${claim.id}`);
    expect((await desk.desk.now(claim)).status).toBe('claimed');
  });
});

it('says what the operator wrote in place of our words, as text and never as tags', async () => {
  const phone = await desk.worker();
  const where = { pool: desk.needs.pool, now: desk.clock.now() };
  const own = { name: 'support', language: 'en' } as const;
  expect((await phone.says('/support')).text).toContain('has not written an address');
  await setOwnText(where, desk.desk.workspace, { ...own, text: 'Ask <b>@ann</b>.' });
  expect((await phone.says('/support')).text).toContain('Ask <b>@ann</b>.');
  await setOwnText(where, desk.desk.workspace, { ...own, text: '' });
  expect((await phone.says('/support')).text).toContain('has not written an address');
});

it('shows its commands beside the text field, in the language of the phone', async () => {
  while ((await desk.tell()) > 0);
  const [english, russian] = await Promise.all(
    [undefined, 'ru'].map((language_code) => callBotApi(desk.needs, desk.bot, 'getMyCommands', { language_code })),
  );
  expect(english).toContainEqual({ command: 'tasks', description: 'Tasks for you' });
  expect(russian).toContainEqual({ command: 'tasks', description: 'Задания для вас' });
});

describe('a notice', () => {
  const say = (user: string, key: string) =>
    transaction(desk.needs.pool, (tx) =>
      tell(tx, desk.desk.workspace, [
        { user, kind: 'reward_released', key, values: { amount: '12.5', asset: 'XTR', title: '<News>' } },
      ]),
    );

  it('is told once, in words', async () => {
    const phone = await desk.worker();
    await say(phone.user, `n1:${phone.user}`);
    await say(phone.user, `n1:${phone.user}`);
    while ((await desk.tell()) > 0);
    const seen = await phone.sees();
    expect(seen.text).toBe('🎉 12.5 ⭐ for “<News>” is on your balance.');
    while ((await desk.tell()) > 0);
    expect((await phone.sees()).messages).toBe(seen.messages);
  });

  it('is not sent to somebody who has blocked the bot, nor ever tried again', async () => {
    const phone = await desk.worker();
    await phone.blocks(true);
    await phone.sees();
    expect((await findPerson(desk.needs.pool, desk.desk.workspace, phone.user))?.blockedAt).toBeInstanceOf(Date);
    await say(phone.user, `n2:${phone.user}`);
    while ((await desk.tell()) > 0);
    await phone.blocks(false);
    const { messages } = await phone.sees();
    while ((await desk.tell()) > 0);
    expect((await phone.sees()).messages).toBe(messages);
  });

  it('keeps to one a second for one person', async () => {
    const phone = await desk.worker();
    for (const n of [1, 2, 3]) await say(phone.user, `n3:${phone.user}:${n}`);
    const before = (await phone.sees()).messages;
    await desk.tell();
    await desk.tell();
    expect((await phone.sees()).messages).toBe(before + 1);
    desk.clock.advance(2000);
    await desk.tell();
    expect((await phone.sees()).messages).toBe(before + 2);
  });
});
