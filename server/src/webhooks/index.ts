export { announce, type Announcement } from './announce.ts';
export { eventTypes, testEventType, type EventType } from './event-type.ts';
