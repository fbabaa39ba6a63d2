export { askTelegram, readTrouble, type Told } from './ask.ts';
export { readAsked } from './asked.ts';
export { readMember, type Standing } from './membership.ts';
export { proveChat } from './prove-chat.ts';
export { asUnknown } from './as-unknown.ts';
