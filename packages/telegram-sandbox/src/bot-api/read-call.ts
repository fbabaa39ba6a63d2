import type { FastifyRequest } from 'fastify';
import type { Call, Upload } from './call.ts';
import { badRequest } from './refused.ts';

/** Reads the call out of a request: query string and body together, the body as JSON, form or multipart. */
export async function readCall(request: FastifyRequest, gone: AbortSignal, describe: Call['describe']): Promise<Call> {
  const args = new Map<string, string>(new URL(request.url, 'http://telegram').searchParams);
  const files = new Map<string, Upload>();
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) await readParts(request, args, files);
  else if (Buffer.isBuffer(request.body)) readBody(type, request.body.toString('utf8'), args);
  return { args, files, gone, describe };
}

/** The call that a webhook answered with, if it answered with one. */
export function callFromReply(type: string, body: string): Call | undefined {
  const args = new Map<string, string>();
  try {
    readBody(type, body, args);
  } catch {
    return undefined;
  }
  return { args, files: new Map(), gone: new AbortController().signal, describe: () => undefined };
}

function readBody(type: string, body: string, args: Map<string, string>): void {
  if (body.trim() === '') return;
  if (type.startsWith('application/json')) readJson(body, args);
  else if (type.startsWith('application/x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(body)) args.set(name, value);
  }
}

function readJson(body: string, args: Map<string, string>): void {
  const object = parseObject(body);
  for (const [name, value] of Object.entries(object)) {
    if (value === null || value === undefined) continue;
    args.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
}

function parseObject(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    throw badRequest("can't parse JSON object");
  }
  throw badRequest('object expected');
}

async function readParts(
  request: FastifyRequest,
  args: Map<string, string>,
  files: Map<string, Upload>,
): Promise<void> {
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      files.set(part.fieldname, { name: part.filename, type: part.mimetype, bytes: await part.toBuffer() });
    } else args.set(part.fieldname, String(part.value));
  }
}
