import { randomBytes } from 'node:crypto';
import { Address, beginCell, Cell, loadMessage } from '@ton/core';
import { z } from 'zod';
import { rawUpper } from '../../ton/chain-row.ts';
import { commentCell } from '../../ton/jetton.ts';
import { dollarsFor, nanoFor, textFor } from '../prices.ts';
import { bare, usernamePattern } from '../recipients.ts';
import type { House } from '../state.ts';
import type { BuyRequest, FragmentAccount } from './state.ts';

/** What a method was asked, all of it text. */
export type Asked = Readonly<Record<string, string | undefined>>;
type Answer = Readonly<Record<string, unknown>>;
type Method = (house: House, account: FragmentAccount, asked: Asked) => Answer;

/** A no, in the words that people are shown there. */
const no = (error: string): Answer => ({ error });
const least = 50;
const most = 1_000_000;

const starsIn = (text = ''): number | undefined => {
  const stars = /^\d{1,8}$/.test(text) ? Number(text) : 0;
  return stars >= least && stars <= most ? stars : undefined;
};

/** A recipient is a token that says nothing to whoever has it. */
const tokenOf = (username: string): string => Buffer.from(`recipient:${username}`).toString('base64url');
const usernameOf = (token = ''): string | undefined => {
  const [, username] = /^recipient:(\w+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return username;
};

const costOf = ({ temper }: FragmentAccount, stars: number): bigint => nanoFor(temper, dollarsFor(temper, stars));

/** How far the page is: with a request's number, how that one stands. */
const state: Method = (house, account, { id }) => {
  const found = id === undefined ? undefined : requestOf(account, id);
  if (id !== undefined && !found) return no('Bad request');
  account.hasReadState = true;
  house.changed();
  const mode = found?.status === 'delivered' ? 'done' : found?.status === 'paid' ? 'processing' : 'new';
  return { ok: true, mode, html: '<section class="tm-section"></section>', dh: '1', need_update: false };
};

const search: Method = ({ personNamed }, _, { query = '', quantity }) => {
  if (quantity !== undefined && quantity !== '' && starsIn(quantity) === undefined) return no('Invalid quantity');
  const person = usernamePattern.test(query) ? personNamed(bare(query)) : undefined;
  if (!person) return no('No Telegram users found.');
  const { username, firstName } = person;
  return { ok: true, found: { myself: false, recipient: tokenOf(username), photo: '', name: firstName } };
};

const prices: Method = (_, account, { stars, quantity }) => {
  const count = starsIn(quantity ?? stars);
  if (count === undefined) return no('Invalid quantity');
  const dollars = dollarsFor(account.temper, count);
  return {
    ok: true,
    cur_price: textFor(costOf(account, count), 'ton'),
    usd_price: textFor(dollars / 1000n, 'usdt_ton'),
  };
};

const init: Method = (house, account, { recipient, quantity, payment_method: way = 'ton' }) => {
  const { temper, requests } = account;
  const username = usernameOf(recipient);
  const stars = starsIn(quantity);
  if (username === undefined || !house.personNamed(username)) return no('Recipient not found');
  if (stars === undefined) return no('Invalid quantity');
  if (way !== 'ton') return no('Payment method is not available');
  if (!temper.sells) return no('Sales are suspended. Please try again later.');
  if (temper.needs_state && !account.hasReadState) return { ok: true };
  account.hasReadState = false;
  const units = costOf(account, stars);
  const made: BuyRequest = {
    id: randomBytes(10).toString('base64url'),
    username,
    stars,
    units: String(units),
    link: null,
    status: 'made',
    isConfirmed: false,
    due: null,
    tx: null,
  };
  requests.push(made);
  house.changed();
  return { ok: true, req_id: made.id, amount: textFor(units, 'ton'), myself: false, to_bot: false };
};

const wallet = z.object({ address: z.string() });

function readWallet(text = ''): Address | undefined {
  try {
    return Address.parse(wallet.parse(JSON.parse(text)).address);
  } catch {
    return undefined;
  }
}

const requestOf = ({ requests }: FragmentAccount, id = ''): BuyRequest | undefined =>
  requests.find((each) => each.id === id);

const link: Method = (house, account, { account: payer, id, transaction }) => {
  const found = requestOf(account, id);
  const from = readWallet(payer);
  if (!found || transaction !== '1') return no('Bad request');
  if (!from) return no('Wallet is not connected');
  if (account.temper.wants_kyc) return { need_verify: true, error: 'Please verify your identity to continue.' };
  if (found.status !== 'made' && found.status !== 'linked') return no('This request is paid already');
  const now = Math.floor(house.clock.now().getTime() / 1000);
  const payload = messageFor(found);
  const validUntil = now + account.temper.link_lasts;
  const hash = payload.hash().toString('base64');
  found.link = { validUntil, from: rawUpper(from), payload: payload.toBoc().toString('base64'), hash };
  found.status = 'linked';
  house.changed();
  return {
    ok: true,
    transaction: {
      validUntil,
      from: from.toRawString(),
      messages: [{ address: account.payTo, amount: Number(found.units), payload: found.link.payload }],
    },
    confirm_method: 'confirmReq',
    confirm_params: { id: found.id },
  };
};

/** A comment over two cells, as long ones are: whoever writes it anew writes another one. */
function messageFor({ id, stars }: BuyRequest): Cell {
  const reference = beginCell().storeStringTail(`Ref#${id}`).endCell();
  return beginCell()
    .storeSlice(commentCell(`${stars} Telegram Stars \n\n`).beginParse())
    .storeRef(reference)
    .endCell();
}

const confirm: Method = (house, account, { id, boc = '' }) => {
  const found = requestOf(account, id);
  if (!found) return no('Bad request');
  try {
    loadMessage(Cell.fromBase64(boc).beginParse());
  } catch {
    return no('Invalid transaction');
  }
  found.isConfirmed = true;
  house.changed();
  return { ok: true };
};

/** Every method that is known there. */
export const methods: Readonly<Record<string, Method>> = {
  updateStarsBuyState: state,
  searchStarsRecipient: search,
  updateStarsPrices: prices,
  initBuyStarsRequest: init,
  getBuyStarsLink: link,
  confirmReq: confirm,
};
