import type { Access } from '#supply/supplier';
import { settingOf } from './form.ts';

/** The wallet that pays, as TON Connect describes a connected one: Fragment asks for the payment of exactly this wallet. */
export const accountOf = ({ settings }: Access): string =>
  JSON.stringify({
    address: walletOf(settings),
    chain: settingOf(settings, 'chain'),
    walletStateInit: settingOf(settings, 'wallet_state_init'),
    publicKey: settingOf(settings, 'wallet_public_key'),
  });

export const deviceOf = ({ settings }: Access): string => settingOf(settings, 'device');

/** Its address: `0:` and 64 hexadecimal digits. */
export const walletOf = (settings: Access['settings']): string => settingOf(settings, 'wallet_address');

const raw = /^-?\d:[0-9a-fA-F]{64}$/;

/** An address in its raw spelling, whichever of the two it was written in; undefined for what is none. */
export function rawOf(text: string): string | undefined {
  if (raw.test(text)) return text.toLowerCase();
  if (!/^[A-Za-z0-9+/_-]{48}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  return `${bytes.readInt8(1)}:${bytes.subarray(2, 34).toString('hex')}`;
}
