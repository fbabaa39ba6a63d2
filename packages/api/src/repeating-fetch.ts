type Fetch = (request: Request) => Promise<Response>;

const pauseMilliseconds = 200;
const longestPauseMilliseconds = 30_000;

/**
 * A fetch that tries again: after 429 and 503, which say when, and when there was no answer at all. Every request
 * of the client may be repeated: reads change nothing, and commands carry a key.
 */
export function repeatingFetch(options: { timeout: number; retries: number; fetch?: Fetch }): Fetch {
  const { timeout, retries, fetch: send = globalThis.fetch } = options;
  const once = (request: Request) =>
    send(new Request(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeout)]) }));
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
