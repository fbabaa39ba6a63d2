import pg from 'pg';
import { Refusal, type Clock } from '#kernel';
import { OutcomeUnknown } from './batch.ts';
import type { Queue } from './lane.ts';

type Needs = { readonly connections: pg.Pool; readonly clock: Clock };

/** Runs one batch and tells every caller its own verdict. Never throws. */
export async function runBatch(needs: Needs, workspace: number, queue: Queue<unknown, unknown>): Promise<void> {
  const { batch, waiting } = queue;
  try {
    const requests = waiting.map((one) => one.request);
    const values = [workspace, needs.clock.now(), ...batch.encode(requests)];
    const query = { name: batch.name, text: batch.sql, values, rowMode: 'array' };
    const { rows } = await needs.connections.query<unknown[]>(query);
    const answers = batch.decode(rows, requests);
    waiting.forEach((one, index) => {
      const answer = answers[index];
      if (answer instanceof Error) one.reject(answer);
      else one.resolve(answer);
    });
  } catch (error) {
    await tellFailure(needs, workspace, queue, error);
  }
}

async function tellFailure(needs: Needs, workspace: number, queue: Queue<unknown, unknown>, error: unknown) {
  const { batch, waiting } = queue;
  const known = error instanceof pg.DatabaseError && !isConnectionLost(error.code);
  if (known && waiting.length > 1 && error.code !== lockNotAvailable) {
    // A call that fails as a whole has booked nothing: its halves find the one request that spoils it.
    const middle = Math.ceil(waiting.length / 2);
    await runBatch(needs, workspace, { batch, waiting: waiting.slice(0, middle) });
    return runBatch(needs, workspace, { batch, waiting: waiting.slice(middle) });
  }
  const reason = known ? readError(error) : new OutcomeUnknown(error);
  for (const one of waiting) one.reject(reason);
}

const lockNotAvailable = '55P03';

const readError = (error: pg.DatabaseError): Error =>
  error.code === lockNotAvailable ? new Refusal('overloaded', 'The books are busy. Repeat it in a moment.') : error;

/** Connection exceptions, and the server's going down. */
const isConnectionLost = (code: string | undefined): boolean =>
  code === undefined || code.startsWith('08') || code.startsWith('57P');
