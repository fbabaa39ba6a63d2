import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';

const entry = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  network: z.enum(['mainnet', 'testnet']),
  wallet: z.string(),
  /** Nanotons: a decimal text. */
  units: z.string().regex(/^\d{1,20}$/),
  payments: z.array(z.string()),
});

/** One batch that was signed. */
export type SigningEntry = z.infer<typeof entry>;

/** What a signer has signed: a line of JSON each, on the disk before the signature leaves. */
export type SigningJournal = {
  has(hash: string): boolean;
  /** What was signed on this day (UTC, `2026-11-21`), in nanotons. */
  sumOf(day: string): bigint;
  /** Once for each hash. */
  write(entry: SigningEntry): Promise<void>;
  close(): Promise<void>;
};

/** Opens the journal of a signer, with all that was written before. Throws when a line was damaged: then nothing is signed. */
export async function openSigningJournal(path: string): Promise<SigningJournal> {
  const known = new Set<string>();
  const days = new Map<string, bigint>();
  const keep = ({ hash, at, units }: SigningEntry) => {
    known.add(hash);
    const day = at.slice(0, 10);
    days.set(day, (days.get(day) ?? 0n) + BigInt(units));
  };
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  for (const line of before.split('\n').filter((one) => one !== '')) keep(entry.parse(JSON.parse(line)));
  const file = await open(path, 'a', 0o600);
  return {
    has: (hash) => known.has(hash),
    sumOf: (day) => days.get(day) ?? 0n,
    async write(signed) {
      if (known.has(signed.hash)) return;
      await file.appendFile(`${JSON.stringify(signed)}\n`);
      await file.datasync();
      keep(signed);
    },
    close: () => file.close(),
  };
}
