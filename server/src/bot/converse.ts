import { setTimeout as sleep } from 'node:timers/promises';
import { isId, Refusal } from '#kernel';
import { meetPerson, type Person } from '#people';
import { BotApiError, type Bot, type Update } from '#telegram';
import { apiOf } from './bot-api.ts';
import { freeChat, leaveChat, takeChat, type Chat } from './chat-rows.ts';
import { readIncoming, type Incoming } from './incoming.ts';
import { line } from './line.ts';
import type { TalkNeeds } from './needs.ts';
import { answerPress, present, sendFile } from './present.ts';
import { render } from './render.ts';
import { refusalLine } from './refusals.ts';
import { nextOf, type At } from './next-of.ts';
import { paramOf } from './deep-links.ts';
import type { Next, Scene } from './screen.ts';
import { screenNamed, type Repertoire } from './repertoire.ts';
import { go, type Where } from './view.ts';

type Talk = Extract<Incoming, { kind: 'said' | 'pressed' }>;
type OurBot = Scene['bot'];

/** An answer that comes later than this is worse than none: the person has gone on to something else. */
const staleAfter = 5 * 60 * 1000;

/** What bots of one purpose speak with: what they can touch, and what they can talk about. */
export type Speaking<Needs extends TalkNeeds> = { readonly needs: Needs; readonly repertoire: Repertoire<Needs> };

/** Deals with one stored update of a bot of ours. May be asked twice about the same one. */
export async function converse<Needs extends TalkNeeds>(
  speaking: Speaking<Needs>,
  bot: Bot,
  update: Update,
  receivedAt: Date,
): Promise<void> {
  const { needs, repertoire } = speaking;
  const incoming = readIncoming(update);
  if (!incoming || bot.purpose !== repertoire.purpose || !isOurs(bot)) return;
  if (incoming.kind === 'blocked')
    return repertoire.markBlocked(needs, bot, incoming.user, incoming.isBlocked ? needs.clock.now() : null);
  if (needs.clock.now().getTime() - receivedAt.getTime() > staleAfter) return;
  if (incoming.kind === 'in_group') return answerGroup(needs, bot, incoming);
  await talk(speaking, bot, incoming, `bot:${bot.id}:${update.update_id}`);
}

const isOurs = (bot: Bot): bot is OurBot => isId('bot', bot.id);

/** A command that names us is answered once, with where to go; whatever else a group says is not for us. */
async function answerGroup(needs: TalkNeeds, bot: Bot, { chat, text }: { chat: string; text: string }): Promise<void> {
  const [command = ''] = text.split(/\s/);
  if (!command.toLowerCase().endsWith(`@${bot.username.toLowerCase()}`)) return;
  await orNothing(apiOf(needs, bot).sendMessage(chat, render('en', line('group-write-to-me', { bot: bot.username }))));
}

/** Telegram's no to something we would have liked to say is the end of it. */
async function orNothing(saying: Promise<unknown>): Promise<void> {
  await saying.catch((error: unknown) => {
    if (!(error instanceof BotApiError)) throw error;
  });
}

async function talk<Needs extends TalkNeeds>(
  { needs, repertoire }: Speaking<Needs>,
  bot: OurBot,
  incoming: Talk,
  key: string,
): Promise<void> {
  const person = await meet(needs, bot, incoming);
  const known = { needs, ws: bot.workspace, bot, person, user: person.user, key };
  const place = { bot, chat: incoming.chat };
  const chat = await takeTurn(needs, place, incoming);
  if (!chat) {
    if (incoming.kind === 'said') throw new Error('This conversation is busy.');
    return answerPress(known, incoming.query, line('busy'));
  }
  const scene: Scene<Needs> = { ...known, now: needs.clock.now(), draft: chat.step.draft };
  try {
    await leaveChat(needs.pool, place, await answer({ repertoire, scene }, chat, incoming));
  } catch (error) {
    await freeChat(needs.pool, place);
    if (!isBlocked(error)) throw error;
    await repertoire.markBlocked(needs, bot, person.user, needs.clock.now());
  }
}

const isBlocked = (error: unknown): boolean => error instanceof BotApiError && error.error_code === 403;

async function meet(needs: TalkNeeds, bot: Bot, { from, ...incoming }: Talk): Promise<Person> {
  const startParam = incoming.kind === 'said' ? paramOf(incoming.said.text) : undefined;
  return meetPerson(needs, bot.workspace, {
    telegramId: from.telegramId,
    firstName: from.firstName,
    isPremium: from.isPremium,
    ...(from.username !== undefined && { username: from.username }),
    ...(from.languageCode !== undefined && { languageCode: from.languageCode }),
    ...(startParam !== undefined && { startParam }),
  });
}

const waits = 20;
const waitMilliseconds = 100;

/** A message waits for the one before it; a press does not, since whoever presses twice means it once. */
async function takeTurn(
  needs: TalkNeeds,
  place: { bot: Bot; chat: string },
  { kind }: Talk,
): Promise<Chat | undefined> {
  for (let tries = 0; tries < (kind === 'said' ? waits : 1); tries += 1) {
    const chat = await takeChat(needs.pool, place, needs.clock.now());
    if (chat) return chat;
    await sleep(waitMilliseconds);
  }
  return undefined;
}

/** Does what was asked for and shows what comes next; answers where the conversation is then. */
async function answer<Needs extends TalkNeeds>(at: At<Needs>, chat: Chat, incoming: Talk): Promise<Chat> {
  const { scene } = at;
  const next = await inWords(scene, async () => nextOf(at, chat, incoming));
  if (incoming.kind === 'said') return carryOut(at, chat, incoming, next);
  try {
    return await carryOut(at, chat, incoming, next);
  } finally {
    await answerPress({ ...scene, person: next.person ?? scene.person }, incoming.query, next.toast);
  }
}

async function carryOut<Needs extends TalkNeeds>(
  { repertoire, scene }: At<Needs>,
  chat: Chat,
  incoming: Talk,
  next: Next,
): Promise<Chat> {
  for (const file of next.files ?? []) await sendFile(scene, incoming.chat, file);
  const draft = next.draft === undefined ? scene.draft : (next.draft ?? {});
  const refreshed = next.person ? { ...scene, person: next.person, draft } : { ...scene, draft };
  if (!next.show) {
    if (incoming.kind === 'said' && next.toast) await say(refreshed, incoming.chat, next);
    return { messageId: chat.messageId, step: { ...chat.step, draft } };
  }
  return show({ repertoire, scene: refreshed }, incoming, next, next.show);
}

/** Words alone, where there is no button to answer: with the way back below them. */
const say = (scene: Scene<TalkNeeds>, chat: string, { toast }: Next): Promise<number> =>
  present(scene, { chat, edit: undefined }, { lines: toast ? [toast] : [], buttons: [[go('menu', 'home')]] });

async function show<Needs extends TalkNeeds>(met: At<Needs>, incoming: Talk, next: Next, wanted: Where): Promise<Chat> {
  const { repertoire } = met;
  const { scene, where } = behindRules(met, wanted);
  const { view, problem, told } = await viewOf({ repertoire, scene }, where);
  const edit = incoming.kind === 'pressed' && !next.fresh && !next.files?.length ? incoming.messageId : undefined;
  const above = problem ?? (incoming.kind === 'said' ? next.toast : undefined);
  const messageId = await present(scene, { chat: incoming.chat, edit }, view, above);
  await repertoire.shown?.(scene, { chat: incoming.chat, messageId }, told);
  const ask = next.ask ?? screenNamed(repertoire, where[0]).asksAtOnce;
  return { messageId, step: { draft: scene.draft, screen: where[0], ...(ask !== undefined && { ask }) } };
}

/** Whoever has not accepted the rules reads them first, and goes on from there to where they wanted to. */
function behindRules<Needs extends TalkNeeds>(
  { repertoire, scene }: At<Needs>,
  where: Where,
): { scene: Scene<Needs>; where: Where } {
  const { rules } = repertoire;
  if (rules === undefined || screenNamed(repertoire, where[0]).isOpen || scene.person.accepted) return { scene, where };
  return { scene: { ...scene, draft: { after: where } }, where: [rules] };
}

/** A screen that cannot be shown is told of in words, on the way back to the menu. */
async function viewOf<Needs extends TalkNeeds>({ repertoire, scene }: At<Needs>, where: Where) {
  const [name, ...about] = where;
  try {
    return { view: await screenNamed(repertoire, name).show(scene, about), problem: undefined, told: where };
  } catch (error) {
    if (name === 'home' || !(error instanceof Refusal)) throw error;
    const home = await screenNamed(repertoire, 'home').show(scene, []);
    return { view: home, problem: refusalLine(error), told: ['home'] as const };
  }
}

/** A no is said in words. A bug or an outage is logged, and said as well: the person tries again, not we. */
async function inWords(scene: Scene<TalkNeeds>, asked: () => Promise<Next>): Promise<Next> {
  try {
    return await asked();
  } catch (error) {
    if (error instanceof Refusal) return { toast: refusalLine(error) };
    if (isBlocked(error)) throw error;
    scene.needs.log.error({ err: error, bot: scene.bot.id }, 'A step of a conversation failed.');
    return { toast: line('failed') };
  }
}
