import { createHash, generateKeyPairSync, sign as signRaw } from 'node:crypto';
import { batchMax, composeBatch, openHighload, queryOf, readTonKey, sealBatch } from '@asterism/server/ton';
import { startBenchServer } from './bench-database.ts';
import { inTurns } from './measure.ts';
import { circumstances, keep, table, times } from './report.ts';
import { openTonPayer } from './ton-payer.ts';

const seed = '07'.repeat(32);
const key = await readTonKey(seed);
const wallet = openHighload({ publicKey: key.publicKey, subwallet: 0x10ad, timeout: 3600 });
const batch = Array.from({ length: batchMax }, (_, n) => ({
  destination: `0:${createHash('sha256').update(String(n)).digest('hex')}`,
  units: 1_000_000_000n + BigInt(n),
  memo: `payout ${n}`,
  isBounceable: false,
}));
let number = 0n;

/** One batch as it leaves: built, signed, ready for the network. */
function build(): void {
  const cell = composeBatch(wallet, { query: queryOf((number += 1n)), createdAt: 1_790_000_000, gas: 1n }, batch);
  sealBatch(wallet, cell, key.sign(cell.hash()), false);
}

const { privateKey } = generateKeyPairSync('ed25519');
const digest = Buffer.alloc(32, 7);
/** As long as what is hashed for a payment's message. */
const cellBytes = Buffer.alloc(128, 7);

const signOnce = () => void signRaw(null, digest, privateKey);

/** The least a payment costs: its comment, its message and its place in the list are hashed, once each. */
function hashAll(): void {
  for (let n = 0; n < 3 * batchMax; n++) createHash('sha256').update(cellBytes).digest();
}

/** Payouts per second when `work` is one batch of them. */
function rate(seconds: number, work: () => void): number {
  const until = performance.now() + seconds * 1000;
  const started = performance.now();
  let batches = 0;
  for (; performance.now() < until; batches++) work();
  return (batches * batchMax * 1000) / (performance.now() - started);
}

/**
 * The benchmark of payouts on TON: how many a second are built and signed in batches of 254, against what signing and
 * hashing alone allow; and how many pass through the database. Flags: `--rounds=3`, `--seconds=2`, `--write`.
 */
export async function tonSuite(flags: readonly string[]): Promise<void> {
  const flag = (name: string) => flags.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
  const seconds = Number(flag('seconds') ?? 2);
  const server = await startBenchServer();
  try {
    const payer = await openTonPayer(await server.newDatabase('ton', 'product'), seed);
    const rates = await inTurns(Number(flag('rounds') ?? 3), {
      built: async () => rate(seconds, build),
      signatures: async () => rate(seconds, signOnce),
      hashes: async () => rate(seconds, hashAll),
      kept: () => payer.payoutsPerSecond(seconds),
    });
    await payer.close();
    const limit = 1 / (1 / rates.signatures + 1 / rates.hashes);
    const rows = [
      ['one ed25519 signature for each 254 (limit)', rates.signatures, times(rates.built, rates.signatures)],
      ['three SHA-256 of 128 bytes for each payout (limit)', rates.hashes, times(rates.built, rates.hashes)],
      ['both (limit)', limit, times(rates.built, limit)],
      ['**built and signed by us**', rates.built, '1 ×'],
      ['drafted, built, signed, kept in PostgreSQL, sent', rates.kept, times(rates.kept, rates.built)],
    ] as const;
    const section = `${table(['payouts in batches of 254', 'payouts/s', 'ours is, or of ours'], rows)}\n\n${circumstances(server.description)}`;
    console.log(`\n${section}\n`);
    if (flags.includes('--write')) await keep('ton', section);
  } finally {
    await server.stop();
  }
}
