import path from 'node:path';
import { parseArgs } from 'node:util';
import { DemoFault } from './fault.ts';

export type DemoSettings = {
  readonly port: number;
  readonly sandboxPort: number;
  readonly dataDir: string;
  /** Empties the data directory first. */
  readonly fresh: boolean;
  /** Plays the story instead of staying up. */
  readonly walk: boolean;
  /** The first letters of the one chapter to play; all of them, when empty. */
  readonly only: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

function portOf(environment: Environment, name: string, usual: number): number {
  const text = environment[name] || String(usual);
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new DemoFault(`${name} must be a port number from 1 to 65535.`);
}

/** Reads `npm run demo -- [--walk [--only=…]] [--fresh]` and PORT, SANDBOX_PORT, DATA_DIR. */
export function readSettings(args: readonly string[], environment: Environment): DemoSettings {
  const options = { fresh: { type: 'boolean' }, walk: { type: 'boolean' }, only: { type: 'string' } } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    return {
      port: portOf(environment, 'PORT', 8080),
      sandboxPort: portOf(environment, 'SANDBOX_PORT', 8081),
      dataDir: path.resolve(environment['DATA_DIR'] || '.data/demo'),
      fresh: values.fresh ?? false,
      walk: values.walk ?? false,
      only: values.only ?? '',
    };
  } catch (error) {
    if (error instanceof DemoFault) throw error;
    throw new DemoFault(
      'npm run demo -- [--walk [--only=billing|money|exchange|panel|store]] [--fresh]; with PORT, SANDBOX_PORT and DATA_DIR.',
    );
  }
}
