import type { StateInit } from '@ton/core';

/** Wallets whose key can be read from the state they are made with. */
const wallets = {
  v3r1: { code: 'b61041a58a7980b946e8fb9e198e3c904d24799ffa36574ea4251c41a566f581', before: 64 },
  v3r2: { code: '84dafa449f98a6987789ba232358072bc0f76dc4524002a5d0918b9a75d2d599', before: 64 },
  v4r2: { code: 'feb5ff6820e2ff0d9483e7e0d62c817d846789fb4ae580c878866d959dabd5c0', before: 64 },
  v5r1: { code: '20834b7b72b112147e1b2fb457b84e74d1a30f04f737d4f62a668e9552d2b72f', before: 1 + 32 + 32 },
} as const;

export type KnownWallet = keyof typeof wallets;

export const knownWallets = Object.keys(wallets) as readonly KnownWallet[];

/** The key in the state of a wallet whose code is known, behind so many bits; undefined for any other contract. */
export function keyIn({ code, data }: StateInit): { readonly wallet: KnownWallet; readonly key: Buffer } | undefined {
  const hash = code?.hash().toString('hex');
  const wallet = knownWallets.find((name) => wallets[name].code === hash);
  if (wallet === undefined || !data || data.bits.length < wallets[wallet].before + 256) return undefined;
  return { wallet, key: data.beginParse().skip(wallets[wallet].before).loadBuffer(32) };
}
