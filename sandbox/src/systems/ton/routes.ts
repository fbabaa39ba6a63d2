import { Address, Cell, Dictionary, loadMessage, type TupleItem } from '@ton/core';
import { GetMethodError } from '@ton/sandbox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { blockAt, MessageRefused, type EmulatedChain } from './chain.ts';
import { normalizedHash, rawUpper, type ChainRow } from './chain-row.ts';
import type { Dollar } from './dollar.ts';
import { listTransfers } from './jetton-transfers.ts';

export type Given = { readonly chain: EmulatedChain; readonly dollars: readonly Dollar[] };

const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? undefined : [given].flat()));
const digits = z.string().regex(/^\d{1,20}$/);
const page = {
  limit: digits.default('10'),
  offset: digits.default('0'),
  sort: z.enum(['asc', 'desc']).default('desc'),
};
const span = {
  start_utime: digits.optional(),
  end_utime: digits.optional(),
  start_lt: digits.optional(),
  end_lt: digits.optional(),
};
const rowsAsked = z.object({
  account: many,
  hash: z.string().optional(),
  mc_seqno: digits.optional(),
  ...span,
  ...page,
});

/** An address in any form, as the index writes it. */
const raw = (text: string): string => rawUpper(Address.parse(text));
const hashOf = (text: string) =>
  (/^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')).toString('base64');

/** Toncenter's v3 interface over the emulated chain, as far as anybody here calls it. */
export function mountIndex(app: FastifyInstance, given: Given): void {
  const { chain } = given;
  const { index } = chain;
  app.setErrorHandler((error, _request, reply) => reply.status(400).send({ code: 400, error: String(error) }));
  app.get('/api/v3/masterchainInfo', () => ({ last: block(index.now()), first: block(index.now() - 86_400_000) }));
  app.get('/api/v3/transactions', (request) => listRows(given, rowsAsked.parse(request.query)));
  app.get('/api/v3/transactionsByMessage', (request) => {
    const asked = z.object({ msg_hash: z.string(), direction: z.enum(['in', 'out']).optional() }).parse(request.query);
    return { transactions: index.byMessage(hashOf(asked.msg_hash), asked.direction), address_book: {} };
  });
  app.get('/api/v3/accountStates', async (request) => {
    const asked = z.object({ address: many }).parse(request.query);
    const accounts = await Promise.all((asked.address ?? []).map((address) => stateOf(chain, Address.parse(address))));
    return { accounts, address_book: {}, metadata: {} };
  });
  for (const path of ['addressInformation', 'walletInformation'])
    app.get(`/api/v3/${path}`, async (request) => {
      const { address } = z.object({ address: z.string() }).parse(request.query);
      return stateOf(chain, Address.parse(address));
    });
  app.get('/api/v3/jetton/wallets', (request) => listWallets(given, request));
  app.get('/api/v3/jetton/transfers', (request) => listTransfers(given, request.query));
  app.post('/api/v3/message', (request, reply) => takeMessage(chain, request, reply));
  app.post('/api/v3/runGetMethod', (request) => runMethod(chain, request));
  app.get('/api/v2/getConfigParam', async (request) => {
    const { config_id: id } = z.object({ config_id: digits }).parse(request.query);
    const { config } = await chain.blockchain();
    const bytes = readParameter(config, Number(id)).toBoc().toString('base64');
    return { ok: true, result: { '@type': 'configInfo', config: { '@type': 'tvm.cell', bytes } } };
  });
}

const block = (at: number) => ({
  workchain: -1,
  shard: '8000000000000000',
  seqno: blockAt(at),
  global_id: -239,
  gen_utime: String(Math.floor(at / 1000)),
});

function listRows({ chain: { index } }: Given, asked: z.infer<typeof rowsAsked>) {
  const within = (value: bigint, from?: string, to?: string) =>
    (from === undefined || value >= BigInt(from)) && (to === undefined || value <= BigInt(to));
  const fits = (row: ChainRow) =>
    within(BigInt(row.lt), asked.start_lt, asked.end_lt) &&
    within(BigInt(row.now), asked.start_utime, asked.end_utime) &&
    (asked.hash === undefined || row.hash === hashOf(asked.hash)) &&
    (asked.mc_seqno === undefined || String(row['mc_block_seqno']) === asked.mc_seqno);
  const rows = index.rows(asked.account && new Set(asked.account.map(raw))).filter(fits);
  const sorted = asked.sort === 'asc' ? rows : rows.toReversed();
  const offset = Number(asked.offset);
  return { transactions: sorted.slice(offset, offset + Math.min(Number(asked.limit), 1000)), address_book: {} };
}

/** How an account stands as far as the index has come; the machine knows more. */
async function stateOf(chain: EmulatedChain, address: Address) {
  const account = rawUpper(address);
  const newest = chain.index.newest(account);
  if (newest === 'hidden') return { address: account, balance: '0', status: 'nonexist', last_transaction_lt: '0' };
  if (newest)
    return {
      address: account,
      balance: newest.account_state_after.balance,
      status: newest.end_status,
      last_transaction_lt: newest.lt,
      last_transaction_hash: newest.hash,
    };
  const { balance, accountState, lastTransactionLt } = await (await chain.blockchain()).getContract(address);
  const status = accountState === undefined ? 'nonexist' : accountState.type;
  return { address: account, balance: String(balance), status, last_transaction_lt: String(lastTransactionLt) };
}

async function listWallets({ chain, dollars }: Given, request: FastifyRequest) {
  const shape = z.object({ owner_address: many, jetton_address: many, address: many });
  const asked = shape.parse(request.query);
  const owners = asked.owner_address ?? [];
  const found = [];
  for (const dollar of dollars) {
    const jetton = rawUpper(await dollar.master());
    if (asked.jetton_address && !asked.jetton_address.map(raw).includes(jetton)) continue;
    for (const owner of owners.map((text) => Address.parse(text))) {
      const wallet = await dollar.walletOf(owner);
      const { accountState } = await (await chain.blockchain()).getContract(wallet);
      if (accountState?.type !== 'active') continue;
      const balance = String(await dollar.balanceOf(owner));
      found.push({ address: rawUpper(wallet), balance, owner: rawUpper(owner), jetton, last_transaction_lt: '0' });
    }
  }
  return { jetton_wallets: found, address_book: {}, metadata: {} };
}

async function takeMessage(chain: EmulatedChain, request: FastifyRequest, reply: FastifyReply) {
  const { boc } = z.object({ boc: z.string() }).parse(request.body);
  const message = loadMessage(Cell.fromBase64(boc).beginParse());
  const { mood } = chain.index;
  if (mood.drops > 0) chain.index.mood = { ...mood, drops: mood.drops - 1 };
  else {
    try {
      await chain.run(message);
    } catch (error) {
      if (!(error instanceof MessageRefused)) throw error;
      return reply.status(500).send({ error: error.message });
    }
  }
  const hash = Cell.fromBase64(boc).hash().toString('base64');
  return { message_hash: hash, message_hash_norm: normalizedHash(message) };
}

const stackAsked = z.object({
  address: z.string(),
  method: z.string(),
  stack: z.array(z.object({ type: z.enum(['num', 'cell', 'slice']), value: z.string() })).default([]),
});

async function runMethod(chain: EmulatedChain, request: FastifyRequest) {
  const { address, method, stack } = stackAsked.parse(request.body);
  const items = stack.map(({ type, value }): TupleItem =>
    type === 'num' ? { type: 'int', value: readHex(value) } : { type, cell: Cell.fromBase64(value) },
  );
  try {
    const machine = await chain.blockchain();
    const answer = await machine.runGetMethod(Address.parse(address), method, items);
    return { gas_used: Number(answer.gasUsed), exit_code: answer.exitCode, stack: answer.stack.map(writeItem) };
  } catch (error) {
    if (error instanceof GetMethodError) return { gas_used: 0, exit_code: error.exitCode, stack: [] };
    return { gas_used: 0, exit_code: -13, stack: [] }; // there is no contract
  }
}

const readHex = (text: string) => (text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text));

function writeItem(item: TupleItem) {
  if (item.type === 'int') {
    const { value } = item;
    return { type: 'num', value: value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}` };
  }
  if (item.type === 'cell' || item.type === 'slice')
    return { type: item.type, value: item.cell.toBoc().toString('base64') };
  return { type: item.type, value: null };
}

/** A parameter of the chain's configuration. */
function readParameter(config: Cell, id: number): Cell {
  const found = Dictionary.loadDirect(Dictionary.Keys.Int(32), Dictionary.Values.Cell(), config).get(id);
  if (!found) throw new Error(`The configuration has no parameter ${id}.`);
  return found;
}
