import { conforms } from '#test/gateways';
import { tonRig } from '#test/ton';

conforms(tonRig);
