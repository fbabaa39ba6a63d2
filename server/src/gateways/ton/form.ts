import type { ConnectionForm, OpenConnection } from '#payments/gateway';
import { parseUnits, Refusal } from '#kernel';
import { readAddress, type RawAddress } from './address.ts';
import { networkOf } from './network.ts';
import { payoutSettings, readTerms } from './payout-terms.ts';

/** The dollar of the main network. Seen in two independent code bases; to be compared on chain before it is relied on. */
const mainnetUsdt = 'EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs';

const friendlyAddress = /[A-Za-z0-9+/_-]{48}/;

/** What an operator enters to connect a wallet. Nothing here can spend: deposits need no key. */
export const tonForm: ConnectionForm = {
  settings: {
    address: {
      about: 'The wallet that people pay into, as the wallet shows it (UQ… or EQ…, 48 characters).',
      pattern: friendlyAddress,
    },
    usdt_master: {
      about:
        'The master contract of the USDT that is taken (EQ…), or "none". Left out: the usual one on the main network, none on the test network.',
      pattern: /none|[A-Za-z0-9+/_-]{48}/,
      usual: '',
    },
    dust: {
      about: 'Transfers below this many TON, or USDT, that name no payment are kept out of sight; such as "0.01".',
      pattern: /\d{1,6}(?:\.\d{1,6})?/,
      usual: '0.01',
    },
    link: {
      about:
        'What a payment link begins with: "ton://transfer/", or a wallet’s own, such as "https://app.tonkeeper.com/transfer/".',
      pattern: /(?:ton|https?):\/\/[^\s"<>]{1,150}\//,
      usual: 'ton://transfer/',
    },
    requests_per_second: {
      about: 'What the plan of the API key allows: 10 with a free one. Without a key it is 1.',
      pattern: /[1-9]\d{0,3}/,
      usual: '10',
    },
    domains: {
      about:
        'Domains whose users may prove an address with TON Connect, separated by commas; such as "pay.example.com".',
      pattern: /[a-z0-9.:-]{1,128}(?:,[a-z0-9.:-]{1,128}){0,9}/,
      usual: '',
    },
    ...payoutSettings,
  },
  secrets: {
    api_key: {
      about: 'A key of toncenter for the same network, from @tonapibot in Telegram. Without it everything is slow.',
      pattern: /[A-Za-z0-9_-]{8,128}/,
      usual: '',
    },
  },
};

/** The wallet of a connection. Refuses `destination_invalid` for an address that its network does not take. */
export const walletOf = (open: OpenConnection): RawAddress =>
  readAddress(open.settings['address'] ?? '', networkOf(open)).raw;

/** Every wallet that is ours: what goes from one to another is nobody's deposit. */
export function ownWallets(open: OpenConnection): readonly RawAddress[] {
  const hot = readTerms(open)?.wallet.address;
  return [...new Set([walletOf(open), ...(hot === undefined ? [] : [hot])])];
}

/** The only jetton that is money here; undefined when the connection takes none. */
export function usdtMaster(open: OpenConnection): RawAddress | undefined {
  const entered = open.settings['usdt_master'] ?? '';
  if (entered === 'none' || (entered === '' && open.isTest)) return undefined;
  return readAddress(entered === '' ? mainnetUsdt : entered, networkOf(open)).raw;
}

/** Below this an amount that names no payment of ours is dust. */
export const dustOf = (open: OpenConnection, asset: TonAsset): bigint =>
  parseUnits(open.settings['dust'] ?? '0', scaleOf(asset));

export const tonAssets = ['TON', 'USDT'] as const;
export type TonAsset = (typeof tonAssets)[number];

const decimals: Readonly<Record<TonAsset, number>> = { TON: 9, USDT: 6 };
const scaleOf = (asset: TonAsset) => decimals[asset];

/** The asset, when it is one that a wallet on TON can hold. Refuses with `asset_not_supported`. */
export function requireAsset(asset: string): TonAsset {
  const found = tonAssets.find((one) => one === asset);
  if (!found) throw new Refusal('asset_not_supported', 'A wallet on TON takes TON and USDT.');
  return found;
}
