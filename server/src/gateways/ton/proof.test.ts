import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginCell, Cell, storeStateInit, type Address, type StateInit } from '@ton/core';
import { keyPairFromSeed, sha256_sync, sign } from '@ton/crypto';
import {
  WalletContractV2R2,
  WalletContractV3R1,
  WalletContractV3R2,
  WalletContractV4,
  WalletContractV5R1,
} from '@ton/ton';
import { openDepositRig, type DepositRig } from '#test/ton';
import { judgeProof, openHighload, openWalletProofs, rawOf, type WalletProof, type WalletProofs } from './index.ts';

const keyOf = (name: string) => keyPairFromSeed(sha256_sync(name));
const now = new Date('2026-11-21T12:00:00Z');
const unix = Math.floor(now.getTime() / 1000);
const domain = 'pay.example.com';
const terms = { network: 'mainnet', payload: 'signed text', domains: [domain], now } as const;

type Wallet = { readonly address: Address; readonly init: { code: Cell; data: Cell } };
type How = {
  readonly key?: ReturnType<typeof keyOf>;
  readonly chain?: string;
  readonly timestamp?: number;
  readonly payload?: string;
  readonly domain?: string;
  readonly lengthBytes?: number;
};

/** What a wallet answers: a real signature, by a second hand than the code under test. */
function proofOf(wallet: Wallet, how: How = {}): WalletProof {
  const { key = keyOf('owner'), chain = '-239', timestamp = unix, payload = terms.payload } = how;
  const value = how.domain ?? domain;
  const lengthBytes = how.lengthBytes ?? Buffer.byteLength(value);
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
  const length = Buffer.alloc(4);
  length.writeUInt32LE(lengthBytes);
  const time = Buffer.alloc(8);
  time.writeBigInt64LE(BigInt(timestamp));
  const item = [
    Buffer.from('ton-proof-item-v2/'),
    Buffer.alloc(4),
    wallet.address.hash,
    length,
    Buffer.from(value),
    time,
  ];
  const message = sha(Buffer.concat([...item, Buffer.from(payload)]));
  const digest = sha(Buffer.concat([Buffer.from('ffff', 'hex'), Buffer.from('ton-connect'), message]));
  return {
    account: {
      address: wallet.address.toRawString(),
      chain,
      publicKey: key.publicKey.toString('hex'),
      walletStateInit: stateOf(wallet.init),
    },
    proof: {
      timestamp,
      domain: { lengthBytes, value },
      signature: sign(digest, key.secretKey).toString('base64'),
      payload,
    },
  };
}

const stateOf = (init: StateInit) => beginCell().store(storeStateInit(init)).endCell().toBoc().toString('base64');

const { publicKey } = keyOf('owner');
const wallets = {
  v3r1: WalletContractV3R1.create({ workchain: 0, publicKey }),
  v3r2: WalletContractV3R2.create({ workchain: 0, publicKey }),
  v4r2: WalletContractV4.create({ workchain: 0, publicKey }),
  v5r1: WalletContractV5R1.create({ publicKey }),
};
const wallet = wallets.v4r2;
const other = WalletContractV4.create({ workchain: 0, publicKey: keyOf('other').publicKey });

describe('a proof', () => {
  it.each(Object.entries(wallets))('of a %s wallet is good', (name, made) => {
    expect(judgeProof(proofOf(made), terms)).toEqual({ ok: true, address: rawOf(made.address), wallet: name });
  });

  const genuine = proofOf(wallet);
  const cut = (signature: string) => ({ ...genuine, proof: { ...genuine.proof, signature } });
  const attacks: [string, WalletProof, string][] = [
    ['of the test network', proofOf(wallet, { chain: '-3' }), 'wrong_chain'],
    ['of a text that is not ours', proofOf(wallet, { payload: 'somebody else’s' }), 'foreign_payload'],
    ['that is too old', proofOf(wallet, { timestamp: unix - 901 }), 'too_old'],
    ['from the future', proofOf(wallet, { timestamp: unix + 61 }), 'from_the_future'],
    ['made for another page', proofOf(wallet, { domain: 'pay.example.com.evil.example' }), 'foreign_domain'],
    ['that lies about the length of its domain', proofOf(wallet, { lengthBytes: 3 }), 'domain_length'],
    [
      'with the state of another wallet',
      { ...genuine, account: { ...genuine.account, walletStateInit: stateOf(other.init) } },
      'foreign_state_init',
    ],
    ['signed by somebody else with their key in it', proofOf(wallet, { key: keyOf('thief') }), 'foreign_key'],
    [
      'signed by somebody else under the owner’s key',
      {
        ...proofOf(wallet, { key: keyOf('thief') }),
        account: genuine.account,
      },
      'bad_signature',
    ],
    ['with a signature cut short', cut(genuine.proof.signature.slice(0, 20)), 'bad_signature'],
    ['with no signature', cut(''), 'bad_signature'],
    [
      'of another address',
      { ...genuine, account: { ...genuine.account, address: other.address.toRawString() } },
      'foreign_state_init',
    ],
    [
      'of a masterchain address',
      { ...genuine, account: { ...genuine.account, address: genuine.account.address.replace('0:', '-1:') } },
      'malformed',
    ],
    [
      'with a state that is none',
      { ...genuine, account: { ...genuine.account, walletStateInit: 'AAAA' } },
      'malformed',
    ],
    ['of a wallet nobody knows', proofOf(WalletContractV2R2.create({ workchain: 0, publicKey })), 'unknown_wallet'],
  ];
  it.each(attacks)('%s is refused', (_, proof, fault) => {
    expect(judgeProof(proof, terms)).toEqual({ ok: false, fault });
  });
});

describe('an address', () => {
  let rig: DepositRig;
  let proofs: WalletProofs;
  const workspace = 1;
  beforeAll(async () => {
    rig = await openDepositRig();
    const { connection } = await rig.openTill({ domains: `${domain},other.example` });
    proofs = openWalletProofs({ pool: rig.pool, clock: rig.clock, root: rig.url, account: async () => connection });
  });
  afterAll(() => rig.close());

  const answer = (payload: string, how: How = {}, of: Wallet = wallet) =>
    proofOf(of, { payload, timestamp: Math.floor(rig.clock.now().getTime() / 1000), ...how });
  const refusedFor = (fault: string) => ({ code: 'signature_invalid', details: { fault } });

  it('is bound to the user who proved it, and can be listed', async () => {
    const { payload, expiresAt } = await proofs.ask(workspace, 'anna');
    expect(expiresAt.getTime() - rig.clock.now().getTime()).toBe(15 * 60_000);
    const proven = await proofs.verify(workspace, { user: 'anna', proof: answer(payload) });
    expect(proven).toMatchObject({ user: 'anna', network: 'mainnet', address: rawOf(wallet.address), wallet: 'v4r2' });
    expect(await proofs.list(workspace, 'anna')).toMatchObject([
      { shown: wallet.address.toString({ bounceable: false }) },
    ]);
    expect(await proofs.list(workspace, 'boris')).toEqual([]);
    expect(await proofs.list(2, 'anna')).toEqual([]);
  });

  it('is proved once with one text, however many try at once', async () => {
    const { payload } = await proofs.ask(workspace, 'dora');
    const given = { user: 'dora', proof: answer(payload) };
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => proofs.verify(workspace, given)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(proofs.verify(workspace, given)).rejects.toMatchObject(refusedFor('foreign_payload'));
  });

  it('is not proved with a text of somebody else, of another workspace, or that ran out', async () => {
    const { payload } = await proofs.ask(workspace, 'boris');
    await expect(proofs.verify(workspace, { user: 'eve', proof: answer(payload) })).rejects.toMatchObject(
      refusedFor('foreign_payload'),
    );
    await expect(proofs.verify(2, { user: 'boris', proof: answer(payload) })).rejects.toMatchObject(
      refusedFor('foreign_payload'),
    );
    rig.pass(15 * 60);
    await expect(proofs.verify(workspace, { user: 'boris', proof: answer(payload) })).rejects.toMatchObject(
      refusedFor('foreign_payload'),
    );
  });

  it('a wrong proof leaves the text good for a right one', async () => {
    const { payload } = await proofs.ask(workspace, 'carl');
    const wrong = answer(payload, { key: keyOf('thief') });
    await expect(proofs.verify(workspace, { user: 'carl', proof: wrong })).rejects.toMatchObject(
      refusedFor('foreign_key'),
    );
    expect(await proofs.verify(workspace, { user: 'carl', proof: answer(payload) })).toMatchObject({ user: 'carl' });
  });

  it('of a wallet whose code is not known is proved by the key that the chain names', async () => {
    const { payload } = await proofs.ask(workspace, 'fred');
    const old = highloadOf(rig);
    const proof = answer(payload, { key: old.key }, old);
    await expect(proofs.verify(workspace, { user: 'fred', proof })).rejects.toMatchObject(refusedFor('unknown_wallet'));
    const { address, init } = old;
    await rig.ton.chain.send('world', { to: address, value: 1_000_000_000n, init });
    expect(await proofs.verify(workspace, { user: 'fred', proof })).toMatchObject({ wallet: 'other' });
  });
});

/** A wallet of a kind that proofs do not know by its code, with its key. */
function highloadOf(rig: DepositRig) {
  const key = rig.ton.hotKey('fred');
  const { account: address, init } = openHighload({
    publicKey: key.publicKey.toString('hex'),
    subwallet: 1,
    timeout: 60,
  });
  const { code, data } = init;
  if (!code || !data) throw new Error('The wallet has no code.');
  return { address, init: { code, data }, key };
}
