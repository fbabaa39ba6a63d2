export { openTelegramSandbox, type TelegramSandbox, type TelegramSandboxOptions } from './open-sandbox.ts';
export type { Fault, FaultKind } from './faults/fault.ts';
export { route, type Route } from './control/route.ts';
export type { ClockFollower, Timed } from './sandbox.ts';
export { Wrong } from './wrong.ts';
export { type MovableClock, movableClock } from './time/clock.ts';
