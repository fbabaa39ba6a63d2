import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemOf } from './problem-of.ts';
import { TransportFault } from './transport-fault.ts';

const faults: Readonly<Record<string, TransportFault>> = {
  HPE_HEADER_OVERFLOW: new TransportFault('headers_too_large', 'Send fewer or shorter headers: 16 KiB are read.'),
  ERR_HTTP_REQUEST_TIMEOUT: new TransportFault('request_timeout', 'Send the whole request within 30 seconds.'),
};
const noHttp = new TransportFault(
  'malformed_http',
  'What was sent is not HTTP/1.1. Look at the client or a proxy in between.',
);

/** Answers bytes that are no request, by hand: no request means no reply object. */
export function answerNoHttp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const problem = problemOf(faults[error.code ?? ''] ?? noHttp, randomUUID());
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
