import type { OpenedAccount } from '@asterism/sandbox';
import { addConnection } from '#connections';
import type { Connection, OpenConnection } from '#payments/gateway';
import { addBot, type Bot } from '#telegram';
import type { Bench } from './bench.ts';
import type { Line } from './door.ts';

/** An account at the system, connected here. */
export type Connected = {
  readonly account: string;
  readonly connection: Connection;
  readonly opened: OpenConnection;
  readonly line: Line;
  /** Where its deliveries go. */
  readonly url: string;
};

export type ConnectParts = Pick<
  Bench,
  'rig' | 'system' | 'database' | 'clock' | 'door' | 'platform' | 'secrets' | 'workspace' | 'parts'
>;

/** Opens an account at the emulated system and connects it, as an operator would. */
export async function connect(parts: ConnectParts): Promise<Connected> {
  const { rig, system, secrets, platform, door } = parts;
  const made = await system.control.open();
  for (const secret of Object.values(made.secrets)) secrets.add(secret);
  if (rig.bot) return connectBot(parts, made);
  const connection = await keep(parts, made.settings, made.secrets);
  const url = `${door.url}/hooks/${rig.code}/${connection.id}`;
  system.control.setWebhook?.(made.account, url);
  const opened = await platform.gatewayNeeds.open(connection);
  return { account: made.account, connection, opened, line: openLine(parts, connection.id), url };
}

/** The bot is added before the line is open: Telegram has nothing to tell it yet. */
async function connectBot(parts: ConnectParts, made: OpenedAccount): Promise<Connected> {
  const { rig, platform, door, workspace } = parts;
  const { token = '', ...secrets } = made.secrets;
  const bot: Bot = await addBot(platform.telegram, workspace, { token, mode: 'webhook' });
  const line = openLine(parts, bot.id);
  const url = `${door.url}/telegram/${bot.id}`;
  if (rig.bot === 'is the account') {
    const connection = { workspace, id: bot.id };
    const opened = { ...connection, app: bot.app, isTest: false, settings: {}, secrets: made.secrets };
    return { account: made.account, connection, opened, line, url };
  }
  const connection = await keep(parts, { ...made.settings, bot: bot.id }, secrets);
  return { account: made.account, connection, opened: await platform.gatewayNeeds.open(connection), line, url };
}

type Values = Readonly<Record<string, string>>;
let connected = 0;

async function keep(
  { rig, platform, database, clock, workspace, parts }: ConnectParts,
  settings: Values,
  secrets: Values,
): Promise<Connection> {
  const { form } = platform.gateway;
  if (!form) throw new Error('The gateway has no form; its rig has to say how accounts are connected.');
  const needs = { pool: database.pool, clock, masterKey: parts.masterKey, forms: { [rig.code]: form } };
  const name = `shop-${(connected += 1)}`;
  const entered = { gateway: rig.code, name, settings: { ...settings, ...rig.settings }, secrets };
  const { id } = await addConnection(needs, workspace, entered, 'test');
  return { workspace, id };
}

function openLine({ rig, door, platform }: ConnectParts, of: string): Line {
  const line: Line = {
    of,
    came: [],
    answers: [],
    isClosed: false,
    isQuestion: (delivery) => rig.isQuestion?.(delivery) ?? false,
    take: (delivery) => platform.take(of, delivery),
  };
  door.lines.set(of, line);
  return line;
}
