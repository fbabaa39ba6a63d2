import { line } from './line.ts';
import { readData, type Data } from './data.ts';
import type { Chat } from './chat-rows.ts';
import { paramOf } from './deep-links.ts';
import type { Incoming } from './incoming.ts';
import type { TalkNeeds } from './needs.ts';
import { commandsOf, findScreen, type Repertoire } from './repertoire.ts';
import type { Next, Said, Scene, Screen } from './screen.ts';
import type { Where } from './view.ts';

type Talk = Extract<Incoming, { kind: 'said' | 'pressed' }>;

/** A conversation at one moment, and what it can be about. */
export type At<Needs extends TalkNeeds> = { readonly repertoire: Repertoire<Needs>; readonly scene: Scene<Needs> };

/** What comes next in a conversation. Refuses what the modules below refuse. */
export const nextOf = <Needs extends TalkNeeds>(at: At<Needs>, { step }: Chat, incoming: Talk): Promise<Next> | Next =>
  incoming.kind === 'pressed' ? pressed(at, incoming.data) : said(at, step, incoming.said);

function pressed<Needs extends TalkNeeds>(at: At<Needs>, raw: string): Promise<Next> | Next {
  const data = readData(raw);
  const wanted = data && findScreen(at.repertoire, data.screen);
  if (!data || !wanted) return { toast: line('button-old'), show: ['home'] };
  if (data.does === 'go') return { show: [data.screen, ...data.rest] };
  return behindRules(at, wanted) ?? act(at.scene, wanted, data);
}

function act<Needs extends TalkNeeds>(
  scene: Scene<Needs>,
  { presses }: Screen<Needs>,
  { rest: [name = '', ...about] }: Data,
): Promise<Next> | Next {
  return presses[name]?.(scene, ...about) ?? { toast: line('button-old'), show: ['home'] };
}

function said<Needs extends TalkNeeds>(at: At<Needs>, step: Chat['step'], what: Said): Promise<Next> | Next {
  if (what.text.startsWith('/')) return commanded(at.repertoire, what.text);
  const asked = step.screen === undefined ? undefined : findScreen(at.repertoire, step.screen);
  const ask = step.ask === undefined ? undefined : asked?.asks[step.ask];
  if (ask && asked) return behindRules(at, asked) ?? ask(at.scene, what);
  return { toast: line('said-unknown'), show: ['home'] };
}

function commanded<Needs extends TalkNeeds>(repertoire: Repertoire<Needs>, text: string): Next {
  const name = /^\/(\w{1,32})/.exec(text)?.[1]?.toLowerCase() ?? '';
  const commands = commandsOf(repertoire);
  if (name !== 'start' && !commands.has(name)) return { toast: line('command-unknown'), show: ['home'] };
  const where: Where = name === 'start' ? repertoire.whereTo(paramOf(text)) : [commands.get(name) ?? 'home'];
  return { show: where, draft: null };
}

/** Whoever has not accepted the rules does nothing before. What is shown instead is decided where it is shown. */
const behindRules = <Needs extends TalkNeeds>(
  { repertoire, scene }: At<Needs>,
  wanted: Screen<Needs>,
): Next | undefined =>
  repertoire.rules === undefined || wanted.isOpen || scene.person.accepted ? undefined : { show: [wanted.name] };
