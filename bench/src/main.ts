import process from 'node:process';
import { claimsSuite } from './claims.ts';
import { httpSuite } from './http.ts';
import { ledgerSuite } from './ledger.ts';
import { panelSuite } from './panel.ts';
import { relaySuite } from './relay.ts';
import { releasesSuite } from './releases.ts';
import { tonSuite } from './ton.ts';
import { webhooksInSuite } from './webhooks-in.ts';

/** `npm run bench -- <suite> [--write] [suite's own flags]`: measures, prints Markdown, and with --write keeps it. */
const suites: Readonly<Record<string, (flags: readonly string[]) => Promise<void>>> = {
  claims: claimsSuite,
  ledger: ledgerSuite,
  http: httpSuite,
  panel: panelSuite,
  relay: relaySuite,
  releases: releasesSuite,
  ton: tonSuite,
  'webhooks-in': webhooksInSuite,
};

const [name = '', ...flags] = process.argv.slice(2);
const suite = suites[name];
if (suite) await suite(flags);
else {
  console.error(`Which suite? One of: ${Object.keys(suites).join(', ')}. For example: npm run bench -- ledger`);
  process.exitCode = 1;
}
