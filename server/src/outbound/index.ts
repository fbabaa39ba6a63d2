export { openDoor, type Lookup } from './open-door.ts';
export { isPublicAddress } from './public-address.ts';
export type { Door, DoorAnswer, DoorGet, DoorPost } from './door.ts';
