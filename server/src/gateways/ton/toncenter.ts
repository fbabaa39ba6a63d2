import type { z } from 'zod';
import { callGateway, readExactJson } from '#gateways/wire';
import { GatewayUnavailable } from '#payments/gateway';
import type { Chain, ChainAccount, StackItem, TransactionQuery } from './chain.ts';
import type { Pace } from './pace.ts';
import * as rows from './read-rows.ts';

export type ToncenterOptions = {
  /** `https://toncenter.com`, that of the test network, one of our own, or the sandbox's; without `/api/v3`. */
  readonly host: string;
  readonly apiKey?: string;
  /** Shared by all who call with this key. */
  readonly pace: Pace;
};

/** The chain by toncenter's v3 interface. Rows whose shape nobody here knows are `GatewayUnavailable`, never a guess. */
export function openToncenter(options: ToncenterOptions): Chain {
  const calls = openCalls(options);
  return {
    async masterchain() {
      const { last } = await calls.get('/api/v3/masterchainInfo', {}, rows.masterchain);
      return { seqno: last.seqno, at: new Date(last.gen_utime * 1000) };
    },
    async transactions(query) {
      return (await calls.get('/api/v3/transactions', parametersOf(query), rows.transactions)).transactions ?? [];
    },
    async transactionsByMessage(hash, direction) {
      const parameters = { msg_hash: hash, direction, limit: '100' };
      return (await calls.get('/api/v3/transactionsByMessage', parameters, rows.transactions)).transactions ?? [];
    },
    async account(address) {
      const parameters = { address, include_boc: 'false' };
      const { accounts = [] } = await calls.get('/api/v3/accountStates', parameters, rows.accounts);
      return accounts.find((account) => account.address === address) ?? neverUsed(address);
    },
    async accounts(addresses) {
      const known: ChainAccount[] = [];
      for (let from = 0; from < addresses.length; from += accountsAtOnce) {
        const asked = addresses.slice(from, from + accountsAtOnce).map((address) => ['address', address]);
        const query = new URLSearchParams([...asked, ['include_boc', 'false']]);
        known.push(...((await calls.getRaw(`/api/v3/accountStates?${query}`, rows.accounts)).accounts ?? []));
      }
      const found = new Map(known.map((account) => [account.address, account]));
      return addresses.map((address) => found.get(address) ?? neverUsed(address));
    },
    async jettonWallets({ owner, address, master }) {
      const parameters = { owner_address: owner, address, jetton_address: master, limit: '1000' };
      return (await calls.get('/api/v3/jetton/wallets', parameters, rows.jettonWallets)).jetton_wallets ?? [];
    },
    send: (boc) => calls.post('/api/v3/message', { boc: boc.toString('base64') }, readSent),
    async run(address, method, stack = []) {
      const asked = { address, method, stack: stack.map(writeItem) };
      const { exit_code: exitCode, stack: raw } = await calls.post(
        '/api/v3/runGetMethod',
        asked,
        understood(rows.methodAnswer),
      );
      return { exitCode, stack: exitCode === 0 ? fit(rows.stack, raw) : [] };
    },
    async config(parameter) {
      const parameters = { config_id: String(parameter) };
      return (await calls.get('/api/v2/getConfigParam', parameters, rows.configAnswer)).result.config.bytes;
    },
  };
}

/** As many as fit into an address of the web. */
const accountsAtOnce = 64;

const neverUsed = (address: string): ChainAccount => ({ address, balance: 0n, status: 'nonexist', lastLt: 0n });

const seconds = (at: Date | undefined) => at && String(Math.floor(at.getTime() / 1000));

const parametersOf = (query: TransactionQuery) => ({
  account: query.account,
  start_lt: query.startLt?.toString(),
  end_lt: query.endLt?.toString(),
  start_utime: seconds(query.since),
  end_utime: seconds(query.until),
  sort: query.sort,
  limit: String(query.limit),
  offset: String(query.offset ?? 0),
});

const writeItem = (item: StackItem) =>
  item.type === 'num'
    ? {
        type: 'num',
        value: `${item.value < 0n ? '-' : ''}0x${(item.value < 0n ? -item.value : item.value).toString(16)}`,
      }
    : { type: item.type, value: item.value.toBoc().toString('base64') };

type Answer = { readonly status: number; readonly text: string };

const readSent = ({ status, text }: Answer) => ({
  isTaken: status < 300,
  words: status < 300 ? 'taken' : text.slice(0, 300),
});

/** The calls, one at a time by the pace; who is asked to wait makes everybody wait. */
function openCalls({ host, apiKey, pace }: ToncenterOptions) {
  const headers = { accept: 'application/json', ...(apiKey && { 'x-api-key': apiKey }) };

  async function call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    await pace.turn();
    const sent =
      body === undefined
        ? { headers }
        : { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
    try {
      const answer = await callGateway({ gateway: 'TON', url: `${host}${path}`, method, ...sent });
      pace.answered();
      return answer;
    } catch (error) {
      if (error instanceof GatewayUnavailable && error.message.includes('(429)')) pace.rest(error.retryAfterSeconds);
      throw error;
    }
  }

  return {
    async get<T extends z.ZodType>(path: string, parameters: Readonly<Record<string, string | undefined>>, shape: T) {
      const given = Object.entries(parameters).filter((one): one is [string, string] => one[1] !== undefined);
      return understood(shape)(await call('GET', `${path}?${new URLSearchParams(given)}`));
    },
    getRaw: async <T extends z.ZodType>(path: string, shape: T) => understood(shape)(await call('GET', path)),
    async post<T>(path: string, body: unknown, read: (answer: Answer) => T): Promise<T> {
      return read(await call('POST', path, body));
    },
  };
}

const understood =
  <T extends z.ZodType>(shape: T) =>
  ({ status, text }: Answer): z.infer<T> => {
    if (status !== 200) throw new GatewayUnavailable(`TON answered ${status}.`, 'none');
    return fit(shape, parse(text));
  };

function parse(text: string): unknown {
  try {
    return readExactJson(text);
  } catch {
    throw new GatewayUnavailable('TON answered something that is not JSON.', 'unknown');
  }
}

function fit<T extends z.ZodType>(shape: T, value: unknown): z.infer<T> {
  try {
    return shape.parse(value);
  } catch (error) {
    throw new GatewayUnavailable(
      `TON answered in a shape that is not known: ${String(error).slice(0, 200)}`,
      'unknown',
    );
  }
}
