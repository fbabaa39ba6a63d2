import Fastify from 'fastify';
import { Address } from '@ton/core';
import { openTon, type EmulatedTon } from '@asterism/sandbox/systems/ton';
import { stoppedClock, type MovableClock } from '#kernel';
import {
  openHighload,
  openToncenter,
  openPace,
  rawOf,
  type Chain,
  type HighloadWallet,
  type RawAddress,
} from '#gateways/ton';
import { keyPairFromSeed, sha256_sync, sign } from '@ton/crypto';

/** The emulated chain behind its HTTP interface, and our client of it. */
export type ChainRig = {
  /** Where the emulated systems are. */
  readonly url: string;
  readonly clock: MovableClock;
  readonly ton: EmulatedTon;
  readonly chain: Chain;
  /** Seconds pass: on the chain, in its index and here. */
  pass(seconds: number): void;
  fund(address: RawAddress, nanotons: bigint): Promise<void>;
  close(): Promise<void>;
};

export async function openChainRig(clock = stoppedClock(new Date('2026-11-21T12:00:00Z'))): Promise<ChainRig> {
  const app = Fastify();
  let url = '';
  const alone = { neighbour: () => undefined, personNamed: () => undefined, giveStars() {} };
  const ton = openTon({ clock, url: () => url, strike: () => undefined, deliver() {}, changed() {}, ...alone });
  await app.register(async (mounted) => ton.routes(mounted), { prefix: '/ton' });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  const { secrets } = await ton.control.open();
  const chain = openToncenter({ host: `${url}/ton`, apiKey: secrets['api_key'] ?? '', pace: openPace(100_000) });
  return {
    url,
    clock,
    ton,
    chain,
    pass: (seconds) => void clock.advance(seconds * 1000),
    async fund(address, nanotons) {
      await ton.chain.send('world', { to: Address.parse(address), value: nanotons });
    },
    close: () => app.close(),
  };
}

/** A key of this name, the same each time. */
export const keyNamed = (name: string) => {
  const pair = keyPairFromSeed(sha256_sync(`test:${name}`));
  return { publicKey: pair.publicKey.toString('hex'), sign: (hash: Buffer) => sign(hash, pair.secretKey) };
};

export const walletNamed = (name: string, timeout = 3600): HighloadWallet =>
  openHighload({ publicKey: keyNamed(name).publicKey, subwallet: 0x10ad, timeout });

/** An address nobody has used, the same for the same name. */
export const strangerNamed = (name: string): RawAddress => rawOf(new Address(0, sha256_sync(`stranger:${name}`)));
