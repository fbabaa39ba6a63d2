import { chmod, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { Cell } from '@ton/core';
import { z } from 'zod';
import { SignerRefusal, type Signer, type SigningRequest } from './signer.ts';

const asked = z.object({
  network: z.enum(['mainnet', 'testnet']),
  public_key: z.string(),
  subwallet: z.number().int(),
  timeout: z.number().int(),
  batch: z.string(),
});
const answered = z.union([
  z.object({ signature: z.string().regex(/^[0-9a-f]{128}$/) }),
  z.object({ refused: z.string() }),
]);
type Answer = z.infer<typeof answered>;

/** Longer than any batch: 254 payouts with comments are about 20 kB. */
const bytesMax = 256 * 1024;
const patience = 10_000;

/** Asks a signer that is a process of its own, one line of JSON there and one back for each batch. */
export const socketSigner = (path: string): Signer => ({
  async sign({ network, wallet, batch }) {
    const { publicKey: public_key, subwallet, timeout } = wallet;
    const question = { network, public_key, subwallet, timeout, batch: batch.toBoc().toString('base64') };
    const answer = answered.parse(JSON.parse(await ask(path, JSON.stringify(question))));
    if ('refused' in answer) throw new SignerRefusal(answer.refused);
    return Buffer.from(answer.signature, 'hex');
  },
});

function ask(path: string, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.setTimeout(patience, () => socket.destroy(new Error('The signer does not answer.')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('The signer hung up.')));
    socket.once('connect', () => socket.write(`${line}\n`));
    readLine(socket, (answer) => {
      resolve(answer);
      socket.destroy();
    });
  });
}

/** Serves a signer at a socket that only its own user may open. What stood at the path before is taken away. */
export async function serveSigner(path: string, signer: Signer): Promise<{ close(): Promise<void> }> {
  await rm(path, { force: true });
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.setTimeout(patience, () => socket.destroy());
    readLine(socket, (line) => void reply(socket, signer, line));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  await chmod(path, 0o600);
  return { close: () => new Promise((resolve) => void server.close(() => resolve())) };
}

async function reply(socket: Socket, signer: Signer, line: string): Promise<void> {
  socket.end(`${JSON.stringify(await answerTo(signer, line))}\n`);
}

async function answerTo(signer: Signer, line: string): Promise<Answer> {
  try {
    return { signature: (await signer.sign(requestOf(line))).toString('hex') };
  } catch (error) {
    return { refused: error instanceof SignerRefusal ? error.message : 'The signer could not do it.' };
  }
}

function requestOf(line: string): SigningRequest {
  try {
    const { network, public_key: publicKey, subwallet, timeout, batch } = asked.parse(JSON.parse(line));
    return { network, wallet: { publicKey, subwallet, timeout }, batch: Cell.fromBase64(batch) };
  } catch {
    throw new SignerRefusal('This is not a question that is understood here.');
  }
}

function readLine(socket: Socket, take: (line: string) => void): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (part: string) => {
    text += part;
    const end = text.indexOf('\n');
    if (end >= 0) {
      socket.removeAllListeners('data');
      take(text.slice(0, end));
    } else if (text.length > bytesMax) socket.destroy();
  });
}
