import { Refusal } from '#kernel';
import type { EndpointInput } from './endpoint.ts';
import { eventTypes } from './event-type.ts';
import type { Door } from '#outbound';

const urlMax = 2048;

/**
 * What the operator decided about an endpoint, checked: the address by the door, the types against the list. Refuses
 * with `invalid_request`, or as the door does.
 */
export function checkInput(door: Door, { url, events, description = '' }: EndpointInput) {
  if (url.length > urlMax)
    throw new Refusal('invalid_request', `A webhook's address has at most ${urlMax} characters.`);
  door.check(url);
  return { url, events: checkEvents(events), description };
}

function checkEvents(events: readonly string[]): string[] {
  const unknown = events.find((type) => type !== '*' && !(eventTypes as readonly string[]).includes(type));
  if (unknown !== undefined)
    throw new Refusal(
      'invalid_request',
      `"${unknown.slice(0, 60)}" is no event. Use "*" or: ${eventTypes.join(', ')}.`,
    );
  if (events.length === 0) throw new Refusal('invalid_request', 'Name the events to send, or "*" for all of them.');
  return events.includes('*') ? ['*'] : [...new Set(events)];
}
