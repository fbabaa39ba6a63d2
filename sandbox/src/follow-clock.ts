import { call } from './call.ts';

/** Where a platform is, and the token that opens its clock. */
export type ControlledPlatform = { readonly url: string; readonly controlToken: string };

/**
 * Moves the platform's clock to this instant and waits until what became due there is done. A platform that
 * does not answer has not settled.
 */
export const followClock =
  ({ url, controlToken }: ControlledPlatform) =>
  async (now: Date): Promise<{ settled: boolean }> => {
    const headers = { authorization: `Bearer ${controlToken}` };
    const body = { now: now.toISOString() };
    return call<{ settled: boolean }>('POST', `${url}/control/clock`, { body, headers }).catch(() => ({
      settled: false,
    }));
  };
