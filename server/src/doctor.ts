import { sql } from 'kysely';
import { pendingMigrations, type Pool } from '#database';
import { openLog } from '#http';
import { openDoor } from '#outbound';
import { listWorkspaces } from '#identity';
import { systemClock } from '#kernel';
import { audit } from '#ledger';
import { callBotApi, listBots, type Bot, type BotApiNeeds } from '#telegram';
import type { Output, Shell } from './cli-commands.ts';
import { readMasterKey } from './embedded.ts';

/** One thing looked at: what was found, and whether it is as it should be. */
type Finding = { readonly what: string; readonly ok: boolean; readonly found: string };

const skewMillisecondsMax = 2000;
const versionMin = 150_000;

async function settingOf(pool: Pool, name: string): Promise<string> {
  const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(pool);
  return rows[0]?.value ?? '';
}

async function examineDatabase(pool: Pool): Promise<Finding[]> {
  const version = await settingOf(pool, 'server_version_num');
  const waiting = await pendingMigrations(pool);
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(pool);
  const skew = Math.abs((rows[0]?.now.getTime() ?? 0) - systemClock.now().getTime());
  const settings = await Promise.all(
    ['fsync', 'synchronous_commit', 'full_page_writes'].map((name) => settingOf(pool, name)),
  );
  const lossy = settings.filter((value) => value === 'off').length;
  return [
    { what: 'PostgreSQL', ok: Number(version) >= versionMin, found: `${version}, 15 or newer is needed` },
    {
      what: 'durability',
      ok: lossy === 0,
      found:
        lossy === 0
          ? 'a commit is on disk before it is answered'
          : 'turn fsync, synchronous_commit and full_page_writes on',
    },
    {
      what: 'migrations',
      ok: waiting.length === 0,
      found: waiting.length === 0 ? 'all applied' : `run asterism migrate: ${waiting.join(', ')}`,
    },
    { what: 'clocks', ok: skew <= skewMillisecondsMax, found: `this machine and the database differ by ${skew} ms` },
  ];
}

async function examineBooks(pool: Pool): Promise<Finding> {
  const { ok, breaks } = await audit(pool);
  return { what: 'the books', ok, found: ok ? 'add up' : `${breaks.length} rules are broken: run asterism audit` };
}

/** Whether the token still opens with this master key, and Telegram still takes it. */
async function examineBot(needs: BotApiNeeds, bot: Bot): Promise<Finding> {
  const what = `@${bot.username}`;
  try {
    await callBotApi(needs, bot, 'getMe', {}, { within: 5000 });
    if (bot.mode === 'webhook' && !needs.config.publicUrl.startsWith('https://'))
      return {
        what,
        ok: false,
        found: `Telegram calls webhooks by https only, and PUBLIC_URL is ${needs.config.publicUrl}`,
      };
    return { what, ok: true, found: `answers, in mode ${bot.mode}` };
  } catch (error) {
    return { what, ok: false, found: error instanceof Error ? error.message : String(error) };
  }
}

async function examineBots({ pool, config }: Shell): Promise<Finding[]> {
  const masterKey = await readMasterKey(config);
  const door = openDoor({ allowPrivate: config.allowPrivateUrls });
  const needs = { pool, clock: systemClock, masterKey, config, door, log: openLog('silent') };
  const workspaces = await listWorkspaces(pool);
  const bots = await Promise.all(workspaces.map(({ workspace }) => listBots(pool, workspace)));
  return Promise.all(bots.flat().map((bot) => examineBot(needs, bot)));
}

function examineSettings({ controlToken, publicUrl }: Shell['config']): Finding {
  const what = 'settings';
  if (controlToken) return { what, ok: false, found: 'CONTROL_TOKEN is set: whoever has it moves the clock. Unset it' };
  return { what, ok: true, found: `reached at ${publicUrl}` };
}

/** Looks at everything an installation stands on, and says of each thing how it is. Changes nothing. */
export async function examine(shell: Shell): Promise<Output> {
  const findings = [examineSettings(shell.config), ...(await examineDatabase(shell.pool))];
  const migrated = findings.every(({ what, ok }) => what !== 'migrations' || ok);
  if (migrated) findings.push(await examineBooks(shell.pool), ...(await examineBots(shell)));
  const lines = findings.map(({ what, ok, found }) => `${ok ? 'ok  ' : 'BAD '} ${what}: ${found}`);
  return { lines, facts: findings, failed: findings.some(({ ok }) => !ok) };
}
