import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How one call is treated: the connection dies, or a 500 comes, before or after it took effect; or this is the answer. */
export type Mood =
  | 'die_before'
  | 'die_after'
  | '500_before'
  | '500_after'
  | {
      readonly status?: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly takesEffect?: true;
    };

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** A text is sent as a page, everything else as JSON. */
export type Answer = { readonly status: number; readonly body: unknown };

/** A supplier for tests: a real HTTP server that does as its script says, and a mood before that. */
export type ScriptedServer = {
  readonly url: string;
  /** What was called, in order: `POST /v1/orders`. */
  readonly calls: string[];
  /** The bodies that came, as they came. */
  readonly bodies: string[];
  /** For the next calls whose `METHOD /path` begins so, in order. */
  next(call: string, ...moods: readonly Mood[]): void;
  close(): Promise<void>;
};

type Scripts = Map<string, Mood[]>;

export async function openScriptedServer(answer: (asked: Asked) => Answer): Promise<ScriptedServer> {
  const scripts: Scripts = new Map();
  const calls: string[] = [];
  const bodies: string[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const asked = await readAsked(request);
    calls.push(`${asked.method} ${asked.path}`);
    bodies.push(asked.body);
    treat(moodFor(scripts, asked), () => answer(asked), request, response);
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    bodies,
    next: (call, ...moods) => void scripts.set(call, [...(scripts.get(call) ?? []), ...moods]),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  return {
    method: request.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers: request.headers,
    body: Buffer.concat(parts).toString('utf8'),
  };
}

const moodFor = (scripts: Scripts, { method, path }: Asked): Mood | undefined =>
  [...scripts].find(([call, moods]) => moods.length > 0 && `${method} ${path}`.startsWith(call))?.[1].shift();

function treat(mood: Mood | undefined, act: () => Answer, request: IncomingMessage, response: ServerResponse): void {
  const send = (status: number, body: string, headers: Readonly<Record<string, string>> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };
  if (mood === 'die_before') return void request.socket.destroy();
  if (mood === '500_before') return send(500, '<html>oops</html>', { 'content-type': 'text/html' });
  if (typeof mood === 'object' && !mood.takesEffect) return send(mood.status ?? 200, mood.body, mood.headers);
  const { status, body } = act();
  if (mood === 'die_after') return void request.socket.destroy();
  if (mood === '500_after') return send(500, '<html>oops</html>', { 'content-type': 'text/html' });
  if (typeof mood === 'object') return send(mood.status ?? 200, mood.body, mood.headers);
  if (typeof body === 'string') send(status, body, { 'content-type': 'text/html' });
  else send(status, JSON.stringify(body));
}
