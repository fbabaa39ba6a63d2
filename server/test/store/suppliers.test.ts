import { asterismRig } from './suppliers/asterism-rig.ts';
import { conforms } from './suppliers/conforms.ts';
import { mystarsRig } from './suppliers/mystars-rig.ts';

conforms(mystarsRig);
conforms(asterismRig);
