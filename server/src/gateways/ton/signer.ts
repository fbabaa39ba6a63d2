import type { Cell } from '@ton/core';
import type { HighloadTerms } from './highload-wallet.ts';
import type { Network } from './network.ts';

/** A batch that is to be signed, and for which wallet on which network. */
export type SigningRequest = { readonly network: Network; readonly wallet: HighloadTerms; readonly batch: Cell };

/** Holds keys and signs batches with them: in this process, or in one of its own behind a socket. */
export type Signer = {
  /** The 64 bytes of the signature. Throws `SignerRefusal` when it will not, any other error when it could not. */
  sign(request: SigningRequest): Promise<Buffer>;
};

/** The signer will not sign this, and says why. */
export class SignerRefusal extends Error {
  override readonly name = 'SignerRefusal';
}
