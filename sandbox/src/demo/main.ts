import { announcement } from './announce.ts';
import { DemoFault } from './fault.ts';
import { runWalk } from '../walk/run-walk.ts';
import { readSettings, type DemoSettings } from './settings.ts';
import { startDemo } from './start-demo.ts';

const tell = (line: string) => console.log(line);

/** Stays up until it is asked to stop, or until one of its programs ends by itself. */
async function stayUp(settings: DemoSettings, stopped: Promise<void>): Promise<number> {
  const demo = await startDemo(settings, (line) => tell(`  ${line}`));
  tell(announcement(demo.facts, settings.dataDir));
  const broken = await Promise.race([demo.broken, stopped]);
  tell(broken ?? 'Stopping …');
  await demo.close();
  return broken === undefined ? 0 : 1;
}

/** Resolves at the first Ctrl-C or SIGTERM. Those that follow change nothing: stopping is under way, and bounded. */
const askedToStop = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  const stopped = askedToStop();
  process.exitCode = await (settings.walk ? runWalk(settings, tell, stopped) : stayUp(settings, stopped));
} catch (error) {
  console.error(error instanceof DemoFault ? error.message : error);
  process.exitCode = 1;
}
