export { openReceiver, verify, type Heard, type Receiver } from './receiver.ts';
export { openPostOffice, quiet, type PostOffice } from './post-office.ts';
export { openMortal, type Mortal } from '../crash/mortal.ts';
export { random, seedOf, shuffled, type Random } from '../random.ts';
