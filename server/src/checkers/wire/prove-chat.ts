import { z } from 'zod';
import type { Proven, Target } from '#exchange/checker';
import { getBot, type BotApiNeeds } from '#telegram';
import type { Id, WorkspaceId } from '#kernel';
import { askTelegram, type Told } from './ask.ts';
import { readAsked } from './asked.ts';
import { readMember } from './membership.ts';

type Question = {
  readonly workspace: WorkspaceId;
  readonly bot: Id<'bot'>;
  readonly advertiser: string | null;
  readonly asked: string;
};

const chatShape = z.looseObject({
  id: z.int(),
  type: z.string(),
  title: z.string().default(''),
  username: z.string().optional(),
});
type Chat = z.output<typeof chatShape>;

/** What may be advertised. A basic group changes its number when it grows, and cannot be boosted. */
const types = new Set(['channel', 'supergroup']);

/**
 * Whether a channel is the advertiser's: our bot is an administrator there (and may invite, where that is asked for), and
 * so is the advertiser, where one is named. Only an administrator can have made our bot one.
 */
export async function proveChat(needs: BotApiNeeds, question: Question, invites: boolean): Promise<Proven> {
  const named = readAsked(question.asked);
  if (!named) return no('not_found');
  const told = await ask(needs, question, 'getChat', { chat_id: 'id' in named ? named.id : `@${named.username}` });
  if (told.is !== 'told') return asProven(told);
  const { data: chat } = chatShape.safeParse(told.result);
  if (!chat) return { is: 'unknown', reason: 'not_told' };
  if (!types.has(chat.type)) return no('wrong_type');
  return (await proveRights(needs, question, chat, invites)) ?? theirs(needs, question, chat);
}

/** Why it is not theirs, or why that is not known; undefined when it is. */
async function proveRights(
  needs: BotApiNeeds,
  question: Question,
  { id: chat_id }: Chat,
  invites: boolean,
): Promise<Proven | undefined> {
  const { telegramId } = await getBot(needs.pool, question.workspace, question.bot);
  const ours = await ask(needs, question, 'getChatMember', { chat_id, user_id: Number(telegramId) });
  if (ours.is !== 'told') return asProven(ours);
  const us = readMember(ours.result);
  if (us?.standing !== 'staff') return no('bot_not_admin');
  if (invites && !us.mayInvite) return no('rights_missing');
  if (question.advertiser === null) return undefined;
  if (!/^\d{1,16}$/.test(question.advertiser)) return no('not_their_admin');
  const user_id = Number(question.advertiser);
  const told = await ask(needs, question, 'getChatMember', { chat_id, user_id });
  if (told.is === 'unknown' && told.reason !== 'not_told') return asProven(told);
  const isTheirs = told.is === 'told' && readMember(told.result)?.standing === 'staff';
  return isTheirs ? undefined : no('not_their_admin');
}

/** How many members there are is good to know and no condition. */
async function theirs(needs: BotApiNeeds, question: Question, chat: Chat): Promise<Proven> {
  const told = await ask(needs, question, 'getChatMemberCount', { chat_id: chat.id });
  const members = told.is === 'told' && typeof told.result === 'number' ? { members: told.result } : {};
  return { is: 'theirs', target: targetOf(chat), ...members };
}

const targetOf = ({ id, title, username }: Chat): Target => ({
  type: 'chat',
  id: String(id),
  title,
  ...(username !== undefined && { username }),
  link: username === undefined ? `https://t.me/c/${String(id).replace(/^-(100)?/, '')}` : `https://t.me/${username}`,
});

const ask = (needs: BotApiNeeds, { workspace, bot }: Question, method: string, params: Record<string, unknown>) =>
  askTelegram(needs, { workspace, id: bot }, method, params);

const no = (reason: Extract<Proven, { is: 'not_theirs' }>['reason']): Proven => ({ is: 'not_theirs', reason });

/** Before there is a task, a bot that is not let in is for the advertiser to mend, and so is a name that leads nowhere. */
function asProven(told: Exclude<Told, { is: 'told' }>): Proven {
  if (told.is === 'no') return no('not_found');
  if (told.reason === 'bot_lost') return no('bot_not_admin');
  return told.reason === 'target_gone' ? no('not_found') : { is: 'unknown', reason: told.reason };
}
