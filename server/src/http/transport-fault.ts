import type { transportFaults } from './routes/wire/refusals.ts';

/** A no that only HTTP can say. */
export class TransportFault extends Error {
  override readonly name = 'TransportFault';
  readonly code: keyof typeof transportFaults;

  constructor(code: keyof typeof transportFaults, message: string) {
    super(message);
    this.code = code;
  }
}
