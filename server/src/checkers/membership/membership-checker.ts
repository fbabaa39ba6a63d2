import { z } from 'zod';
import type { CheckedTask, Checker, NotThere, Seen } from '#exchange/checker';
import { askTelegram, asUnknown, proveChat, readMember, type Standing } from '#checkers/wire';
import type { BotApiNeeds } from '#telegram';

/**
 * Whether somebody is a member of a channel or supergroup, by `getChatMember`: Telegram promises its answer for others
 * only to administrators (core.telegram.org/bots/api#getchatmember).
 */
export const membershipChecker = (needs: BotApiNeeds): Checker => ({
  kind: 'subscribe',
  prove: (question) => proveChat(needs, question, true),
  open: (task) => makeLink(needs, task),
  close: (task) => revokeLink(needs, task),
  before: (task, worker) => look(needs, task, worker, isThere),
  check: (task, { worker, verifiedAt }) => look(needs, task, worker, verifiedAt ? isThere : isNewMember),
});

type Judge = Readonly<Record<Standing, NotThere | 'there'>>;

/** Before they claim, and after they were verified: who is an administrator is there, and has not left. */
const isThere: Judge = { staff: 'there', inside: 'there', outside: 'left', banned: 'banned' };
/** Administrators are not paid for being where they are. */
const isNewMember: Judge = { staff: 'staff', inside: 'there', outside: 'not_joined', banned: 'banned' };

async function look(needs: BotApiNeeds, task: CheckedTask, worker: string, judge: Judge): Promise<Seen> {
  const told = await ask(needs, task, 'getChatMember', { user_id: Number(worker) });
  if (told.is === 'unknown') return asUnknown(told);
  const member = told.is === 'no' ? { standing: 'outside' as const, status: 'left' } : readMember(told.result);
  if (!member) return { present: 'unknown', reason: 'not_told' };
  const judged = judge[member.standing];
  if (judged !== 'there') return { present: 'no', reason: judged };
  return { present: 'yes', evidence: { status: member.status } };
}

const linkShape = z.looseObject({ invite_link: z.string() });

/**
 * Makes the invite link of a task, named so that the channel's administrators see whose it is. Telegram lists no links
 * to bots: whoever calls keeps the link. If the answer is lost a second link is made, which does no harm: both lead to the
 * same place, and who came is known by their number, not by the link.
 */
async function makeLink(needs: BotApiNeeds, task: CheckedTask): ReturnType<NonNullable<Checker['open']>> {
  const told = await ask(needs, task, 'createChatInviteLink', { name: linkName(task) });
  if (told.is === 'unknown') return { unknown: told.reason };
  const { data } = linkShape.safeParse(told.is === 'told' ? told.result : undefined);
  return data ? { link: data.invite_link } : { unknown: 'not_told' };
}

/** At most 32 characters, which is what a task's id has behind its prefix. */
const linkName = ({ id }: CheckedTask): string => id.slice('tsk_'.length).slice(0, 32);

/** A link that is not ours, or gone already, needs nothing done; nor is it worth more tries when Telegram is silent. */
async function revokeLink(needs: BotApiNeeds, task: CheckedTask): Promise<void> {
  if (!/^https:\/\/t\.me\/(\+|joinchat\/)/.test(task.target.link)) return;
  await ask(needs, task, 'revokeChatInviteLink', { invite_link: task.target.link });
}

const ask = (
  needs: BotApiNeeds,
  { workspace, bot, target }: CheckedTask,
  method: string,
  params: Record<string, unknown>,
) => askTelegram(needs, { workspace, id: bot }, method, { chat_id: Number(target.id), ...params });
