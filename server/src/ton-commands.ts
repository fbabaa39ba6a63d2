import { once } from 'node:events';
import { environment, readTonSecrets } from '#config';
import {
  localSigner,
  openHighload,
  openSigningJournal,
  payoutSettings,
  readTonKey,
  serveSigner,
  showAddress,
  strictSigner,
  writeStateInit,
  type HeldKey,
  type Network,
} from '#gateways/ton';
import { parseUnits, Refusal, systemClock } from '#kernel';
import type { Given, Output } from './cli-commands.ts';

/** A command that holds keys and touches no database. */
export type LoneCommand = {
  readonly summary: string;
  readonly options: readonly string[];
  run(given: Given): Promise<Output>;
};

async function readKeys(network?: Network): Promise<readonly (HeldKey & { readonly name: string })[]> {
  const secrets = Object.entries(readTonSecrets());
  if (secrets.length === 0)
    throw new Refusal('invalid_request', 'There is no key: put 24 words, or a seed, into TON_MNEMONIC_<name>.');
  return Promise.all(secrets.map(async ([name, text]) => ({ name, key: await readTonKey(text.reveal()), network })));
}

/** The public halves, and the wallets they make with the usual settings: what a connection is told. */
async function showKeys(): Promise<Output> {
  const keys = (await readKeys()).map(({ name, key }) => {
    const { payout_subwallet: subwallet, payout_timeout: timeout } = payoutSettings;
    const terms = { subwallet: Number(subwallet.usual), timeout: Number(timeout.usual) };
    const { address, init } = openHighload({ publicKey: key.publicKey, ...terms });
    const mainnet = showAddress(address, 'mainnet');
    const testnet = showAddress(address, 'testnet');
    return { name, payout_key: key.publicKey, mainnet, testnet, address, state_init: writeStateInit(init) };
  });
  const lines = keys.flatMap(({ name, payout_key: key, mainnet, testnet, address, state_init: init }) => [
    `${name}: payout_key ${key}`,
    `  wallet on the main network ${mainnet}, on the test network ${testnet}`,
    `  wallet_address ${address}`,
    `  wallet_state_init ${init}`,
  ]);
  return { facts: keys, lines: [...lines, 'Take another key for each network.'] };
}

function setting(given: Given, option: string, variable: string): string {
  const value = given[option] ?? environment()[variable];
  if (typeof value === 'string' && value !== '') return value;
  throw new Refusal('invalid_request', `Give --${option}, or ${variable}.`);
}

function readNetwork(text: string): Network {
  if (text === 'mainnet' || text === 'testnet') return text;
  throw new Refusal('invalid_request', '"network" is mainnet or testnet.');
}

/** Runs until it is told to stop. */
async function runSigner(given: Given): Promise<Output> {
  const network = readNetwork(setting(given, 'network', 'TON_SIGNER_NETWORK'));
  const limits = {
    perBatch: parseUnits(setting(given, 'batch-max', 'TON_SIGNER_BATCH_MAX'), 9),
    perDay: parseUnits(setting(given, 'day-max', 'TON_SIGNER_DAY_MAX'), 9),
  };
  const journal = await openSigningJournal(setting(given, 'journal', 'TON_SIGNER_JOURNAL'));
  const signer = strictSigner({ clock: systemClock, journal, signer: localSigner(await readKeys(network)) }, limits);
  const socket = setting(given, 'socket', 'TON_SIGNER_SOCKET');
  const served = await serveSigner(socket, signer);
  console.log(`signing for the ${network} at ${socket}`);
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await served.close();
  await journal.close();
  return { facts: { socket }, lines: ['stopped'] };
}

/** Commands for the keys of payouts on TON. */
export const tonCommands: Readonly<Record<string, LoneCommand>> = {
  'ton-key': { summary: 'Show the public key and the wallet of each TON_MNEMONIC_<name>.', options: [], run: showKeys },
  'ton-signer': {
    summary:
      'Sign payouts on TON in a process of its own: --socket /run/asterism/ton.sock --network mainnet --batch-max 1000 --day-max 20000 --journal signed.jsonl',
    options: ['socket', 'network', 'batch-max', 'day-max', 'journal'],
    run: runSigner,
  },
};
