import { parseArgs } from 'node:util';
import { ConfigFault, readConfig, type Config } from '#config';
import { openPool } from '#database';
import { TonKeyFault } from '#gateways/ton';
import { Refusal } from '#kernel';
import { commands, type Command, type Given, type Output } from './cli-commands.ts';
import { joinEmbedded, StartFault, type OpenDatabase } from './embedded.ts';
import { openDatabase } from './platform.ts';
import { tonCommands, type LoneCommand } from './ton-commands.ts';

/** Asked for wrongly: the message says how to ask. */
class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

const helpText = (): string =>
  [
    'asterism <command> [options]',
    '',
    ...Object.entries({ ...commands, ...tonCommands }).map(([name, { summary }]) => `  ${name.padEnd(18)}${summary}`),
    '',
    'Each takes --json. The settings come from the environment, as for npm start.',
  ].join('\n');

function readCommand(words: readonly string[]): { command: Command; rest: string[] } {
  for (const count of [2, 1]) {
    const command = commands[words.slice(0, count).join(' ')];
    if (command) return { command, rest: words.slice(count) };
  }
  throw new UsageFault(helpText());
}

function readOptions({ options, summary }: Pick<Command, 'options' | 'summary'>, rest: string[]): Given {
  const names = Object.fromEntries(options.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: rest, options: { ...names, json: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new UsageFault(`${error instanceof Error ? error.message : String(error)}\n${summary}`);
  }
}

/** The platform's database, also while the platform runs on it: a command reads and writes beside it. */
const database = async (config: Config): Promise<OpenDatabase> =>
  (config.databaseUrl ? undefined : await joinEmbedded(config.dataDir)) ?? (await openDatabase(config));

async function runCommand(command: Command, given: Given): Promise<Output> {
  const config = readConfig();
  await using opened = new AsyncDisposableStack();
  const { url } = opened.adopt(await database(config), (open) => open.close());
  const pool = opened.adopt(openPool(url, { max: 2 }), (open) => open.destroy());
  return await command.run({ config, pool }, given);
}

/** Of commands that touch no database: they hold keys, and nothing else. */
const runAlone = (command: LoneCommand, rest: string[]): Promise<Output> => command.run(readOptions(command, rest));

function runOnDatabase(words: readonly string[]): Promise<Output> {
  const { command, rest } = readCommand(words);
  return runCommand(command, readOptions(command, rest));
}

async function main(words: readonly string[]): Promise<number> {
  if (words.length === 0 || words[0] === 'help' || words.includes('--help')) return print(helpText());
  const lone = tonCommands[words[0] ?? ''];
  const output = lone ? await runAlone(lone, words.slice(1)) : await runOnDatabase(words);
  const given = { json: words.includes('--json') };
  print(given['json'] ? JSON.stringify(output.facts) : output.lines.join('\n'));
  return output.failed ? 1 : 0;
}

function print(text: string): number {
  console.log(text);
  return 0;
}

const isPlain = (error: unknown) =>
  [ConfigFault, StartFault, UsageFault, Refusal, TonKeyFault].some((kind) => error instanceof kind) &&
  error instanceof Error;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(isPlain(error) ? (error as Error).message : error);
  process.exitCode = 1;
}
