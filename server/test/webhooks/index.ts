export { openReceiver, verify, type Heard, type Receiver } from './receiver.ts';
export { openPostOffice, quiet, type PostOffice } from './post-office.ts';
