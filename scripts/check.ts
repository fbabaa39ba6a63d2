import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** Everything that can be known without running the product. All are run, so that one pass shows every fault. */
const checks: readonly (readonly [name: string, command: string, ...flags: string[]])[] = [
  ['types', 'tsc', '-p', '.'],
  ['types of the phone page', 'tsc', '-p', 'packages/telegram-sandbox/page/jsconfig.json'],
  ['lint', 'oxlint', '--type-aware', '--deny-warnings'],
  ['format', 'oxfmt', '--check', '.'],
  ['unused code', 'knip'],
];

const failed = checks.filter(([name, command, ...flags]) => {
  const started = performance.now();
  const run = spawnSync(command, flags, { encoding: 'utf8', shell: process.platform === 'win32' });
  const ok = run.status === 0;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) console.log(run.stdout, run.stderr);
  return !ok;
});
process.exitCode = failed.length === 0 ? 0 : 1;
