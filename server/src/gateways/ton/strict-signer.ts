import type { Clock } from '#kernel';
import { openHighload } from './highload-wallet.ts';
import { readBatch } from './read-batch.ts';
import type { SigningJournal } from './signing-journal.ts';
import { SignerRefusal, type Signer, type SigningRequest } from './signer.ts';

/** What a signer lets out, whoever asks. Nanotons, of payments and of what the wallet hands itself. */
export type SigningLimits = { readonly perBatch: bigint; readonly perDay: bigint };

type Needs = { readonly clock: Clock; readonly journal: SigningJournal; readonly signer: Signer };

const aheadSecondsMax = 60;

/**
 * Signs only what it can read to the last bit as a batch of payments, within its own limits, and writes down what it
 * signed before it hands the signature out. The same batch again counts once.
 */
export function strictSigner({ clock, journal, signer }: Needs, limits: SigningLimits): Signer {
  let turn: Promise<unknown> = Promise.resolve();

  async function signOne(request: SigningRequest): Promise<Buffer> {
    const wallet = openHighload(request.wallet);
    const read = readBatch(wallet, request.batch);
    if (!read) throw new SignerRefusal('This is not a batch of payments of this wallet.');
    const now = clock.now();
    if (read.createdAt * 1000 > now.getTime() + aheadSecondsMax * 1000)
      throw new SignerRefusal('The batch is dated into the future.');
    const entry = {
      hash: request.batch.hash().toString('hex'),
      at: now.toISOString(),
      network: request.network,
      wallet: wallet.address,
      units: String(read.units + read.gas),
      payments: read.messages.map(({ destination, units }) => `${destination} ${units}`),
    };
    if (!journal.has(entry.hash)) requireRoom(read.units + read.gas, now);
    const signature = await signer.sign(request);
    await journal.write(entry);
    return signature;
  }

  function requireRoom(units: bigint, now: Date): void {
    if (units > limits.perBatch) throw new SignerRefusal('The batch is above the limit of one batch.');
    if (journal.sumOf(now.toISOString().slice(0, 10)) + units > limits.perDay)
      throw new SignerRefusal('The batch is above what may leave today.');
  }

  return {
    // One after the other, so that two batches never count on the same room.
    sign(request) {
      const done = turn.then(() => signOne(request));
      turn = done.catch(() => undefined);
      return done;
    },
  };
}
