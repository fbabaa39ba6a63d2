export { openTelegramSandbox, type TelegramSandbox, type TelegramSandboxOptions } from './open-sandbox.ts';
export type { Fault, FaultKind } from './faults/fault.ts';
export type { ClockFollower } from './sandbox.ts';
export { type MovableClock, movableClock } from './time/clock.ts';
