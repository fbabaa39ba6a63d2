// @ts-check
/** @import { Happening } from './wire.js' */

const retryAfter = 1000;

/** @param {string} data @returns {Happening} */
function read(data) {
  try {
    return JSON.parse(data);
  } catch {
    return { type: 'unknown' };
  }
}

/**
 * Follows the sandbox's events; when the server goes away it asks again each second until it is back.
 * @param {{ onOpen: () => void, onLost: () => void, onHappening: (happening: Happening) => void }} told
 */
export function listen({ onOpen, onLost, onHappening }) {
  const source = new EventSource('sandbox/events');
  source.onopen = onOpen;
  source.onmessage = (event) => onHappening(read(event.data));
  source.onerror = () => {
    source.close();
    onLost();
    setTimeout(() => listen({ onOpen, onLost, onHappening }), retryAfter);
  };
}
