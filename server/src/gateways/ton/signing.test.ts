import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beginCell, type Cell } from '@ton/core';
import { mnemonicNew, mnemonicToPrivateKey } from '@ton/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { keyNamed, strangerNamed, walletNamed } from '#test/ton';
import { composeBatch, type BatchMessage } from './highload-batch.ts';
import { queryOf } from './query-number.ts';
import { readBatch } from './read-batch.ts';
import { serveSigner, socketSigner } from './signer-socket.ts';
import { openSigningJournal } from './signing-journal.ts';
import { strictSigner } from './strict-signer.ts';
import type { SigningRequest } from './signer.ts';
import { localSigner, readTonKey } from './ton-key.ts';

const ton = 1_000_000_000n;
const wallet = walletNamed('signing');
const clock = stoppedClock(new Date('2026-11-21T12:00:00Z'));
const gas = ton / 20n;

const pay = (units: bigint, memo?: string): BatchMessage => ({
  destination: strangerNamed(`signed ${units}`),
  units,
  memo,
  isBounceable: true,
});
let number = 0n;
function request(messages: readonly BatchMessage[], change: Partial<SigningRequest> = {}): SigningRequest {
  const createdAt = clock.now().getTime() / 1000 - 40;
  const batch = composeBatch(wallet, { query: queryOf((number += 1n)), createdAt, gas }, messages);
  return { network: 'mainnet', wallet, batch, ...change };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ton-signer-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a key', () => {
  it('is read from 24 words or from a seed, and a fault in them is told without them', async () => {
    const words = await mnemonicNew(24);
    const { publicKey } = await mnemonicToPrivateKey(words);
    expect((await readTonKey(` ${words.join('  ')}\n`)).publicKey).toBe(publicKey.toString('hex'));
    expect((await readTonKey('07'.repeat(32))).publicKey).toHaveLength(64);
    const fault = await readTonKey(`${words.slice(1).join(' ')} secretword`).catch((error: unknown) => error);
    expect(String(fault)).toMatch(/24 words/);
    expect(String(fault)).not.toContain('secretword');
  });

  it('signs for one network only: the first it was asked for, or the one it was given', async () => {
    const signer = localSigner([{ key: keyNamed('signing') }]);
    await signer.sign(request([pay(ton)]));
    await expect(signer.sign(request([pay(ton)], { network: 'testnet' }))).rejects.toThrow(/mainnet only/);
    const bound = localSigner([{ key: keyNamed('signing'), network: 'testnet' }]);
    await expect(bound.sign(request([pay(ton)]))).rejects.toThrow(/testnet only/);
    await expect(signer.sign(request([pay(ton)], { wallet: walletNamed('nobody') }))).rejects.toThrow(/no key/);
  });
});

describe('a batch is read by who signs it', () => {
  it('to the last bit', () => {
    const messages = [pay(ton, 'Заказ 7'), pay(2n * ton), pay(3n * ton, 'x'.repeat(120))];
    expect(readBatch(wallet, request(messages).batch)).toMatchObject({ messages, units: 6n * ton, gas });
  });

  it('or not at all: another wallet, another mode, anything beside the payments', () => {
    const { batch } = request([pay(ton)]);
    const slice = batch.beginParse();
    const [head, self, mode] = [slice.loadUint(32), slice.loadRef(), slice.loadUint(8)];
    const with_ = (otherMode: number, tail: (rest: typeof slice) => Cell) =>
      readBatch(
        wallet,
        tail(
          beginCell().storeUint(head, 32).storeRef(self).storeUint(otherMode, 8).storeSlice(slice.clone()).asSlice(),
        ),
      );
    expect(mode).toBe(3);
    expect(with_(3, (rest) => rest.asCell())).toBeDefined();
    expect(with_(128, (rest) => rest.asCell())).toBeUndefined();
    expect(with_(3, (rest) => beginCell().storeSlice(rest).storeBit(1).endCell())).toBeUndefined();
    expect(with_(3, (rest) => beginCell().storeSlice(rest).storeRef(self).endCell())).toBeUndefined();
    expect(readBatch(walletNamed('another'), batch)).toBeUndefined();
    expect(readBatch(wallet, beginCell().endCell())).toBeUndefined();
  });
});

describe('a signer of its own', () => {
  const limits = { perBatch: 10n * ton, perDay: 15n * ton };
  const openStrict = async (name: string) => {
    const journal = await openSigningJournal(path.join(folder, name));
    return {
      journal,
      signer: strictSigner({ clock, journal, signer: localSigner([{ key: keyNamed('signing') }]) }, limits),
    };
  };

  it('keeps its limits for a batch and for a day, also when it was started anew', async () => {
    const first = await openStrict('limits');
    await expect(first.signer.sign(request([pay(10n * ton)]))).rejects.toThrow(/one batch/);
    const same = request([pay(9n * ton)]);
    expect(await first.signer.sign(same)).toEqual(await first.signer.sign(same));
    await first.journal.close();
    const second = await openStrict('limits');
    expect(await second.signer.sign(same)).toHaveLength(64);
    await expect(second.signer.sign(request([pay(6n * ton)]))).rejects.toThrow(/today/);
    clock.advance(24 * 3600 * 1000);
    expect(await second.signer.sign(request([pay(6n * ton)]))).toHaveLength(64);
    await second.journal.close();
    const lines = (await readFile(path.join(folder, 'limits'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { units: string }).units)).toEqual(
      [9n * ton + gas, 6n * ton + gas].map(String),
    );
  });

  it('signs nothing when what it signed before cannot be read', async () => {
    await writeFile(path.join(folder, 'damaged'), '{"hash":');
    await expect(openSigningJournal(path.join(folder, 'damaged'))).rejects.toThrow(SyntaxError);
  });

  it('signs nothing that is dated into the future', async () => {
    const { signer, journal } = await openStrict('future');
    const createdAt = clock.now().getTime() / 1000 + 3600;
    const batch = composeBatch(wallet, { query: queryOf(1n), createdAt, gas }, [pay(ton)]);
    await expect(signer.sign({ network: 'mainnet', wallet, batch })).rejects.toThrow(/future/);
    await journal.close();
  });

  it('is asked over a socket that only its user may open, and answers strangers nothing of use', async () => {
    const { signer, journal } = await openStrict('socket');
    const socket = path.join(folder, 'signer.sock');
    const served = await serveSigner(socket, signer);
    expect((await stat(socket)).mode & 0o777).toBe(0o600);
    const asked = request([pay(ton)]);
    const remote = socketSigner(socket);
    expect(await remote.sign(asked)).toEqual(keyNamed('signing').sign(asked.batch.hash()));
    const most = Array.from({ length: 254 }, (_, n) => pay(BigInt(n + 1), `${n} `.padEnd(120, 'm')));
    expect(await remote.sign(request(most))).toHaveLength(64);
    await expect(remote.sign({ ...asked, batch: beginCell().storeUint(7, 8).endCell() })).rejects.toThrow(
      /not a batch/,
    );
    await served.close();
    await expect(remote.sign(asked)).rejects.toThrow();
    await journal.close();
  });
});
