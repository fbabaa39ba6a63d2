import { beginCell } from '@ton/core';
import { commentCell } from '#gateways/ton';
import { openScriptedServer, type Answer, type Asked, type ScriptedServer } from './scripted-server.ts';

/** A request to buy, as Fragment has it. */
export type FragmentRequest = {
  readonly id: string;
  readonly username: string;
  readonly stars: number;
  readonly nanotons: bigint;
  mode: string;
  /** What its payment has to carry: base64, and the hash of the cell. */
  readonly payload: string;
  readonly payloadHash: string;
};

/** Fragment's page and what it calls, as open clients know them, for tests. */
export type ScriptedFragment = ScriptedServer & {
  readonly cookies: Readonly<Record<string, string>>;
  /** The hash of the moment: changed, the page has to be read again. */
  hash: string;
  readonly requests: FragmentRequest[];
  /** What is said of a username in place of finding it. */
  readonly errors: Map<string, string>;
  /** What a method answers in place of its own answer, after it took effect. */
  readonly faults: Map<string, Answer>;
  /** Nanotons for one Star. */
  price: bigint;
  /** Changes a payment before it is told: the whole answer of `getBuyStarsLink`. */
  link: (answer: Record<string, unknown>) => Record<string, unknown>;
  /** Every method that was called, with its fields. */
  readonly asked: { readonly method: string; readonly fields: Readonly<Record<string, string>> }[];
  readonly payTo: string;
  /** What was confirmed: request and message. */
  readonly confirmed: { readonly id: string; readonly boc: string }[];
};

type Script = Omit<ScriptedFragment, keyof ScriptedServer>;

const usualPayTo = 'UQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAJKZ';
const no = (error: string): Answer => ({ status: 200, body: { error } });
const yes = (body: object): Answer => ({ status: 200, body: { ok: true, ...body } });

export async function openScriptedFragment({
  now = () => new Date(),
  payTo = usualPayTo,
}: { readonly now?: () => Date; readonly payTo?: string } = {}): Promise<ScriptedFragment> {
  const script: Script = {
    cookies: { stel_ssid: 'ssid5f1c', stel_dt: 'dt-180x', stel_token: 'token77aa', stel_ton_token: 'tontoken88bb' },
    hash: '0a1b2c3d4e5f607182',
    requests: [],
    errors: new Map(),
    faults: new Map(),
    price: 5_000_000n,
    link: (answer) => answer,
    asked: [],
    payTo,
    confirmed: [],
  };
  const server = await openScriptedServer((asked) => answerTo(script, asked, now()));
  return Object.assign(script, server);
}

function answerTo(script: Script, asked: Asked, now: Date): Answer {
  const isIn = asked.headers.cookie === cookieOf(script);
  if (asked.method === 'GET') return { status: 200, body: pageOf(script, isIn) };
  if (!isIn) return no('Access denied');
  if (asked.query.get('hash') !== script.hash) return no('Bad request');
  const { method = '', ...fields } = Object.fromEntries(new URLSearchParams(asked.body));
  script.asked.push({ method, fields });
  const answer = methods[method]?.(script, fields, now) ?? no('Method not found');
  return script.faults.get(method) ?? answer;
}

const cookieOf = ({ cookies }: Script) =>
  Object.entries(cookies)
    .map((pair) => pair.join('='))
    .join('; ');

const pageOf = ({ hash }: Script, isIn: boolean) =>
  `<html><script>ajInit({"version":772,"apiUrl":"\\/api?hash=${hash}","unauth":${!isIn}});</script></html>`;

type Fields = Readonly<Record<string, string>>;

const methods: Readonly<Record<string, (script: Script, fields: Fields, now: Date) => Answer>> = {
  updateStarsBuyState: ({ requests }, { id }) => {
    if (id === undefined) return yes({ mode: 'new', lv: false, dh: '1' });
    const found = requests.find((one) => one.id === id);
    return found ? yes({ mode: found.mode, req_id: id }) : no('Bad request');
  },
  searchStarsRecipient: ({ errors }, { query = '' }) => {
    const error = errors.get(query);
    if (error !== undefined) return no(error);
    return yes({
      found: { myself: false, recipient: `token:${query}`, photo: '', name: `<b>The ${query}</b> &amp; co` },
    });
  },
  updateStarsPrices: ({ price }, { quantity = '0' }) => {
    const [whole = '0', fraction = ''] = decimal(price * BigInt(quantity)).split('.');
    const rest = fraction === '' ? '' : `<span class="mini-frac">.${fraction}</span>`;
    return yes({ cur_price: `<div class="icon-before icon-ton">${whole}${rest}</div> ~ $7.50` });
  },
  initBuyStarsRequest(script, { recipient = '', quantity = '0' }) {
    const id = `req${script.requests.length + 1}`;
    const stars = Number(quantity);
    const cell = beginCell()
      .storeSlice(commentCell(`${stars} Telegram Stars \n\n`).beginParse())
      .storeRef(beginCell().storeStringTail(`Ref#${id}`).endCell())
      .endCell();
    const nanotons = script.price * BigInt(stars);
    const payload = cell.toBoc().toString('base64');
    const username = recipient.replace('token:', '');
    const made = { id, username, stars, nanotons, mode: 'new', payload, payloadHash: cell.hash().toString('base64') };
    script.requests.push(made);
    return yes({ req_id: id, myself: false, to_bot: false, amount: decimal(nanotons) });
  },
  getBuyStarsLink(script, { id, account = '{}' }, now) {
    const found = script.requests.find((one) => one.id === id);
    if (!found) return no('Bad request');
    const { address: from } = JSON.parse(account) as { address: string };
    const message = { address: script.payTo, amount: String(found.nanotons), payload: found.payload };
    const validUntil = Math.floor(now.getTime() / 1000) + 300;
    const transaction = { validUntil, from, messages: [message] };
    return yes(script.link({ transaction, confirm_method: 'confirmReq', confirm_params: { id } }));
  },
  confirmReq(script, { id = '', boc = '' }) {
    if (!script.requests.some((one) => one.id === id)) return no('Bad request');
    script.confirmed.push({ id, boc });
    return yes({});
  },
};

const decimal = (nanotons: bigint): string =>
  `${nanotons / 1_000_000_000n}.${String(nanotons % 1_000_000_000n).padStart(9, '0')}`.replace(/\.?0+$/, '');
