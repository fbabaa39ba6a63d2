import { setImmediate as turn } from 'node:timers/promises';

/**
 * One question for all who ask it in the same turn of the event loop: lanes that tick together look once for what is
 * due. The question is put after the last of them has asked, so that nobody is given an answer older than their asking.
 */
export function together<T>(ask: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | undefined;
  return () => (next ??= askSoon());

  async function askSoon(): Promise<T> {
    await turn();
    next = undefined;
    return ask();
  }
}
