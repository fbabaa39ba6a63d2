import { spawnSync } from 'node:child_process';
import process from 'node:process';

/**
 * The laws of the suite with their full counts: `npm run soak` for all, `npm run soak -- properties` for one group.
 * Prints how long each group took; the seed of each run is printed by the tests themselves.
 */
const groups: Readonly<Record<string, { files: string[]; counts: Record<string, string> }>> = {
  properties: {
    files: ['server/src/kernel', 'server/src/ledger', 'server/src/billing', 'server/src/webhooks/bounded.test.ts'],
    counts: { SOAK_RUNS: '10000' },
  },
  rules: {
    files: [
      'server/src/quotas',
      'server/src/subscriptions',
      'server/src/refills',
      'server/src/analytics',
      'server/src/payments',
    ],
    counts: { SOAK_RUNS: '10000' },
  },
  fuzz: { files: ['server/test/api/fuzz.test.ts'], counts: { FUZZ_REQUESTS: '20000' } },
  crashes: {
    files: ['server/test/crash.test.ts', 'server/src/webhooks/crash.test.ts'],
    counts: { CRASH_RUNS: '5000' },
  },
  chain: { files: ['server/test/ton/crash.test.ts'], counts: { TON_PAYOUTS: '1000', TON_CRASHES: '50' } },
  looks: { files: ['server/test/exchange/look-load.test.ts'], counts: { LOOK_HOLDS: '1000000' } },
  claims: { files: ['server/test/claims-crash.test.ts'], counts: { CRASH_RUNS: '2000' } },
  outage: { files: ['server/test/outage.test.ts'], counts: { OUTAGE_PAID: '1000', OUTAGE_RELAYED: '1000' } },
  kills: { files: ['server/test/kill.test.ts'], counts: { KILL_RUNS: '500' } },
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(groups);
for (const name of names) {
  const group = groups[name];
  if (!group) throw new Error(`There is no group "${name}"; there are ${Object.keys(groups).join(', ')}.`);
  const started = performance.now();
  const run = spawnSync('vitest', ['run', '--testTimeout=0', '--hookTimeout=600000', ...group.files], {
    stdio: 'inherit',
    env: { ...process.env, ...group.counts },
  });
  console.log(
    `soak ${name}: ${run.status === 0 ? 'ok' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
  if (run.status !== 0) process.exitCode = 1;
}
