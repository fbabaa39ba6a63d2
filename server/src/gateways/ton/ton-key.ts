import { keyPairFromSeed, mnemonicToPrivateKey, mnemonicValidate, sign, type KeyPair } from '@ton/crypto';
import type { Network } from './network.ts';
import { SignerRefusal, type Signer } from './signer.ts';

/** A key that signs, by its public half (64 hexadecimal digits). `sign` is the only thing it does. */
export type TonKey = { readonly publicKey: string; readonly sign: (hash: Buffer) => Buffer };

/** Throws an `Error` that tells nothing of the secret. */
export class TonKeyFault extends Error {
  override readonly name = 'TonKeyFault';
}

/** A key of the 24 words a wallet shows, or of its seed: 64 hexadecimal digits. */
export async function readTonKey(secret: string): Promise<TonKey> {
  const text = secret.trim();
  return holding(/^[0-9a-fA-F]{64}$/.test(text) ? keyPairFromSeed(Buffer.from(text, 'hex')) : await ofWords(text));
}

async function ofWords(text: string): Promise<KeyPair> {
  const words = text.toLowerCase().split(/\s+/);
  if (words.length === 24 && (await mnemonicValidate(words))) return mnemonicToPrivateKey(words);
  throw new TonKeyFault('A TON key is 24 words, as a wallet shows them, or a seed of 64 hexadecimal digits.');
}

const holding = ({ publicKey, secretKey }: KeyPair): TonKey => ({
  publicKey: publicKey.toString('hex'),
  sign: (hash) => sign(hash, secretKey),
});

/** A key for this process to sign with. With a network, it signs for no other. */
export type HeldKey = { readonly key: TonKey; readonly network?: Network | undefined };

/**
 * Signs in this process, with the key whose public half is the wallet's. A key signs for one network only, for the first
 * it was asked for when none is given: a Highload batch is as good on the other one.
 */
export function localSigner(keys: readonly HeldKey[]): Signer {
  const networks = new Map<string, Network>();
  return {
    async sign({ network, wallet, batch }) {
      const held = keys.find(({ key }) => key.publicKey === wallet.publicKey);
      if (!held) throw new SignerRefusal(`There is no key here for the public key ${wallet.publicKey}.`);
      const own = held.network ?? networks.get(wallet.publicKey) ?? network;
      networks.set(wallet.publicKey, own);
      if (own !== network) throw new SignerRefusal(`This key signs for the ${own} only. Take another key.`);
      return held.key.sign(batch.hash());
    },
  };
}
