import { z } from 'zod';

/** A key that was ended. */
export const KeyRevoked = z.object({ key: z.string(), revoked: z.literal(true) }).meta({ id: 'KeyRevoked' });
