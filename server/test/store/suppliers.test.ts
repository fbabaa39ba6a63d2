import { asterismRig } from './suppliers/asterism-rig.ts';
import { conforms } from './suppliers/conforms.ts';
import { manualRig } from './suppliers/manual-rig.ts';
import { mystarsRig } from './suppliers/mystars-rig.ts';

// Fragment's are in fragment.test.ts, beside its scripted page.
conforms(manualRig);
conforms(mystarsRig);
conforms(asterismRig);
