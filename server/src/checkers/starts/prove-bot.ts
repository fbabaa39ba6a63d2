import { readAsked, readTrouble } from '#checkers/wire';
import type { Checker, Proven, StartProof } from '#exchange/checker';
import type { WorkspaceId } from '#kernel';
import { isToken, listBots, whoIs, type Bot } from '#telegram';
import type { StartsNeeds } from './needs.ts';

type Question = Parameters<Checker['prove']>[0];
type Who = Pick<Bot, 'telegramId' | 'username' | 'name'>;

/**
 * Whether a bot is the advertiser's. The Bot API tells nothing of other bots, not even their descriptions, so either the
 * bot is on this instance, or its token is shown once, beside or in place of its link: it is used for one `getMe` and kept
 * nowhere.
 */
export async function proveBot(needs: StartsNeeds, question: Question): Promise<Proven> {
  const words = question.asked.trim().split(/\s+/);
  const token = words.find(isToken);
  const link = words.find((word) => word !== token) ?? '';
  const proof = question.startProof ?? 'callback';
  const here = await botHere(needs, question.workspace, token?.split(':')[0] ?? link);
  if (proof === 'instance') return here ? onInstance(here) : no('rights_missing');
  if (token !== undefined) return proveToken(needs, token, link, proof);
  if (here) return theirs(here, link, proof);
  return no(readAsked(link) ? 'not_their_admin' : 'not_found');
}

async function botHere(needs: StartsNeeds, workspace: WorkspaceId, named: string): Promise<Bot | undefined> {
  const asked = readAsked(named);
  if (!asked) return undefined;
  const bots = await listBots(needs.pool, workspace);
  return 'id' in asked
    ? bots.find(({ telegramId }) => telegramId === asked.id)
    : bots.find(({ username }) => isSame(username, asked.username));
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** We hear people start it only where its updates come to us by themselves. */
const onInstance = (bot: Bot): Proven =>
  ['webhook', 'polling', 'relay'].includes(bot.mode) ? theirs(bot, '', 'instance') : no('rights_missing');

async function proveToken(needs: StartsNeeds, token: string, link: string, proof: StartProof): Promise<Proven> {
  try {
    const who = await whoIs(needs, token, { within: 5_000 });
    if (!who) return { is: 'unknown', reason: 'not_told' };
    const named = link === '' ? undefined : readAsked(link);
    if (named && 'username' in named && !isSame(named.username, who.username)) return no('not_their_admin');
    return theirs(who, link, proof);
  } catch (error) {
    const trouble = readTrouble(error);
    if (trouble.is === 'no' || trouble.reason === 'bot_lost') return no('not_found');
    return { is: 'unknown', reason: trouble.reason };
  }
}

const theirs = ({ telegramId, username, name }: Who, link: string, proof: StartProof): Proven => ({
  is: 'theirs',
  target: { type: 'bot', id: telegramId, title: name, username, link: linkTo(username, link), proof },
});

/** A bot may have several Mini Apps: `t.me/shop_bot/market` names one. */
function linkTo(username: string, asked: string): string {
  const [, app] = /^(?:https?:\/\/)?t\.me\/[A-Za-z0-9_]+\/([A-Za-z0-9_]{3,30})(?:[?#]|$)/i.exec(asked) ?? [];
  return app === undefined ? `https://t.me/${username}` : `https://t.me/${username}/${app}`;
}

const no = (reason: Extract<Proven, { is: 'not_theirs' }>['reason']): Proven => ({ is: 'not_theirs', reason });
