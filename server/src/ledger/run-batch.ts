import pg from 'pg';
import { Refusal, type Clock } from '#kernel';
import { OutcomeUnknown } from './batch.ts';
import type { Queue, Waiting } from './lane.ts';

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
async function ask(connection: pg.PoolClient, clock: Clock, workspace: number, queue: Queue<unknown, unknown>) {
  const { batch, waiting } = queue;
  try {
    if (await askAlone(connection, clock, workspace, queue)) return undefined;
    const requests = waiting.map((one) => one.request);
    const values = [workspace, clock.now(), ...batch.encode(requests)];
    const answers = batch.decode(await rowsOf(connection, batch.name, batch.sql, values), requests);
    waiting.forEach((one, index) => tell(one, answers[index]));
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Tries the shorter call for a single request; false when it has none, or it left the request to the long one. */
async function askAlone(
  connection: pg.PoolClient,
  clock: Clock,
  workspace: number,
  { batch, waiting }: Queue<unknown, unknown>,
) {
  const { alone, name } = batch;
  const [one] = waiting;
  if (!alone || !one || waiting.length > 1) return false;
  const values = alone.encode(one.request);
  if (!values) return false;
  const rows = await rowsOf(connection, `${name}.alone`, alone.sql, [workspace, clock.now(), ...values]);
  const answer = alone.decode(rows, one.request);
  if (answer === undefined) return false;
  tell(one, answer);
  return true;
}

const rowsOf = async (connection: pg.PoolClient, name: string, text: string, values: unknown[]): Promise<unknown[][]> =>
  (await connection.query<unknown[]>({ name, text, values, rowMode: 'array' })).rows;

const tell = (one: Waiting<unknown, unknown>, answer: unknown): void =>
  answer instanceof Error ? one.reject(answer) : one.resolve(answer);

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
