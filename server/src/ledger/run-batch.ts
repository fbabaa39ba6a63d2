import pg from 'pg';
import { Refusal, type Clock } from '#kernel';
import { OutcomeUnknown } from './batch.ts';
import type { Queue } from './lane.ts';

type Needs = { readonly connections: pg.Pool; readonly clock: Clock };

/** Runs one batch and tells every caller its own verdict. Never throws. */
export async function runBatch(needs: Needs, workspace: number, queue: Queue<unknown, unknown>): Promise<void> {
  let connection: pg.PoolClient;
  try {
    connection = await needs.connections.connect();
  } catch (error) {
    return refuse(queue, error); // nothing was sent, so nothing was booked
  }
  const failure = await ask(connection, needs.clock, workspace, queue);
  connection.release(failure !== undefined && !isKnown(failure));
  if (failure !== undefined) await tellFailure(needs, workspace, queue, failure);
}

const refuse = ({ waiting }: Queue<unknown, unknown>, reason: unknown): void =>
  waiting.forEach((one) => one.reject(reason));

/** Answers the failure, when there is one. Encodes only now: ids of accounts count for this connection. */
async function ask(
  connection: pg.PoolClient,
  clock: Clock,
  workspace: number,
  { batch, waiting }: Queue<unknown, unknown>,
) {
  try {
    const requests = waiting.map((one) => one.request);
    const values = [workspace, clock.now(), ...batch.encode(requests)];
    const query = { name: batch.name, text: batch.sql, values, rowMode: 'array' };
    const { rows } = await connection.query<unknown[]>(query);
    const answers = batch.decode(rows, requests);
    waiting.forEach((one, index) => {
      const answer = answers[index];
      if (answer instanceof Error) one.reject(answer);
      else one.resolve(answer);
    });
    return undefined;
  } catch (error) {
    return error;
  }
}

async function tellFailure(needs: Needs, workspace: number, queue: Queue<unknown, unknown>, failure: unknown) {
  const { batch, waiting } = queue;
  if (!isKnown(failure)) return refuse(queue, new OutcomeUnknown(failure));
  if (failure.code === lockNotAvailable)
    return refuse(queue, new Refusal('overloaded', 'The books are busy. Repeat it in a moment.'));
  if (waiting.length === 1) return refuse(queue, failure);
  // A call that fails as a whole has booked nothing: its halves find the one request that spoils it.
  const middle = Math.ceil(waiting.length / 2);
  await runBatch(needs, workspace, { batch, waiting: waiting.slice(0, middle) });
  await runBatch(needs, workspace, { batch, waiting: waiting.slice(middle) });
}

const lockNotAvailable = '55P03';

/** Whether the database itself said no, rather than the connection or the server having gone (08…, 57P…). */
const isKnown = (failure: unknown): failure is pg.DatabaseError & { code: string } =>
  failure instanceof pg.DatabaseError &&
  failure.code !== undefined &&
  !failure.code.startsWith('08') &&
  !failure.code.startsWith('57P');
