import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { places, post } from '#ledger';
import { transaction } from '#database';
import { setStore } from '#store';
import type { Phone } from '#test/exchange';
import { openStoreBotDesk, type StoreBotDesk } from '#test/store';

let desk: StoreBotDesk;
beforeAll(async () => {
  desk = await openStoreBotDesk();
});
afterAll(() => desk.close());

const find = (buttons: readonly string[], part: string): string => {
  const found = buttons.find((text) => text.includes(part));
  if (found === undefined) throw new Error(`There is no button with "${part}": ${buttons.join(', ')}`);
  return found;
};

/** From `/buy` to the choice of how to pay. */
async function chooses(phone: Phone, recipient = '@durov'): Promise<void> {
  const first = await phone.says('/buy');
  await phone.presses(find(first.buttons, '500 ⭐'));
  await phone.says(recipient);
  await phone.presses('✅ Yes');
}

/** An order with its invoice. */
async function orders(phone: Phone, way = 'Card'): Promise<void> {
  await chooses(phone);
  await phone.presses(find((await phone.sees()).buttons, way));
}

describe('somebody who buys', () => {
  it('says how many and for whom, sees the name, chooses how to pay, pays, watches, and gets a receipt', async () => {
    const phone = await desk.phone({ username: 'ann_buys' });
    expect((await phone.says('/start')).text).toContain('Here you buy Telegram Stars'); // no rules to accept
    const many = await phone.says('/buy');
    expect(many.text).toContain('How many Stars?');
    expect(find(many.buttons, '500 ⭐')).toMatch(/500 ⭐ · \d+\.\d\d USD/);
    const forWhom = await phone.presses(find(many.buttons, '500 ⭐'));
    expect(forWhom.text).toContain('500 Stars — for whom?');
    const sure = await phone.presses('👤 For me (@ann_buys)');
    expect(sure.text).toContain('Topping up @ann_buys — correct?');
    expect(sure.text).toContain('Name: Name of ann_buys');
    const ways = await phone.presses('✅ Yes');
    expect(ways.text).toMatch(/• TON: [\d.]+ TON, no fee on top/);
    expect(ways.text).toMatch(/• Card: [\d.]+ USD, of it [\d.]+ USD fee/);
    const invoice = await phone.presses(find(ways.buttons, 'TON'));
    expect(invoice.text).toContain('addr-con_chain');
    expect(invoice.text).toContain('with this comment, exactly:');
    expect(invoice.messages).toBe(2); // all of it in the message of /buy
    const order = await desk.orderOf(phone);
    await desk.pays(order);
    desk.supplier.state = 'pending';
    await desk.settle();
    const going = await phone.sees();
    expect(going.text).toContain('The Stars are on their way');
    expect(going.messages).toBe(2); // progress is edited in place
    desk.supplier.state = 'delivered';
    await desk.settle();
    const receipt = await phone.sees();
    expect(receipt.text).toBe(`✅ 500 Stars sent to @ann_buys. Order #${order.number}`);
    expect(receipt.messages).toBe(3);
    expect((await phone.presses('🧾 The order')).text).toContain('✅ 500 Stars sent to @ann_buys');
    expect(desk.supplier.sold.at(-1)).toEqual({ username: 'ann_buys', stars: 500 });
    const history = await phone.says('/orders');
    expect(history.text).toContain(`#${order.number}`);
    expect((await phone.presses(find(history.buttons, `#${order.number}`))).text).toContain('Receipt: tx:5f2c');
  });

  it('in Russian reads all of it in Russian', async () => {
    const phone = await desk.phone({ language_code: 'ru', username: 'vera' });
    const many = await phone.says('/buy');
    expect(many.text).toContain('Сколько звёзд?');
    await phone.presses(find(many.buttons, '500'));
    expect((await phone.presses('👤 Мне (@vera)')).text).toContain('Пополняем @vera — верно?');
    const ways = await phone.presses('✅ Да');
    expect((await phone.presses(find(ways.buttons, 'Карта'))).links).toHaveLength(1);
    const order = await desk.orderOf(phone);
    await desk.pays(order);
    desk.supplier.state = 'delivered';
    await desk.settle();
    expect((await phone.sees()).text).toContain(`Заказ №${order.number}`);
  });

  it('writes any number, a link, a numeric id the bot knows; and is told in words what cannot be', async () => {
    const known = await desk.phone({ username: 'known_one' });
    await known.says('/start');
    const nameless = await desk.phone();
    await nameless.says('/start');
    const phone = await desk.phone({ username: 'bob_b' });
    await phone.says('/buy');
    for (const [said, answer] of [
      ['many', 'Send me a whole number'],
      ['7', 'from 50 to 1,000,000'],
      ['1000001', 'from 50 to 1,000,000'],
      ['1 234', '1,234 Stars — for whom?'],
    ] as const)
      expect((await phone.says(said)).text).toContain(answer);
    desk.supplier.says.set('nobody_there', { verdict: 'no', reason: 'not_found' });
    for (const [said, answer] of [
      ['two words', 'neither a @username nor a numeric id'],
      ['@nobody_there', 'There is no such account'],
      [nameless.user, 'I do not know this id'],
      ['1', 'I do not know this id'],
    ] as const)
      expect((await phone.says(said)).text).toContain(answer);
    expect((await phone.says(known.user)).text).toContain('Topping up @known_one — correct?');
    await phone.presses('✏️ Another name');
    expect((await phone.says('https://t.me/durov')).text).toContain('Topping up @durov — correct?');
  });

  it('who nobody can verify is said to be not verified, and has to be meant', async () => {
    desk.supplier.says.set('perhaps', { verdict: 'unknown' });
    const phone = await desk.phone();
    const many = await phone.says('/buy');
    await phone.presses(find(many.buttons, '100 ⭐'));
    const sure = await phone.says('@perhaps');
    expect(sure.text).toContain('Not verified.');
    expect(sure.buttons).not.toContain('✅ Yes');
    const ways = await phone.presses('⚠️ Not verified, but it is right');
    await phone.presses(find(ways.buttons, 'Card'));
    expect(await desk.orderOf(phone)).toMatchObject({ username: 'perhaps', isVerified: false });
  });

  it('cancels anywhere: before there is an order, and before it is paid', async () => {
    const phone = await desk.phone();
    await chooses(phone);
    const nothing = await phone.presses('Cancel');
    expect(nothing.text).toContain('Nothing was ordered');
    await expect(desk.orderOf(phone)).rejects.toThrow('nothing');
    expect((await phone.says('/buy')).text).toContain('How many');
    expect((await phone.says('/cancel')).text).toContain('Nothing was ordered');
    await orders(phone);
    const canceled = await phone.presses('✖️ Cancel the order');
    expect(canceled.toast).toContain('canceled');
    expect(canceled.text).toContain('✖️ Canceled.');
    expect((await desk.orderOf(phone)).status).toBe('canceled');
  });

  it('chooses another way of paying for the same order, and pressing twice is one order', async () => {
    const phone = await desk.phone();
    await chooses(phone);
    const { data, buttons } = await phone.sees();
    const card = data[find(buttons, 'Card')] ?? '';
    await Promise.all([1, 2].map(() => phone.presses({ data: card })));
    await phone.forges(card);
    expect((await phone.says('/orders')).buttons.filter((text) => text.includes('@durov'))).toHaveLength(1);
    await phone.presses(find((await phone.sees()).buttons, '@durov'));
    const ways = await phone.presses('💱 Another way');
    expect((await phone.presses(find(ways.buttons, 'TON'))).text).toContain('addr-con_chain');
    const back = await phone.presses('💱 Another way');
    expect((await phone.presses(find(back.buttons, 'Card'))).text).toContain('(Card)');
    expect((await phone.presses('🔄 Look again')).text).toContain('(Card)');
  });

  it('who presses a button of an older purchase neither confirms nor pays for what is talked about now', async () => {
    const phone = await desk.phone();
    await chooses(phone);
    const before = await phone.sees();
    const first = await phone.says('/buy');
    await phone.presses(find(first.buttons, '1,000'));
    const { data } = await phone.says('@kate');
    const old = await phone.forges(data['✅ Yes']?.replace('kate', 'durov') ?? '');
    expect(old.text).toContain('Topping up @kate — correct?');
    expect((await phone.forges('1p|pay|again')).text).toContain('Topping up @kate — correct?');
    await phone.presses('✅ Yes');
    const paying = await phone.forges(before.data[find(before.buttons, 'Card')] ?? '');
    expect(paying.text).toContain('1,000 Stars for @kate');
    await expect(desk.orderOf(phone)).rejects.toThrow('nothing');
  });

  it('whose recipient cannot be verified any more has to say so expressly before the order is made', async () => {
    const phone = await desk.phone();
    await chooses(phone, '@fading');
    desk.clock.advance(2 * 60_000); // what was said of them is no longer kept
    desk.supplier.says.set('fading', { verdict: 'unknown' });
    const before = await phone.sees();
    const again = await phone.presses(find(before.buttons, 'Card'));
    expect(again.text).toContain('Not verified.');
    await phone.forges(before.data[find(before.buttons, 'Card')] ?? '');
    await expect(desk.orderOf(phone)).rejects.toThrow('nothing');
    const ways = await phone.presses('⚠️ Not verified, but it is right');
    await phone.presses(find(ways.buttons, 'Card'));
    expect((await desk.orderOf(phone)).isVerified).toBe(false);
  });

  it('too late for a price is shown the price of now', async () => {
    const phone = await desk.phone();
    await chooses(phone);
    const { data, buttons } = await phone.sees();
    desk.clock.advance(11 * 60_000);
    const renewed = await phone.presses({ data: data[find(buttons, 'Card')] ?? '' });
    expect(renewed.toast).toContain('The time of that price was over');
    expect(renewed.text).toContain('How do you want to pay?');
    await phone.presses(find(renewed.buttons, 'Card'));
    expect((await desk.orderOf(phone)).status).toBe('awaiting_payment');
  });

  it('whose Stars surely cannot be delivered reads that the money goes back, and that it is back', async () => {
    const phone = await desk.phone();
    await orders(phone);
    const order = await desk.orderOf(phone);
    await desk.pays(order);
    desk.supplier.state = 'failed';
    await desk.settle();
    desk.supplier.state = 'delivered';
    expect((await desk.orderOf(phone)).status).toBe('refunded');
    expect((await phone.sees()).text).toContain('went back the way you had paid');
    expect((await phone.presses('🧾 The order')).text).toContain('You have your money back');
  });

  it('who pays less than the price, or later than the time, is told what becomes of it', async () => {
    const phone = await desk.phone();
    await orders(phone);
    await desk.pays(await desk.orderOf(phone), 1_000_000n);
    await desk.settle();
    const order = await desk.orderOf(phone);
    expect((await phone.says(`/start ${order.id}`)).text).toContain('Less than the price came');
    await orders(phone);
    desk.clock.advance(31 * 60_000);
    await desk.settle();
    expect((await phone.sees()).text).toContain('The time to pay order');
  });

  it('pays out of the balance that is there, once', async () => {
    const phone = await desk.phone();
    const amount = { asset: 'USD', units: 20_000_000n };
    const postings = [{ from: places.world('toy', 'con_in'), to: places.user(phone.user), amount }];
    const transfer = { workspace: desk.workspace, key: `fund:${phone.user}`, reason: 'test.fund', postings };
    await transaction(desk.needs.pool, (tx) => post(tx, desk.clock, transfer));
    expect((await phone.says('/balance')).text).toContain('• 20.00 USD');
    await orders(phone, 'Balance');
    expect((await phone.sees()).text).toContain('from your balance');
    desk.supplier.state = 'delivered';
    await desk.settle();
    expect((await desk.orderOf(phone)).status).toBe('delivered');
    expect((await phone.says('/balance')).text).not.toContain('20.00');
  });
});

describe("the store's bot", () => {
  it("knows nothing of the exchange's screens and commands, and nothing of other people's orders", async () => {
    const owner = await desk.phone();
    await orders(owner);
    const order = await desk.orderOf(owner);
    const other = await desk.phone();
    await other.says('/start');
    for (const said of ['/tasks', '/withdraw', '/advertise', '/settings'])
      expect((await other.says(said)).text).toContain('I do not know this command');
    for (const data of ['1g|tasks', '1g|withdraw', '1p|rules|accept', '1p|erase|yes'])
      expect((await other.forges(data)).text).toContain('Here you buy Telegram Stars');
    for (const data of [`1g|order|${order.id}`, `1p|order|ways|${order.id}`])
      expect((await other.forges(data)).text).toContain('I cannot find that any more');
    await other.forges(`1p|order|cancel|${order.id}`);
    expect((await desk.orderOf(owner)).status).toBe('awaiting_payment');
    for (const data of [
      '1p|sure|yes',
      '1p|pay|by|card',
      '1p|to|me',
      '1p|buy|pick|x',
      '1p|order|cancel|so_1',
      '1g|orders|x',
    ])
      expect((await other.forges(data)).text).not.toBe('');
  });

  it('tells what it has to, and who has blocked it is not written to', async () => {
    const phone = await desk.phone();
    for (const said of ['/terms', '/privacy', '/support', '/paysupport', '/help', '/language'])
      expect((await phone.says(said)).buttons).toHaveLength(said === '/help' ? 5 : said === '/language' ? 3 : 1);
    await orders(phone);
    await desk.pays(await desk.orderOf(phone));
    await phone.blocks(true);
    desk.supplier.state = 'delivered';
    await desk.settle();
    expect((await desk.orderOf(phone)).status).toBe('delivered');
    await phone.blocks(false);
    const { messages } = await phone.sees();
    await desk.settle();
    expect((await phone.sees()).messages).toBe(messages);
    expect((await phone.says('/orders')).text).toContain('delivered');
  });

  it('sells nothing while the store is closed, and says so', async () => {
    const phone = await desk.phone();
    await chooses(phone);
    await setStore(desk.needs, desk.workspace, { isReadOnly: true }, 'operator:anna');
    const refused = await phone.presses(find((await phone.sees()).buttons, 'Card'));
    expect(refused.toast).toContain('paused');
    expect((await phone.says('/buy')).text).toContain('not sold here just now');
    await setStore(desk.needs, desk.workspace, { isReadOnly: false }, 'operator:anna');
  });
});
