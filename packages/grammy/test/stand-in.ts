import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update } from 'grammy/types';

/**
 * A few lines of HTTP in the platform's place, for what a real platform cannot be made to do on command: be
 * down, be slow, refuse one update. It takes each update once, as the platform's inbox does.
 */
export async function standIn(): Promise<StandIn> {
  const state: State = { taken: [], heard: 0, answer: () => 200 };
  let server = await listen(state, 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    state,
    down: () => close(server),
    up: async () => void (server = await listen(state, port)),
  };
}

export type State = {
  /** Update ids in the order in which they were taken. */
  taken: number[];
  /** Requests that arrived, taken or not. */
  heard: number;
  /** The status for an update; 0 lets the connection drop after the update was taken. */
  answer: (update: Update) => number;
};

export type StandIn = { url: string; state: State; down(): Promise<void>; up(): Promise<void> };

function listen(state: State, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const update = JSON.parse(text) as Update;
      state.heard += 1;
      const status = state.answer(update);
      if (status < 300 && !state.taken.includes(update.update_id)) state.taken.push(update.update_id);
      if (status === 0) return void response.destroy();
      if (status === 204) return; // heard, and never answered
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(status < 300 ? { status: 'applied' } : { code: `code_${status}`, detail: 'a no' }));
    });
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
