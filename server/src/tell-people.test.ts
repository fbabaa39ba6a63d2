import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { depositPurpose, depositTerms } from '#funds';
import { stars, stoppedClock } from '#kernel';
import { approvePayout, cancelPayout, moneyOut, rejectPayout, type Payout } from '#payouts';
import { exportPerson, meetPerson, type PeopleNeeds } from '#people';
import { freshDatabase, type TestDatabase } from '#test';
import { money, openPayoutDesk, openPeopleBank, openToyBank, toyRail, type ToyBank } from '#test/money';
import { tellingDeposits, tellOfPayout } from './tell-people.ts';

let database: TestDatabase;
let people: PeopleNeeds;
let toy: ToyBank;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
beforeAll(async () => {
  database = await freshDatabase();
  people = { pool: database.pool, clock, masterKey: randomBytes(32) };
  toy = await openToyBank();
});
afterAll(async () => {
  await toy?.close();
  await database?.drop();
});

const meet = (workspace: number, telegramId: string) =>
  meetPerson(people, workspace, { telegramId, firstName: 'Ann', isPremium: false });
const noticesOf = async (workspace: number, user: string) =>
  (await exportPerson(people, workspace, user))['notices'] as readonly { kind: string; values: object }[];
const written = async () =>
  (
    await database.pool
      .withTables<{ 'people.notice': { user_id: string } }>()
      .selectFrom('people.notice')
      .select('user_id')
      .execute()
  ).map(({ user_id: user }) => user);

describe('a person of the exchange', () => {
  it('is told once of a deposit, and nobody is who never met the bot', async () => {
    const bank = await openPeopleBank({ pool: database.pool, clock });
    Object.assign(bank.needs.purposes, { [depositPurpose]: tellingDeposits(depositTerms()) });
    await meet(bank.workspace, '1');
    const payment = await bank.deposit('1', stars(250));
    bank.shop.pay(payment.connection, payment);
    await Promise.all(Array.from({ length: 4 }, () => bank.look(payment)));
    await bank.bring('2', stars(250));
    expect(await noticesOf(bank.workspace, '1')).toMatchObject([
      { kind: 'deposit_arrived', values: { asset: 'XTR', amount: '250' } },
    ]);
    expect(await written()).toEqual(['1']);
    await bank.close();
  });

  it('is told of a payout that was paid, turned down, or came back', async () => {
    const desk = openPayoutDesk({ pool: database.pool, clock, gateways: [toyRail(toy)] });
    Object.assign(desk.needs, { tellUser: tellOfPayout });
    const { workspace, needs } = desk;
    await meet(workspace, '3');
    for (const user of ['3', 'ann']) await desk.fund(user, money('100', 'TON'));
    await desk.rules({ rail: '*', asset: 'TON', feeFixed: 1_000_000_000n });
    const asked: Payout[] = [];
    for (const user of ['3', '3', '3', 'ann']) asked.push(await desk.ask({ user }));
    const [turnedDown, canceled, paid, ofAnn] = asked.map(({ id }) => id);
    const by = (payout = '') => ({ workspace, payout, actor: 'key:boss' });
    for (let time = 0; time < 2; time++) await rejectPayout(needs, { ...by(turnedDown), reason: 'Ask again.' });
    await rejectPayout(needs, { ...by(ofAnn), reason: 'No.' });
    await cancelPayout(needs, by(canceled));
    const fact = { externalId: 'x', occurredAt: clock.now(), raw: {} };
    await approvePayout(needs, by(paid));
    await desk.settle();
    const returned = money('8.5', 'TON');
    await moneyOut(needs).tell({ workspace, payout: paid ?? '', state: { state: 'bounced', returned, ...fact } });
    expect(await noticesOf(workspace, '3')).toEqual(
      [
        ['payout_returned', { payout: turnedDown, asset: 'TON', amount: '10', reason: 'Ask again.' }],
        ['payout_returned', { payout: canceled, asset: 'TON', amount: '10' }],
        ['payout_sent', { payout: paid, asset: 'TON', amount: '9' }],
        ['payout_returned', { payout: paid, asset: 'TON', amount: '9' }],
      ].map(([kind, values]) => ({ kind, values, outcome: 'waiting', ended_at: null })),
    );
    expect(await written()).not.toContain('ann');
  });
});
