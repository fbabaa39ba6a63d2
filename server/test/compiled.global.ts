import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

/**
 * Tests start the platform as a process more than a hundred times, many of which are killed: they share one cache of
 * compiled files, filled here, because a process that is killed never writes it.
 */
export default function shareCompiledFiles(): void {
  process.env['NODE_COMPILE_CACHE'] ??= path.join(os.tmpdir(), `asterism-compiled-${os.userInfo().uid}`);
  spawnSync(process.execPath, [path.join(import.meta.dirname, '../src/cli.ts'), 'help'], { stdio: 'ignore' });
}
