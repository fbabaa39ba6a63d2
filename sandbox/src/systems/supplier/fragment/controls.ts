import { route, type Route } from '@asterism/telegram-sandbox';
import { z } from 'zod';
import { billionths } from '../../fixed-point.ts';
import { textFor } from '../prices.ts';
import { chainOf, type House } from '../state.ts';
import { openFragment } from './open-fragment.ts';
import { catchUpFragment } from './progress.ts';
import { fragmentOf, requestStatuses, type FragmentAccount } from './state.ts';

const money = z.string().refine((text) => billionths(text) !== undefined, 'has to be a plain decimal');
const seconds = z.int().min(0).max(31_536_000);
const temper = z
  .strictObject({
    usd_per_1000: money,
    usd_per_ton: money,
    wants_kyc: z.boolean().describe('links are refused until somebody shows papers'),
    needs_confirm: z.boolean().describe('Stars come only after confirmReq, with the message that was sent'),
    needs_state: z.boolean().describe('a request has no number until updateStarsBuyState was called'),
    sells: z.boolean(),
    hash_lasts: seconds,
    link_lasts: seconds,
    delivers_after: seconds,
  })
  .partial();
const books = z.object({
  requests: z.array(
    z.object({
      id: z.string(),
      username: z.string(),
      stars: z.number(),
      amount: z.string(),
      status: z.enum(requestStatuses),
      is_confirmed: z.boolean(),
      tx: z.string().nullable(),
    }),
  ),
  kept: z.array(z.object({ at: z.string(), amount: z.string(), tx: z.string(), why: z.string() })),
});
const texts = z.record(z.string(), z.string());
const one = '/sandbox/supplier/fragment/{buyer}';
const defined = <Of extends object>(given: Of): { [Name in keyof Of]: Exclude<Of[Name], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;

/** `/sandbox/supplier/fragment/*`: who is signed in at the market without an API, and what it knows of them. */
export const fragmentControls = (house: House): readonly Route[] => [
  route({
    method: 'POST',
    path: '/sandbox/supplier/fragment',
    summary: 'Signs somebody in at the emulated Fragment; answers the cookies to enter at the platform',
    body: temper.extend({
      wallet: z.string().optional().describe('an account of the emulated chain, to be connected'),
    }),
    answer: z.object({
      buyer: z.string(),
      url: z.string(),
      cookies: texts,
      wallet: texts.optional().describe('how the wallet that pays shows itself'),
    }),
    run: async (_, { body: { wallet, ...body } }) => {
      const { name, cookies } = await openFragment(house, defined(body));
      const shown = wallet === undefined ? {} : { wallet: walletOf(house, wallet) };
      return { buyer: name, url: `${house.url()}/supplier/fragment`, cookies, ...shown };
    },
  }),
  route({
    method: 'POST',
    path: one,
    summary: 'Changes how the market behaves towards them',
    body: temper,
    answer: z.object({ ok: z.literal(true) }),
    run: (_, { params, body }) => {
      const account = fragmentOf(house, params['buyer'] ?? '');
      account.temper = { ...account.temper, ...defined(body) };
      house.changed();
      return { ok: true } as const;
    },
  }),
  route({
    method: 'GET',
    path: `${one}/books`,
    summary: 'Their requests, and what came in that was for none of them and is kept',
    answer: books,
    run: (_, { params }) => {
      catchUpFragment(house);
      return booksOf(fragmentOf(house, params['buyer'] ?? ''));
    },
  }),
];

/** By the names that the platform's form has for them. */
function walletOf(house: House, account: string) {
  const { address, publicKey, state } = chainOf(house).shownWallet(account);
  return { wallet_address: address, wallet_public_key: publicKey, wallet_state_init: state };
}

const booksOf = ({ requests, kept }: FragmentAccount) => ({
  requests: requests.map(({ id, username, stars, units, status, isConfirmed, tx }) => ({
    id,
    username,
    stars,
    amount: textFor(BigInt(units), 'ton'),
    status,
    is_confirmed: isConfirmed,
    tx,
  })),
  kept: kept.map(({ units, ...rest }) => ({ ...rest, amount: textFor(BigInt(units), 'ton') })),
});
