import type { FastifyReply } from 'fastify';

/** Everything this supplier says no to, with the status it says it with. */
const statuses = {
  bad_request: 400,
  unauthorized: 401,
  not_found: 404,
  conflict: 409,
  recipient_ineligible: 422,
  unavailable: 503,
} as const;

export type NoCode = keyof typeof statuses;

/** A no, thrown by whoever notices and said by the one error handler of the API. */
export class SupplierNo extends Error {
  override readonly name = 'SupplierNo';
  readonly code: NoCode;

  constructor(code: NoCode, message: string) {
    super(message);
    this.code = code;
  }
}

export function sayNo(reply: FastifyReply, { code, message }: SupplierNo): FastifyReply {
  if (code === 'unavailable') void reply.header('retry-after', '5');
  return reply.code(statuses[code]).send({ error: { code, message } });
}
