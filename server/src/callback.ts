import type { Callback } from '#billing';
import type { Door } from '#outbound';

const longestAnswer = 16 * 1024;

/** Operators' own programs are asked through the same door as every other address that somebody gave us. */
export const operatorCallback = (door: Door): Callback => ({
  check: (url) => door.check(url),
  async post(asked) {
    const { status, body } = await door.post({ ...asked, bodyMax: longestAnswer });
    if (!body) throw new Error('The answer is longer than 16 kB, or broke off.');
    return { status, body: body.toString('utf8') };
  },
});
