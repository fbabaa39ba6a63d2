import { parseUnits } from '#kernel';
import type { FormField, OpenConnection } from '#payments/gateway';
import { rawOf, type RawAddress } from './address.ts';
import { openHighload, usualSubwallet, type HighloadWallet } from './highload-wallet.ts';
import { networkOf, type Network } from './network.ts';

const tons = /^\d{1,9}(\.\d{1,9})?$/;
const tonsOrNone = /^(\d{1,9}(\.\d{1,9})?)?$/;

/** What an operator enters to pay out of a Highload V3 wallet, beside the fields for money that comes in. */
export const payoutSettings = {
  payout_key: {
    about:
      'The public key of the wallet payouts leave from: 64 hexadecimal digits, as "asterism ton-key" prints them. The secret key is never entered here. Empty: nothing is paid out.',
    pattern: /^([0-9a-fA-F]{64})?$/,
    usual: '',
  },
  payout_subwallet: {
    about: 'The number of the wallet among those of its key.',
    pattern: /^\d{1,10}$/,
    usual: String(usualSubwallet),
  },
  payout_timeout: {
    about: 'Seconds for which a signed batch is good. Part of the address: another number is another wallet.',
    pattern: /^\d{2,7}$/,
    usual: '3600',
  },
  payout_gas: {
    about: 'What the wallet hands itself for the second step of a batch, in TON. The rest of it stays in the wallet.',
    pattern: tons,
    usual: '0.05',
  },
  payout_reserve: { about: 'What always stays in the wallet for fees, in TON.', pattern: tons, usual: '1' },
  payout_low: {
    about: 'An alarm is told when there is less than this in the wallet, in TON.',
    pattern: tons,
    usual: '10',
  },
  payout_daily: {
    about: 'The most that leaves the wallet in a day (UTC), in TON. Empty: no limit.',
    pattern: tonsOrNone,
    usual: '',
  },
  payout_batch: { about: 'Payouts in one batch, at most 254.', pattern: /^\d{1,3}$/, usual: '254' },
  payout_memo_addresses: {
    about: 'Addresses that cannot be paid without a memo, such as those of exchanges, with commas.',
    pattern: /^[A-Za-z0-9+/_, -]{0,20000}$/,
    usual: '',
  },
  payout_margin: {
    about: 'Seconds that the index of the chain has to be past the end of a batch before the batch is given up.',
    pattern: /^\d{1,5}$/,
    usual: '300',
  },
} as const satisfies Readonly<Record<string, FormField>>;

/** How a connection pays out, read from its settings. */
export type PayoutTerms = {
  readonly network: Network;
  readonly wallet: HighloadWallet;
  readonly selfUnits: bigint;
  readonly reserve: bigint;
  readonly lowBelow: bigint;
  readonly dailyMax: bigint | undefined;
  readonly batchMax: number;
  readonly marginSeconds: number;
};

const nano = (text: string): bigint => parseUnits(text, 9);

/** Undefined when the connection pays nothing out. Throws `RangeError` for settings that make no wallet. */
export function readTerms({ settings, isTest }: OpenConnection): PayoutTerms | undefined {
  const of = (name: keyof typeof payoutSettings) => settings[name] ?? payoutSettings[name].usual;
  const publicKey = of('payout_key').toLowerCase();
  if (publicKey === '') return undefined;
  const wallet = openHighload({
    publicKey,
    subwallet: Number(of('payout_subwallet')),
    timeout: Number(of('payout_timeout')),
  });
  const daily = of('payout_daily');
  return {
    network: networkOf({ isTest }),
    wallet,
    selfUnits: nano(of('payout_gas')),
    reserve: nano(of('payout_reserve')) + nano(of('payout_gas')),
    lowBelow: nano(of('payout_low')),
    dailyMax: daily === '' ? undefined : nano(daily),
    batchMax: Math.min(Math.max(Number(of('payout_batch')), 1), 254),
    marginSeconds: Number(of('payout_margin')),
  };
}

/** The wallet a connection pays out from; undefined when it pays nothing out. */
export const payingWallet = (open: OpenConnection): HighloadWallet | undefined => readTerms(open)?.wallet;

/** Addresses that need a memo, in our one spelling. What is no address in the list is passed over. */
export function memoAddresses({ settings }: Pick<OpenConnection, 'settings'>): ReadonlySet<RawAddress> {
  const listed = (settings['payout_memo_addresses'] ?? '').split(/[\s,]+/).filter((one) => one !== '');
  return new Set(listed.flatMap((one) => tryRaw(one)));
}

function tryRaw(text: string): RawAddress[] {
  try {
    return [rawOf(text)];
  } catch {
    return [];
  }
}
