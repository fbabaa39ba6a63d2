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

/** A route that takes any body, and none, as bytes: nothing of it is read before the bytes are kept. */
export function mountForAnything(app: FastifyInstance, options: RouteOptions, bytesMax: number): void {
  void app.register(function takeAnything(inner, _options, done) {
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bytesMax }, (request, body: Buffer, parsed) => {
      request.bytes = body;
      parsed(null, undefined);
    });
    inner.route({ ...options, bodyLimit: bytesMax, exposeHeadRoute: false });
    done();
  });
}
