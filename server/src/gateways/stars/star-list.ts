import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import type { Connection, HistoryPage, ListedConnection } from '#payments/gateway';
import { callBotApi, getBot, listChangedBots, type Bot, type BotApiNeeds } from '#telegram';
import { readRow, readStarAmount, transactionsShape, type StarTransaction } from './translate.ts';

const pageLength = 100;

/** Rows of the bot's Star list, oldest first, from `offset` on: Telegram numbers them by how many there are before. */
async function rowsFrom(needs: BotApiNeeds, connection: Connection, offset: number, limit: number) {
  const bot = { workspace: connection.workspace, id: botId(connection) };
  const answer = await callBotApi(needs, bot, 'getStarTransactions', { offset, limit });
  return transactionsShape.parse(answer).transactions;
}

export function botId({ id }: Connection): `bot_${string}` {
  if (id.startsWith('bot_')) return id as `bot_${string}`;
  throw new Error(`The connection ${id} is not a bot.`);
}

/** One page of the list, from the row on that has `offset` rows before it. */
export async function readStarList(needs: BotApiNeeds, connection: Connection, offset: number): Promise<HistoryPage> {
  const rows = await rowsFrom(needs, connection, offset, pageLength);
  return { rows: rows.map(readRow), more: rows.length === pageLength };
}

/** What Telegram says the bot has, in nanostars; below zero after charge-backs. */
export async function readStarBalance(needs: BotApiNeeds, connection: Connection): Promise<Amount> {
  const bot = { workspace: connection.workspace, id: botId(connection) };
  return readStarAmount(await callBotApi(needs, bot, 'getMyStarBalance'));
}

const asListed = ({ workspace, id, app, addedAt, mode }: Bot): ListedConnection => ({
  workspace,
  id,
  app,
  addedAt,
  isTold: mode !== 'read_only',
});

/** Every bot, or those that were added or connected anew since. */
export async function listStarConnections({ pool }: BotApiNeeds, since?: Date): Promise<readonly ListedConnection[]> {
  return (await listChangedBots(pool, since)).map(asListed);
}

export async function findStarConnection(
  { pool }: BotApiNeeds,
  workspace: WorkspaceId,
  named: string,
): Promise<ListedConnection | undefined> {
  try {
    return asListed(await getBot(pool, workspace, named));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return undefined;
    throw error;
  }
}

/** Clocks differ; Telegram's and ours by less than this. */
const slackSeconds = 3600;

/** Whether the list shows this charge given back at or after this instant. */
export async function isGivenBack(
  needs: BotApiNeeds,
  connection: Connection,
  charge: string,
  since: Date,
): Promise<boolean> {
  const from = since.getTime() / 1000 - slackSeconds;
  for (let offset = await firstRowSince(needs, connection, from); ; offset += pageLength) {
    const rows = await rowsFrom(needs, connection, offset, pageLength);
    if (rows.some((row) => row.id === charge && row.receiver)) return true;
    if (rows.length < pageLength) return false;
  }
}

/** How far Telegram's clock and ours are taken to differ when a spend of a moment ago is looked for. */
const momentSeconds = 120;

/** Rows of what this bot gave to a person for so many Stars, at or after this instant. */
export async function givenTo(
  needs: BotApiNeeds,
  connection: Connection,
  given: { readonly kind: string; readonly user: number; readonly stars: number; readonly since: Date },
): Promise<StarTransaction[]> {
  const from = given.since.getTime() / 1000;
  const isIt = ({ receiver, amount, date }: StarTransaction): boolean =>
    receiver?.transaction_type === given.kind &&
    receiver.user?.id === given.user &&
    amount === given.stars &&
    date >= from - momentSeconds;
  const found: StarTransaction[] = [];
  for (let offset = await firstRowSince(needs, connection, from - slackSeconds); ; offset += pageLength) {
    const rows = await rowsFrom(needs, connection, offset, pageLength);
    found.push(...rows.filter(isIt));
    if (rows.length < pageLength) return found;
  }
}

/** A list of millions is not read from its start: double the stride until it is too far, then halve the gap. */
async function firstRowSince(needs: BotApiNeeds, connection: Connection, seconds: number): Promise<number> {
  const isLate = async (offset: number) => isAt(await rowsFrom(needs, connection, offset, 1), seconds);
  let early = -1; // the highest offset known to be before the instant
  let late = pageLength;
  while (!(await isLate(late))) [early, late] = [late, late * 2];
  while (late - early > pageLength) {
    const middle = Math.floor((early + late) / 2);
    if (await isLate(middle)) late = middle;
    else early = middle;
  }
  return early + 1;
}

/** Past the end counts as late. */
const isAt = ([row]: readonly StarTransaction[], seconds: number): boolean => row === undefined || row.date >= seconds;
