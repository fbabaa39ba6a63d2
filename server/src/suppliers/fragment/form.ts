import type { Supplier } from '#supply/supplier';

export const fragmentCode = 'fragment';
export const fragmentName = 'Fragment';

const words = /[^\0]{0,300}/;
const yesOrNo = /yes|no/;
const cookie = /[\x21-\x3a\x3c-\x7e]{1,400}/;
/** What a wallet says of itself; Fragment has to be told something of the kind. */
const usualDevice =
  '{"platform":"linux","appName":"Tonkeeper","appVersion":"4.1.0","maxProtocolVersion":2,"features":["SendTransaction",{"name":"SendTransaction","maxMessages":255}]}';

/** Which wallet pays: printed by `asterism ton-key`. */
const wallet = {
  wallet_address: {
    about: 'The wallet that pays, as "asterism ton-key" prints it: 0: and 64 hexadecimal digits.',
    pattern: /0:[0-9a-f]{64}/,
  },
  wallet_public_key: { about: 'Its public key: 64 hexadecimal digits.', pattern: /[0-9a-f]{64}/ },
  wallet_state_init: { about: 'What it is made of: a BoC in base64.', pattern: /[A-Za-z0-9+/]{40,4000}={0,2}/ },
  chain: { about: 'The network: -239 is the main one, -3 the test one.', pattern: /-239|-3/, usual: '-239' },
  connection: {
    about: 'The TON connection that pays, where several pay from this wallet.',
    pattern: /[^\0]{0,60}/,
    usual: '',
  },
} as const;

/** What nobody outside Fragment knows for certain: entered, so that a change there needs no new version here. */
const uncertain = {
  page: { about: 'The page that has the hash in it.', pattern: /\/[\w/-]{0,80}/, usual: '/stars/buy' },
  device: { about: 'What a wallet says of itself, as JSON.', pattern: /\{[^\0]{0,800}\}/, usual: usualDevice },
  user_agent: {
    about: 'What the browser calls itself whose cookies these are.',
    pattern: /[\x20-\x7e]{1,300}/,
    usual: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  },
  state_first: { about: 'Whether the state is asked for before a request is made.', pattern: yesOrNo, usual: 'yes' },
  confirm: { about: 'Whether Fragment is told when the payment has left.', pattern: yesOrNo, usual: 'yes' },
  price_field: { about: 'Where the price is in its answer.', pattern: /\w{1,40}/, usual: 'cur_price' },
  done_modes: {
    about: 'Words of its state by which Stars are delivered, with commas.',
    pattern: words,
    usual: 'done,completed',
  },
  open_modes: {
    about: 'Words of its state by which they are on their way, with commas.',
    pattern: words,
    usual: 'new,processing,pending',
  },
  not_found_words: {
    about: 'What it says of a recipient there is not; what else it says is no answer.',
    pattern: words,
    usual: 'No Telegram users found',
  },
} as const;

/** What an operator enters. The cookies are those of a browser that is signed in there, with its wallet connected. */
export const fragmentForm: Supplier['form'] = {
  settings: {
    url: { about: 'Where it is.', pattern: /https?:\/\/\S{1,240}/, usual: 'https://fragment.com' },
    show_sender: { about: 'Whether the recipient is shown who sent the Stars.', pattern: yesOrNo, usual: 'no' },
    ...wallet,
    ...uncertain,
  },
  secrets: {
    stel_ssid: { about: 'The cookie of this name.', pattern: cookie },
    stel_dt: { about: 'The cookie of this name.', pattern: cookie },
    stel_token: { about: 'The cookie of this name.', pattern: cookie },
    stel_ton_token: { about: 'The cookie of this name.', pattern: cookie },
  },
};

/** A setting, or what is usual. */
export function settingOf(settings: Readonly<Record<string, string>>, name: string): string {
  return settings[name] ?? fragmentForm.settings[name]?.usual ?? '';
}

export const listOf = (settings: Readonly<Record<string, string>>, name: string): readonly string[] =>
  settingOf(settings, name)
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '');
