type Fetch = (request: Request) => Promise<Response>;

const pauseMilliseconds = 200;
const longestPauseMilliseconds = 30_000;

/**
 * A fetch that tries again: after 429 and 503, which say when, and when there was no answer at all. Every request
 * of the client may be repeated: reads change nothing, and commands carry a key.
 */
export function repeatingFetch(options: { timeout: number; retries: number; fetch?: Fetch }): Fetch {
  const { timeout, retries, fetch: send = globalThis.fetch } = options;
  const once = (request: Request) => inTime(send, request, timeout);
  return async (request) => {
    for (let retry = 0; ; retry += 1) {
      const spare = request.clone(); // a body can be sent once only
      const response = await once(request).catch((error: unknown) => {
        if (retry >= retries || spare.signal.aborted) throw error;
        return undefined;
      });
      if (response && (retry >= retries || !mayPass(response))) return response;
      await sleep(pauseBefore(retry, response), spare.signal);
      request = spare;
    }
  };
}

/**
 * Sends, and gives up after this long. The timer is ours and settles the call itself: the signal that a `Request` makes
 * of one it is given is lost when the request is garbage collected while nobody has answered it, and the call would hang.
 */
function inTime(send: Fetch, request: Request, milliseconds: number): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const controller = new AbortController();
  const giveUp = (reason: unknown): void => {
    controller.abort(reason);
    reject(reason as Error);
  };
  const late = () => giveUp(new DOMException(`No answer before the timeout of ${milliseconds} ms.`, 'TimeoutError'));
  setTimeout(late, milliseconds).unref?.(); // kept after an answer: its body has to arrive in time as well
  if (request.signal.aborted) giveUp(request.signal.reason);
  else request.signal.addEventListener('abort', () => giveUp(request.signal.reason), { once: true });
  send(new Request(request, { signal: controller.signal })).then(resolve, reject);
  return promise;
}

const mayPass = ({ status }: Response): boolean => status === 429 || status === 503;

/** As long as the platform asks for, else doubling, with chance in it so that callers do not come back together. */
function pauseBefore(retry: number, response: Response | undefined): number {
  const asked = Number(response?.headers.get('retry-after') ?? Number.NaN) * 1000;
  const pause = Number.isFinite(asked) ? asked : pauseMilliseconds * 2 ** retry * (0.5 + Math.random());
  return Math.min(pause, longestPauseMilliseconds);
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      },
      { once: true },
    );
  });
}
