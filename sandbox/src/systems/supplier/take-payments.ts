import { Address, Cell } from '@ton/core';
import type { EmulatedTon } from '../ton/index.ts';
import { rawUpper, type ChainRow } from '../ton/chain-row.ts';
import { operations } from '../ton/jetton.ts';
import { readComment } from '../ton/read-comment.ts';
import { takeFragmentPayment } from './fragment/take-payment.ts';
import { fail } from './progress.ts';
import { giveBack } from './send-back.ts';
import { dueIn, type Account, type Currency, type House, type Order } from './state.ts';

/** Something that came in at an address of the supplier. */
type Incoming = {
  readonly from: string;
  readonly units: bigint;
  readonly currency: Currency;
  readonly comment: string | undefined;
  readonly tx: string;
};

/** A part in a hundred less is borne, two more as well. */
const isTooLittle = (units: bigint, asked: bigint): boolean => units * 100n < asked * 99n;
const isTooMuch = (units: bigint, asked: bigint): boolean => units * 100n > asked * 102n;

/** Whether the chain has something that has not been looked at. */
export const hasUnread = ({ neighbour, state }: House): boolean => {
  const ton = neighbour('ton') as EmulatedTon | undefined;
  return ton !== undefined && ton.chain.index.all().length > state().read;
};

/** Looks through what is new on the chain for payments, one after the other. */
export async function takePayments(house: House): Promise<void> {
  const { chain } = neighbourChain(house);
  const state = house.state();
  while (state.read < chain.index.all().length) {
    const row = chain.index.all()[state.read]?.row;
    state.read += 1;
    if (row) await take(house, row);
  }
  house.changed();
}

const neighbourChain = ({ neighbour }: House): EmulatedTon => neighbour('ton') as EmulatedTon;

async function take(house: House, row: ChainRow): Promise<void> {
  if (takeFragmentPayment(house, row)) return;
  const account = house.state().accounts.find(({ rawPayTo }) => rawPayTo === row.account);
  if (!account || row.in_msg?.source == null) return;
  const incoming = row.in_msg.opcode === notice ? await readNotice(house, account, row) : readCoins(row);
  if (incoming) takeFor(house, account, incoming);
}

const notice = `0x${operations.notification.toString(16)}`;

function readCoins(row: ChainRow): Incoming | undefined {
  const { source, value } = row.in_msg ?? {};
  const comment = readComment(row.in_msg);
  // Change that comes back from a wallet of dollars is nobody's payment.
  if (source == null || value == null || (comment === undefined && row.in_msg?.opcode !== null)) return undefined;
  return { from: source, units: BigInt(value), currency: 'ton', comment, tx: hexOf(row) };
}

/** Dollars, told by the account's own wallet of them; what any other wallet tells is not believed. */
async function readNotice(house: House, { rawPayTo }: Account, row: ChainRow): Promise<Incoming | undefined> {
  const { dollar } = neighbourChain(house);
  const wallet = rawUpper(await dollar.walletOf(Address.parse(rawPayTo)));
  if (row.in_msg?.source !== wallet) return undefined;
  const body = Cell.fromBase64(row.in_msg.message_content.body).beginParse();
  body.skip(32 + 64);
  const units = body.loadCoins();
  const from = rawUpper(body.loadAddress());
  const text = body.loadBit() ? body.loadRef().beginParse() : body;
  const comment = text.remainingBits >= 32 && text.loadUint(32) === 0 ? text.loadStringTail() : undefined;
  return { from, units, currency: 'usdt_ton', comment, tx: hexOf(row) };
}

const hexOf = ({ hash }: ChainRow): string => Buffer.from(hash, 'base64').toString('hex');

function takeFor(house: House, account: Account, incoming: Incoming): void {
  const { units, currency, comment, tx, from } = incoming;
  const order = account.orders.find(({ id }) => id === comment);
  const at = house.clock.now().toISOString();
  const line = { at, kind: 'paid_in', currency, order: order?.id ?? null, units: String(units), tx } as const;
  account.lines.push(line);
  if (!order || order.status !== 'awaiting_payment' || order.currency !== currency)
    return void giveBack(house, account, order?.id ?? null, {
      to: from,
      units,
      currency,
      comment: order ? `Refund ${order.id}` : 'No such order',
    });
  pay(house, account, order, incoming);
}

function pay(house: House, account: Account, order: Order, { units, from, tx }: Incoming): void {
  const now = house.clock.now().getTime();
  order.paidUnits = String(units);
  order.paymentTx = tx;
  order.payer = from;
  order.paidAt = now;
  const asked = BigInt(order.units);
  if (now >= order.expires) return fail(house, account, order, 'expired');
  if (isTooLittle(units, asked)) return fail(house, account, order, 'underpaid');
  if (isTooMuch(units, asked)) return fail(house, account, order, 'overpaid');
  order.status = 'paid';
  order.due = dueIn(now, account.mood.delivers_after);
}
