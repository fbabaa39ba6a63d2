import { createHash, createPublicKey, verify } from 'node:crypto';
import { Address, Cell, contractAddress, loadStateInit, type StateInit } from '@ton/core';
import { rawOf, type RawAddress } from './address.ts';
import { chainOf, type Network } from './network.ts';
import { keyIn, type KnownWallet } from './wallet-key.ts';

/** What a wallet answers over TON Connect when it is asked for `ton_proof`. Everything in it is the client's word. */
export type WalletProof = {
  readonly account: {
    /** Raw. */
    readonly address: string;
    readonly chain: string;
    /** Hexadecimal. Not believed: the key in the wallet's own state counts. */
    readonly publicKey: string;
    /** Base64. */
    readonly walletStateInit: string;
  };
  readonly proof: {
    /** Seconds since 1970. */
    readonly timestamp: number;
    readonly domain: { readonly lengthBytes: number; readonly value: string };
    /** Base64. */
    readonly signature: string;
    readonly payload: string;
  };
};

/** What a proof is held to. */
export type ProofTerms = {
  readonly network: Network;
  /** The text that this person was given to sign. */
  readonly payload: string;
  readonly domains: readonly string[];
  readonly now: Date;
};

/** Why a proof is none, for the person's program. */
export type ProofFault =
  | 'wrong_chain'
  | 'foreign_payload'
  | 'too_old'
  | 'from_the_future'
  | 'foreign_domain'
  | 'domain_length'
  | 'malformed'
  | 'foreign_state_init'
  | 'unknown_wallet'
  | 'foreign_key'
  | 'bad_signature';

export type ProofVerdict =
  | { readonly ok: true; readonly address: RawAddress; readonly wallet: KnownWallet | 'other' }
  | { readonly ok: false; readonly fault: ProofFault };

/** Seconds. A wallet's clock may be a little ahead; a proof is as young as the text it signs. */
const ageMax = 15 * 60;
const aheadMax = 60;

/**
 * Whether somebody holds the key of an address: the checks of the `ton_proof` specification, in its order. `askedKey` is
 * the key that the chain names for a wallet whose code is not known here. Pure; whether the payload is still good for this
 * person is the caller's to know.
 */
export function judgeProof({ account, proof }: WalletProof, terms: ProofTerms, askedKey?: Buffer): ProofVerdict {
  const no = (fault: ProofFault): ProofVerdict => ({ ok: false, fault });
  if (account.chain !== chainOf[terms.network]) return no('wrong_chain');
  if (proof.payload !== terms.payload) return no('foreign_payload');
  const age = Math.floor(terms.now.getTime() / 1000) - proof.timestamp;
  if (age > ageMax) return no('too_old');
  if (age < -aheadMax) return no('from_the_future');
  const { domain } = proof;
  if (!terms.domains.includes(domain.value)) return no('foreign_domain');
  if (domain.lengthBytes !== Buffer.byteLength(domain.value)) return no('domain_length');
  const read = readAccount(account);
  if (!read) return no('malformed');
  if (!contractAddress(read.address.workChain, read.init).equals(read.address)) return no('foreign_state_init');
  const known = keyIn(read.init);
  const key = known?.key ?? askedKey;
  if (!key) return no('unknown_wallet');
  if (key.toString('hex') !== account.publicKey.toLowerCase()) return no('foreign_key');
  if (!isSigned(digestOf(read.address, proof), key, proof.signature)) return no('bad_signature');
  return { ok: true, address: rawOf(read.address), wallet: known?.wallet ?? 'other' };
}

/** The address of a proof, when it is spelled as TON Connect spells it; whose it is has not been looked at. */
export function claimedAddress({ account }: WalletProof): RawAddress | undefined {
  const read = readAccount(account);
  return read && !keyIn(read.init) ? rawOf(read.address) : undefined;
}

function readAccount({
  address,
  walletStateInit,
}: WalletProof['account']): { address: Address; init: StateInit } | undefined {
  if (!/^0:[0-9a-fA-F]{64}$/.test(address)) return undefined;
  try {
    return { address: Address.parseRaw(address), init: loadStateInit(Cell.fromBase64(walletStateInit).beginParse()) };
  } catch {
    return undefined;
  }
}

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** What the wallet signed. The lengths are little-endian and the workchain big-endian; so it is written. */
function digestOf(address: Address, { domain, timestamp, payload }: WalletProof['proof']): Buffer {
  const workchain = Buffer.alloc(4);
  workchain.writeInt32BE(address.workChain);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(domain.lengthBytes);
  const time = Buffer.alloc(8);
  time.writeBigUInt64LE(BigInt(timestamp));
  const message = sha256(
    Buffer.from('ton-proof-item-v2/'),
    workchain,
    address.hash,
    length,
    Buffer.from(domain.value),
    time,
    Buffer.from(payload),
  );
  return sha256(Buffer.from([0xff, 0xff]), Buffer.from('ton-connect'), message);
}

/** What stands before the 32 bytes of an Ed25519 key in its DER form. */
const derPrefix = Buffer.from('302a300506032b6570032100', 'hex');

function isSigned(digest: Buffer, key: Buffer, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  if (bytes.length !== 64 || key.length !== 32) return false;
  const publicKey = createPublicKey({ key: Buffer.concat([derPrefix, key]), format: 'der', type: 'spki' });
  return verify(null, digest, publicKey, bytes);
}
