import type { FastifyReply } from 'fastify';
import type { ForeignAnswer } from './routes/index.ts';

/** Answers in somebody else's dialect. As bytes, so that the content type stays exactly what is named. */
export const answerAs =
  (reply: FastifyReply) =>
  ({ status, contentType, headers, body }: ForeignAnswer): void => {
    if (headers) void reply.headers(headers);
    void reply.code(status).type(contentType).send(Buffer.from(body));
  };
