import {
  Address,
  beginCell,
  Cell,
  external,
  internal,
  loadMessage,
  storeMessage,
  storeMessageRelaxed,
} from '@ton/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyNamed, openChainRig, strangerNamed, walletNamed, type ChainRig } from '#test/ton';
import { readComment } from './comment.ts';
import { batchMax, composeBatch, sealBatch, signedHashOf, type BatchMessage } from './highload-batch.ts';
import { highloadCode } from './highload-code.ts';
import type { HighloadWallet } from './highload-wallet.ts';
import { isForgotten, queryNumbers, queryOf, sameQueryBefore } from './query-number.ts';

const ton = 1_000_000_000n;
const backdated = 40;

let rig: ChainRig;
beforeAll(async () => {
  rig = await openChainRig();
});
afterAll(() => rig.close());

const now = () => Math.floor(rig.clock.now().getTime() / 1000);
const message = (name: string, units = ton / 10n, memo?: string): BatchMessage => ({
  destination: strangerNamed(name),
  units,
  memo,
  isBounceable: false,
});

type Change = {
  number?: bigint;
  createdAt?: number;
  gas?: bigint;
  deploys?: boolean;
  signedAs?: HighloadWallet;
  key?: string;
};

/** Signs a batch as `name` and hands it to the machine itself. */
async function send(name: string, messages: readonly BatchMessage[], change: Change = {}) {
  const wallet = walletNamed(name);
  const { number = 0n, createdAt = now() - backdated, gas = ton / 20n, deploys = false, signedAs = wallet } = change;
  const batch = composeBatch(
    { ...signedAs, account: wallet.account },
    { query: queryOf(number), createdAt, gas },
    messages,
  );
  return run(wallet, sealBatch(wallet, batch, keyNamed(change.key ?? name).sign(batch.hash()), deploys).boc);
}

async function run(wallet: HighloadWallet, boc: Buffer) {
  const before = await balanceOf(wallet.address);
  const rows = await rig.ton.chain.run(loadMessage(Cell.fromBoc(boc)[0]?.beginParse() ?? new Cell().beginParse()));
  return { rows, spent: before - (await balanceOf(wallet.address)) };
}

const balanceOf = async (address: string) =>
  (await (await rig.ton.chain.blockchain()).getContract(Address.parse(address))).balance;

async function funded(name: string, units = 100n * ton): Promise<HighloadWallet> {
  const wallet = walletNamed(name);
  await rig.fund(wallet.address, units);
  return wallet;
}

const exit = (code: number) =>
  expect.objectContaining({ message: expect.stringContaining(`exitcode=${code},`) as string });

describe('the contract', () => {
  it('is Highload Wallet V3 as it was published: 568 bytes, 11acad79…8525', () => {
    expect(highloadCode.hash().toString('hex')).toBe(
      '11acad7955844090f283bf238bc1449871f783e7cc0979408d3f4859483e8525',
    );
    expect(highloadCode.toBoc({ idx: false, crc32: true }).length).toBe(568);
  });

  it('answers the same public key, subwallet and timeout that its address was made of', async () => {
    const wallet = await funded('getters');
    await send('getters', [message('getters')], { deploys: true });
    const ask = async (method: string) => (await rig.chain.run(wallet.address, method)).stack[0];
    expect(await ask('get_public_key')).toEqual({ type: 'num', value: BigInt(`0x${wallet.publicKey}`) });
    expect(await ask('get_subwallet_id')).toEqual({ type: 'num', value: 0x10adn });
    expect(await ask('get_timeout')).toEqual({ type: 'num', value: 3600n });
  });
});

describe('a batch', () => {
  it('deploys the wallet and pays 254 with their comments in one go', async () => {
    await funded('whole');
    const payments = Array.from({ length: batchMax }, (_, n) =>
      message(`whole ${n}`, ton / 100n + BigInt(n), `memo ${n}`),
    );
    const { rows } = await send('whole', payments, { deploys: true });
    expect(rows).toHaveLength(2 + batchMax);
    const second = (await rig.chain.transactions({ account: walletNamed('whole').address, sort: 'asc', limit: 10 })).at(
      -1,
    );
    expect(second?.outMessages.map(({ destination, value, body }) => [destination, value, readComment(body)])).toEqual(
      payments.map(({ destination, units, memo }) => [destination, units, memo]),
    );
    expect(second?.action).toMatchObject({ resultCode: 0, total: batchMax + 1, skipped: 0, created: batchMax });
  });

  it('costs what its two transactions and the way of its messages cost, to the nanoton', async () => {
    const wallet = await funded('cost');
    const payments = Array.from({ length: 5 }, (_, n) => message(`cost ${n}`));
    const { spent } = await send('cost', payments, { deploys: true });
    const rows = await rig.chain.transactions({ account: wallet.address, sort: 'desc', limit: 2 });
    const gas = rows.flatMap(({ fees, outMessages }) => [fees, ...outMessages.map(({ carriage }) => carriage)]);
    expect(gas.reduce((one, other) => one + other)).toBe(spent - 5n * (ton / 10n));
  });

  it('is known in the history by what was signed, and by its normalized hash', async () => {
    const wallet = await funded('known');
    const terms = { query: queryOf(7n), createdAt: now() - backdated, gas: ton / 20n };
    const batch = composeBatch(wallet, terms, [message('known')]);
    const sealed = sealBatch(wallet, batch, keyNamed('known').sign(batch.hash()), true);
    const { rows } = await run(wallet, sealed.boc);
    expect(rows[0]?.in_msg?.['hash_norm']).toBe(Buffer.from(sealed.hash, 'hex').toString('base64'));
    const [taken] = await rig.chain.transactions({
      account: wallet.address,
      startLt: BigInt(rows[0]?.lt ?? 0),
      sort: 'asc',
      limit: 1,
    });
    expect(signedHashOf(taken?.inMessage?.body)).toBe(batch.hash().toString('hex'));
  });

  it('leaves out what cannot be paid and pays the rest', async () => {
    await funded('partly', 10n * ton);
    const { rows } = await send('partly', [message('a', ton), message('b', 1000n * ton), message('c', ton)], {
      deploys: true,
    });
    expect(rows[1]?.out_msgs.map(({ value }) => value)).toEqual([String(ton), String(ton)]);
    expect(rows[1]?.['description']).toMatchObject({ action: { skipped_actions: 1, msgs_created: 2, result_code: 0 } });
  });

  it('takes 1 to 254 payments and no other number of them', () => {
    const many = Array.from({ length: 255 }, (_, n) => message(`many ${n}`));
    const terms = { query: queryOf(0n), createdAt: now(), gas: 1n };
    expect(() => composeBatch(walletNamed('many'), terms, many)).toThrow(RangeError);
    expect(() => composeBatch(walletNamed('many'), terms, [])).toThrow(RangeError);
  });

  it('marks itself and does nothing more when the wallet cannot hand itself the gas', async () => {
    await funded('starved', ton);
    const { rows } = await send('starved', [message('starved', 1n)], { deploys: true, gas: 5n * ton });
    expect([rows.length, rows[0]?.out_msgs]).toEqual([1, []]);
    await expect(send('starved', [message('starved', 1n)])).rejects.toEqual(exit(36));
  });
});

describe('the wallet refuses', () => {
  beforeAll(async () => {
    await funded('strict');
    await send('strict', [message('strict')], { deploys: true, number: 99n });
  });
  const one = [message('refused')];

  it('a signature of another key (33)', async () => {
    await expect(send('strict', one, { key: 'somebody else' })).rejects.toEqual(exit(33));
  });
  it('another subwallet (34)', async () => {
    await expect(send('strict', one, { signedAs: { ...walletNamed('strict'), subwallet: 1 } })).rejects.toEqual(
      exit(34),
    );
  });
  it('a batch of its future, or older than its timeout (35)', async () => {
    await expect(send('strict', one, { createdAt: now() + 5 })).rejects.toEqual(exit(35));
    await expect(send('strict', one, { createdAt: now() - 3600 })).rejects.toEqual(exit(35));
  });
  it('a number that left its mark already, whatever it is to pay (36)', async () => {
    await expect(send('strict', one, { number: 99n })).rejects.toEqual(exit(36));
    expect((await send('strict', one, { number: 100n })).rows).toHaveLength(3);
  });
  it('another timeout (38)', async () => {
    await expect(send('strict', one, { signedAs: walletNamed('strict', 7200) })).rejects.toEqual(exit(38));
  });
  it('a message that brings code along, after it has left its mark (37)', async () => {
    const wallet = walletNamed('strict');
    const withCode = internal({ to: wallet.account, value: 1n, init: wallet.init });
    const batch = beginCell()
      .storeUint(wallet.subwallet, 32)
      .storeRef(beginCell().store(storeMessageRelaxed(withCode)).endCell())
      .storeUint(3, 8)
      .storeUint(0, 13)
      .storeUint(200, 10)
      .storeUint(now() - backdated, 64)
      .storeUint(3600, 22)
      .endCell();
    const body = beginCell().storeBuffer(keyNamed('strict').sign(batch.hash())).storeRef(batch).endCell();
    const boc = beginCell()
      .store(storeMessage(external({ to: wallet.account, body })))
      .endCell()
      .toBoc();
    const { rows } = await run(wallet, boc);
    expect(rows[0]?.['description']).toMatchObject({ compute_ph: { exit_code: 37 } });
    expect(rows[0]?.out_msgs).toEqual([]);
    await expect(run(wallet, boc)).rejects.toEqual(exit(36));
  });
});

describe('numbers', () => {
  it('fill 8,192 shifts of 1,023 bits, leave the very last mark alone, and begin again', () => {
    expect([queryOf(0n), queryOf(1022n), queryOf(1023n)]).toEqual([
      { shift: 0, bit: 0 },
      { shift: 0, bit: 1022 },
      { shift: 1, bit: 0 },
    ]);
    expect(queryNumbers).toBe(8_380_415n);
    expect(queryOf(queryNumbers - 1n)).toEqual({ shift: 8191, bit: 1021 });
    expect(queryOf(queryNumbers)).toEqual({ shift: 0, bit: 0 });
    expect([sameQueryBefore(queryNumbers - 1n), sameQueryBefore(queryNumbers + 5n)]).toEqual([undefined, 5n]);
  });

  it('are free again after twice the timeout, when the contract has forgotten them', async () => {
    await funded('turn');
    const createdAt = now() - backdated;
    await send('turn', [message('turn')], { deploys: true, number: 5n });
    const used = new Date(createdAt * 1000);
    rig.pass(3600 + backdated);
    expect(isForgotten(used, 3600, rig.clock.now())).toBe(false);
    await expect(send('turn', [message('turn')], { number: 5n })).rejects.toEqual(exit(36));
    rig.pass(3600 + 1);
    expect(isForgotten(used, 3600, rig.clock.now())).toBe(true);
    expect((await send('turn', [message('turn')], { number: 5n + queryNumbers })).rows).toHaveLength(3);
  });
});
