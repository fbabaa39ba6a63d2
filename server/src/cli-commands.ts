import { listOwnTexts, ownTextNames, setOwnText } from '#bot';
import type { Config } from '#config';
import { migrate, type Pool } from '#database';
import { createKey, createWorkspace, findWorkspace, isScope, scopes, type Scope, type Workspace } from '#identity';
import { resumeWallet } from '#gateways/ton';
import { openLog } from '#http';
import { Refusal, systemClock } from '#kernel';
import { audit } from '#ledger';
import { openDoor } from '#outbound';
import { reconcile } from '#payments';
import { languages } from '#people';
import { addBot, botModes, isBotMode } from '#telegram';
import { examine } from './doctor.ts';
import { readMasterKey } from './embedded.ts';
import { paymentsOf } from './platform.ts';
import { describeRun } from './describe-run.ts';

/** What was given after the command, by option. */
export type Given = Readonly<Record<string, string | boolean | undefined>>;

/** What a command prints: for a person, and with `--json` for a program. `failed` ends the process with 1. */
export type Output = { readonly lines: readonly string[]; readonly facts: unknown; readonly failed?: boolean };

export type Shell = { readonly config: Config; readonly pool: Pool };

export type Command = {
  readonly summary: string;
  readonly options: readonly string[];
  run(shell: Shell, given: Given): Promise<Output>;
};

const actor = 'cli';
const clock = systemClock;

function text(given: Given, option: string, fallback?: string): string {
  const value = given[option] ?? fallback;
  if (typeof value === 'string' && value !== '') return value;
  throw new Refusal('invalid_request', `Give --${option}.`);
}

async function workspaceOf(pool: Pool, named: string): Promise<Workspace> {
  const found = await findWorkspace(pool, named);
  if (found) return found;
  throw new Refusal(
    'not_found',
    `There is no workspace "${named}". Make one: asterism workspace create --name "My bots"`,
  );
}

function readScopes(list: string): Scope[] {
  const named = list.split(',').map((scope) => scope.trim());
  const strange = named.find((scope) => !isScope(scope));
  if (strange === undefined) return named.filter(isScope);
  throw new Refusal('invalid_request', `"${strange}" is not a scope. Take one or several of: ${scopes.join(', ')}.`);
}

async function runMigrate({ pool }: Shell): Promise<Output> {
  const applied = await migrate(pool);
  return { facts: { applied }, lines: applied.length > 0 ? applied.map((name) => `applied ${name}`) : ['up to date'] };
}

async function runAudit({ pool }: Shell, given: Given): Promise<Output> {
  const named = given['workspace'] === undefined ? undefined : await workspaceOf(pool, text(given, 'workspace'));
  const result = await audit(pool, named?.workspace);
  const found = result.breaks.map((one) => `workspace ${one.workspace}: ${one.rule}: ${one.subject}: ${one.detail}`);
  const verdict = result.ok ? 'audit: ok' : `audit: ${found.length} broken`;
  return { facts: result, lines: [...found, verdict], failed: !result.ok };
}

async function runWorkspaceCreate({ pool }: Shell, given: Given): Promise<Output> {
  const { workspace, id, name } = await createWorkspace({ pool, clock }, { name: text(given, 'name'), actor });
  return {
    facts: { workspace, id, name },
    lines: [
      `workspace ${workspace} (${id}): ${name}`,
      `next: asterism key create --workspace ${workspace} --name first`,
    ],
  };
}

async function runKeyCreate({ pool }: Shell, given: Given): Promise<Output> {
  const { workspace } = await workspaceOf(pool, text(given, 'workspace'));
  const input = { name: text(given, 'name'), scopes: readScopes(text(given, 'scopes', 'all')) };
  const { key, secret } = await createKey({ pool, clock }, workspace, input, actor);
  return {
    facts: { id: key.id, workspace, secret, scopes: key.scopes },
    lines: [secret, 'This is the only time it is shown. Send it as "Authorization: Bearer …".'],
  };
}

async function runBotAdd({ pool, config }: Shell, given: Given): Promise<Output> {
  const { workspace } = await workspaceOf(pool, text(given, 'workspace'));
  const masterKey = await readMasterKey(config);
  const app = given['app'] === undefined ? {} : { app: text(given, 'app') };
  const mode = text(given, 'mode', 'tap');
  if (!isBotMode(mode)) throw new Refusal('invalid_request', `"${mode}" is not a mode; use ${botModes.join(', ')}.`);
  const url = given['forward-url'] === undefined ? {} : { forwardUrl: text(given, 'forward-url') };
  const secret = given['forward-secret'] === undefined ? {} : { forwardSecret: text(given, 'forward-secret') };
  const purpose = given['purpose'] === undefined ? {} : { purpose: text(given, 'purpose') };
  const input = { token: text(given, 'token'), mode, ...app, ...purpose, ...url, ...secret };
  const door = openDoor({ allowPrivate: config.allowPrivateUrls });
  const bot = await addBot({ pool, clock, masterKey, config, door, log: openLog('error') }, workspace, input);
  return { facts: bot, lines: [`bot ${bot.id}: @${bot.username}, ${bot.mode}`] };
}

const listed = (names: readonly string[]): string => names.join(', ');

async function runBotText({ pool }: Shell, given: Given): Promise<Output> {
  const { workspace } = await workspaceOf(pool, text(given, 'workspace'));
  const name = ownTextNames.find((one) => one === text(given, 'name'));
  const language = languages.find((one) => one === text(given, 'language', 'en'));
  if (!name || !language)
    throw new Refusal('invalid_request', `Give --name ${listed(ownTextNames)} and --language ${listed(languages)}.`);
  const words = given['text'];
  if (typeof words === 'string')
    await setOwnText({ pool, now: clock.now() }, workspace, { name, language, text: words });
  const facts = await listOwnTexts(pool, workspace);
  return { facts, lines: facts.map((one) => `${one.name} (${one.language}): ${one.text}`) };
}

async function runReconcile({ pool, config }: Shell, given: Given): Promise<Output> {
  const { workspace } = await workspaceOf(pool, text(given, 'workspace'));
  const masterKey = await readMasterKey(config);
  const door = openDoor({ allowPrivate: config.allowPrivateUrls });
  const needs = paymentsOf({ pool, clock, masterKey, config, door, log: openLog('error') });
  const request = { workspace, connection: text(given, 'bot'), full: text(given, 'full', 'no') === 'yes' };
  const run = await reconcile(needs, { ...request, milliseconds: 10 * 60_000 });
  return describeRun(run);
}

async function runTonResume({ pool }: Shell, given: Given): Promise<Output> {
  const { workspace } = await workspaceOf(pool, text(given, 'workspace'));
  const connection = text(given, 'connection');
  const resumed = await resumeWallet(pool, { workspace, id: connection });
  if (!resumed) throw new Refusal('not_found', 'No wallet of this connection is halted.');
  return { facts: { connection, resumed }, lines: [`payouts leave ${connection} again`] };
}

/** Every command there is, by name. */
export const commands: Readonly<Record<string, Command>> = {
  migrate: { summary: 'Bring the database to the newest migration.', options: [], run: runMigrate },
  audit: {
    summary: 'Check the books against themselves: [--workspace 1]',
    options: ['workspace'],
    run: runAudit,
  },
  'workspace create': { summary: 'Make a workspace: --name "My bots"', options: ['name'], run: runWorkspaceCreate },
  'key create': {
    summary: 'Make an API key: --workspace 1 --name production [--scopes usage:write,customers:read]',
    options: ['workspace', 'name', 'scopes'],
    run: runKeyCreate,
  },
  'bot add': {
    summary:
      'Connect a bot: --workspace 1 --token 123:ABC [--mode tap|webhook|polling|relay|read_only] [--forward-url https://…] [--app main] [--purpose exchange]',
    options: ['workspace', 'token', 'mode', 'app', 'purpose', 'forward-url', 'forward-secret'],
    run: runBotAdd,
  },
  'bot text': {
    summary:
      'Say terms, privacy, support … in your own words: --workspace 1 --name terms [--language en] [--text "…"] (empty: ours again)',
    options: ['workspace', 'name', 'language', 'text'],
    run: runBotText,
  },
  reconcile: {
    summary: "Compare Telegram's own list with the books: --workspace 1 --bot 123456789 [--full yes]",
    options: ['workspace', 'bot', 'full'],
    run: runReconcile,
  },
  'ton resume': {
    summary: 'Let payouts on TON leave a halted wallet again, once you have looked: --workspace 1 --connection con_…',
    options: ['workspace', 'connection'],
    run: runTonResume,
  },
  doctor: { summary: 'Say what is wrong with this installation, and how to mend it.', options: [], run: examine },
};
