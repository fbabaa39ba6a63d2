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
  connection.release(failure?.outcome === 'unknown');
  if (failure) await tellFailure(needs, workspace, queue, failure);
}

/** Why a batch failed as a whole, and whether it may have been booked all the same. */
type Failure = { readonly outcome: 'nothing booked' | 'unknown'; readonly error: unknown };

/** Answers the failure, when there is one. Encodes only now: ids of accounts count for this connection. */
async function ask(
  connection: pg.PoolClient,
  clock: Clock,
  workspace: number,
  queue: Queue<unknown, unknown>,
): Promise<Failure | undefined> {
  const { batch, waiting } = queue;
  let sent = false;
  const send = async (name: string, text: string, values: unknown[]) => {
    sent = true;
    const query = { name, text, values: [workspace, clock.now(), ...values], rowMode: 'array' };
    return (await connection.query<unknown[]>(query)).rows;
  };
  try {
    if (await askAlone(send, queue)) return undefined;
    sent = false;
    const requests = waiting.map((one) => one.request);
    const answers = batch.decode(await send(batch.name, batch.sql, batch.encode(requests)), requests);
    waiting.forEach((one, index) => tell(one, answers[index]));
    return undefined;
  } catch (error) {
    return { outcome: sent && !isRefusedWhole(error) ? 'unknown' : 'nothing booked', error };
  }
}

type Send = (name: string, text: string, values: unknown[]) => Promise<unknown[][]>;

/** Tries the shorter call for a single request; false when it has none, or it left the request to the long one. */
async function askAlone(send: Send, { batch, waiting }: Queue<unknown, unknown>): Promise<boolean> {
  const { alone, name } = batch;
  const [one] = waiting;
  if (!alone || !one || waiting.length > 1) return false;
  const values = alone.encode(one.request);
  if (!values) return false;
  const answer = alone.decode(await send(`${name}.alone`, alone.sql, values), one.request);
  if (answer === undefined) return false;
  tell(one, answer);
  return true;
}

const tell = (one: Waiting<unknown, unknown>, answer: unknown): void =>
  answer instanceof Error ? one.reject(answer) : one.resolve(answer);

const refuse = ({ waiting }: Queue<unknown, unknown>, reason: unknown): void =>
  waiting.forEach((one) => one.reject(reason));

async function tellFailure(needs: Needs, workspace: number, queue: Queue<unknown, unknown>, failure: Failure) {
  const { batch, waiting } = queue;
  const { error } = failure;
  if (failure.outcome === 'unknown') return refuse(queue, new OutcomeUnknown(error));
  if (codeOf(error) === lockNotAvailable)
    return refuse(queue, new Refusal('overloaded', 'The books are busy. Repeat it in a moment.'));
  if (waiting.length === 1 || isNobodysFault(error)) return refuse(queue, error);
  // A call that fails as a whole has booked nothing: its halves find the one request that spoils it.
  const middle = Math.ceil(waiting.length / 2);
  await runBatch(needs, workspace, { batch, waiting: waiting.slice(0, middle) });
  await runBatch(needs, workspace, { batch, waiting: waiting.slice(middle) });
}

const codeOf = (error: unknown): string => (error instanceof pg.DatabaseError ? (error.code ?? '') : '');
const lockNotAvailable = '55P03';

/** Whether the database itself said no, rather than the connection or the server having gone (08…, 57P…). */
const isRefusedWhole = (error: unknown): boolean => codeOf(error) !== '' && !/^(08|57P)/.test(codeOf(error));

/** Out of room, not ready, broken: no request caused it, and asking for halves would only add to it. */
const isNobodysFault = (error: unknown): boolean => /^(53|55|58)/.test(codeOf(error));
