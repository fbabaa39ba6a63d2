import fastJson from 'fast-json-stringify';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { z, type ZodType } from 'zod';
import { InvalidRequest } from './invalid-request.ts';

/** Holds requests and answers to zod schemas. */
export function compileSchemas(app: FastifyInstance): void {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
}

/** Parses one part of a request by its schema; what is wrong with it is kept for the answer. */
const validatorCompiler: FastifySchemaCompiler<ZodType> =
  ({ schema, httpPart = 'body' }) =>
  (part: unknown) => {
    const read = schema.safeParse(part ?? undefined);
    return read.success ? { value: read.data } : { error: new InvalidRequest(httpPart, read.error.issues) };
  };

/**
 * Writes an answer by its schema, compiled once: only documented fields leave the platform, and an answer that
 * lacks a required one fails here instead of at the caller.
 */
const serializerCompiler: FastifySerializerCompiler<ZodType> = ({ schema }) =>
  fastJson(answerSchema(schema) as Parameters<typeof fastJson>[0]);

const answerSchema = (schema: ZodType) =>
  z.toJSONSchema(schema, {
    io: 'output',
    target: 'draft-7',
    reused: 'inline',
    unrepresentable: 'any',
    metadata: z.registry<Record<string, unknown>>(), // no names: nothing is referred to, everything is in place
    override: ({ jsonSchema }) => {
      delete jsonSchema.format; // the text is ours already: it is written as it is
      delete jsonSchema.pattern;
      delete jsonSchema.enum;
    },
  });
