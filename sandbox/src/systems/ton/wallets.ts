import { Address, beginCell, contractAddress, storeStateInit, type Cell } from '@ton/core';
import { keyPairFromSeed, sha256_sync } from '@ton/crypto';
import { highloadCode } from './code.ts';

/** What a hot wallet is made of, as the platform builds it from the same key. */
const usualSubwallet = 0x10ad;
const timeout = 3600;

/** A Highload V3 wallet of this key, with the usual memory. */
export const highloadAddress = (publicKey: Buffer, subwallet = usualSubwallet): Address =>
  contractAddress(0, highloadInit(publicKey, subwallet));

/** What such a wallet is made of, as a BoC in base64: what it shows of itself to whoever it is connected to. */
export const highloadState = (publicKey: Buffer, subwallet: number): string =>
  beginCell()
    .store(storeStateInit(highloadInit(publicKey, subwallet)))
    .endCell()
    .toBoc()
    .toString('base64');

function highloadInit(publicKey: Buffer, subwallet: number): { code: Cell; data: Cell } {
  const data = beginCell()
    .storeBuffer(publicKey)
    .storeUint(subwallet, 32)
    .storeUint(0, 1 + 1 + 64)
    .storeUint(timeout, 22)
    .endCell();
  return { code: highloadCode, data };
}

/** A key that is the same for the same name: nothing here is worth stealing. */
export const keyOf = (name: string) => keyPairFromSeed(seedOf(name));
export const seedOf = (name: string): Buffer => sha256_sync(`sandbox:${name}`);

/** Nanotons (or units of six decimals) of a decimal text. */
export function unitsOf(text: string, decimals: number): bigint {
  const [, whole = '', fraction = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '' || fraction.length > decimals) throw new Error(`"${text}" is no amount with ${decimals} decimals.`);
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

export function textOf(units: bigint, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return digits.slice(0, -decimals) + (fraction && `.${fraction}`);
}
