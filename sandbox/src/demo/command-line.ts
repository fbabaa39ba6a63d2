import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { cleanEnvironment, root } from './program.ts';

/** Runs `asterism <words>` beside the platform, as an operator would. Throws with what it said when it fails. */
export async function asterism(environment: Readonly<Record<string, string>>, ...words: string[]): Promise<string> {
  const cli = path.join(root, 'server/src/cli.ts');
  const env = { ...cleanEnvironment(), ...environment };
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...words], { env });
  return stdout.trim();
}
