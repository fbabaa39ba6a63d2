// @ts-check
// The address says who is looking at which chat (`#/100/200`), so a reload stays and two tabs can be two people.

/** @typedef {{ me?: number, bot?: number }} Route */

/** @param {string | undefined} part */
const idOf = (part) => (part && /^\d+$/.test(part) ? Number(part) : undefined);

/** @param {string} hash @returns {Route} */
export function readRoute(hash) {
  const [me, bot] = hash.replace(/^#\/?/, '').split('/').map(idOf);
  return me === undefined ? {} : bot === undefined ? { me } : { me, bot };
}

/** @param {Route} route */
export const writeRoute = ({ me, bot }) => `#/${[me, bot].filter((id) => id !== undefined).join('/')}`;
