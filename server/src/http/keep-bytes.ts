import type { FastifyInstance, RouteOptions } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, on routes that keep it. */
    bytes: Buffer | undefined;
  }
}

/** A route that is told the bytes of its body beside what was read from them. */
export function mountWithBytes(app: FastifyInstance, options: RouteOptions): void {
  void app.register(function keepBytes(inner, _options, done) {
    const parse = inner.getDefaultJsonParser('error', 'error');
    inner.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, parsed) => {
      request.bytes = body;
      void parse(request, body.toString('utf8'), parsed);
    });
    inner.route(options);
    done();
  });
}
