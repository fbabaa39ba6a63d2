import { ConfigFault, readConfig } from '#config';
import { StartFault } from './embedded.ts';
import { startPlatform, type Platform } from './platform.ts';

/** Faults that an operator can mend are told in a sentence; a bug shows its stack. */
function fail(error: unknown): never {
  const plain = error instanceof ConfigFault || error instanceof StartFault;
  console.error(plain ? error.message : error);
  process.exit(1);
}

/** A terminal and npm both pass a Ctrl-C on, so only a signal well after the first one means "now". */
const sameSignalMilliseconds = 1000;

/** Stops once, gracefully, also while it still starts; a second signal means now. */
function stopOnSignal(starting: Promise<Platform>): void {
  let asked: number | undefined;
  const stop = () => {
    if (asked !== undefined && performance.now() - asked > sameSignalMilliseconds) process.exit(1);
    if (asked !== undefined) return;
    asked = performance.now();
    starting.then((platform) => platform.close()).then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const lost = () =>
    asked !== undefined || fail(new StartFault('The embedded PostgreSQL has ended. Start Asterism again.'));
  starting.then((platform) => platform.lost).then(lost, () => {});
}

try {
  const config = readConfig();
  const starting = startPlatform(config);
  stopOnSignal(starting);
  await starting;
  console.log(`Asterism ⁂ is at ${config.publicUrl} (API reference: ${config.publicUrl}/docs)`);
} catch (error) {
  fail(error);
}
