import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Refusal } from '#kernel';
import type { Door, DoorAnswer, DoorGet, DoorPost } from './door.ts';
import { isPublicAddress } from './public-address.ts';

/** Looks a name up: all its addresses. `dns.lookup` fits. */
export type Lookup = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

type DoorOptions = {
  /** Lets plain http and private networks through: for the sandbox, and for platforms beside their receivers. */
  readonly allowPrivate: boolean;
  /** The system's, when not given. */
  readonly lookup?: Lookup;
};

const usualBodyMax = 4096;
const snippetMax = 500;

/**
 * The way out, guarded: no address but a public one is ever connected to. The addresses a name has are checked where
 * the connection is made and are the ones it is made to, so a name that changes its mind in between gains nothing.
 */
export function openDoor({ allowPrivate, lookup = systemLookup }: DoorOptions): Door {
  const agents = allowPrivate ? plainAgents() : plainAgents(guarded(lookup));
  return {
    check: (url) => checkUrl(url, allowPrivate),
    async get(request) {
      checkUrl(request.url, allowPrivate);
      return send(request, agents);
    },
    async post(request) {
      checkUrl(request.url, allowPrivate);
      return send(request, agents);
    },
  };
}

type Agents = { readonly http: http.Agent; readonly https: https.Agent };

const plainAgents = (lookup?: LookupFunction): Agents => {
  const options = { keepAlive: true, maxFreeSockets: 64, ...(lookup && { lookup }) };
  return { http: new http.Agent(options), https: new https.Agent(options) };
};

function checkUrl(text: string, allowPrivate: boolean): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const refuse = (why: string) => new Refusal('url_not_allowed', `This address cannot be called: ${why}.`);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw refuse('it is no https address');
  if (url.username || url.password) throw refuse('it carries a name or password');
  if (allowPrivate) return;
  if (url.protocol !== 'https:') throw refuse('it has to begin with https');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) ? !isPublicAddress(host) : !host.includes('.') || /(^|\.)localhost\.?$/.test(host))
    throw refuse('it is not on the public internet');
}

/** Every address a name has must be public; those, and no others, are connected to. */
const guarded =
  (lookup: Lookup): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const inside = addresses.find(({ address }) => !isPublicAddress(address));
      const [first] = addresses;
      if (inside || !first)
        return callback(new Error(`${hostname} is not on the public internet, so nothing was sent.`), '', 0);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });

/** What has a body is posted; what has none is a question. */
function send(asked: DoorGet & { readonly body?: DoorPost['body'] }, agents: Agents): Promise<DoorAnswer> {
  const { url, headers, body, bodyMax = usualBodyMax, signal } = asked;
  const isTls = url.startsWith('https:');
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const options = { method: body === undefined ? 'GET' : 'POST', headers: { ...headers, ...length }, signal };
  return new Promise((resolve, reject) => {
    const request = isTls
      ? https.request(url, { ...options, agent: agents.https })
      : http.request(url, { ...options, agent: agents.http });
    const fail = (error: Error) => reject(signal.aborted ? (signal.reason as Error) : error);
    request.on('error', fail);
    request.on('response', (response) => void readAnswer(response, bodyMax).then(resolve, fail));
    request.end(body);
  });
}

/** The status counts when it has come; of the body only so much is read, and what follows is not waited for. */
async function readAnswer(response: http.IncomingMessage, bodyMax: number): Promise<DoorAnswer> {
  const { body, isWhole } = await readBody(response, bodyMax);
  const text = body
    .subarray(0, usualBodyMax)
    .toString('utf8')
    .replace(/\p{Cc}+/gu, ' ');
  return {
    status: response.statusCode ?? 0,
    retryAfter: response.headers['retry-after'],
    snippet: text.slice(0, snippetMax),
    body: isWhole ? body : undefined,
  };
}

async function readBody(response: http.IncomingMessage, most: number): Promise<{ body: Buffer; isWhole: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  let isWhole = true;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part);
      length += part.length;
      isWhole = length <= most;
      if (!isWhole) break;
    }
  } catch {
    isWhole = false; // a body that breaks off takes nothing from the status that was told
  }
  return { body: Buffer.concat(parts), isWhole };
}
