import { line } from './line.ts';
import { readData, type Data } from './data.ts';
import type { Chat } from './chat-rows.ts';
import { paramOf, whereTo } from './deep-links.ts';
import type { Incoming } from './incoming.ts';
import { commandsOf, findScreen } from './screens.ts';
import type { Next, Said, Scene, Screen } from './screen.ts';
import type { Where } from './view.ts';

type Talk = Extract<Incoming, { kind: 'said' | 'pressed' }>;

/** What comes next in a conversation. Refuses what the modules below refuse. */
export const nextOf = (scene: Scene, { step }: Chat, incoming: Talk): Promise<Next> | Next =>
  incoming.kind === 'pressed' ? pressed(scene, incoming.data) : said(scene, step, incoming.said);

function pressed(scene: Scene, raw: string): Promise<Next> | Next {
  const data = readData(raw);
  const wanted = data && findScreen(data.screen);
  if (!data || !wanted) return { toast: line('button-old'), show: ['home'] };
  if (data.does === 'go') return { show: [data.screen, ...data.rest] };
  return behindRules(scene, wanted) ?? act(scene, wanted, data);
}

function act(scene: Scene, { presses }: Screen, { rest: [name = '', ...about] }: Data): Promise<Next> | Next {
  return presses[name]?.(scene, ...about) ?? { toast: line('button-old'), show: ['home'] };
}

function said(scene: Scene, step: Chat['step'], what: Said): Promise<Next> | Next {
  if (what.text.startsWith('/')) return commanded(scene, what.text);
  const asked = step.screen === undefined ? undefined : findScreen(step.screen);
  const ask = step.ask === undefined ? undefined : asked?.asks[step.ask];
  if (ask && asked) return behindRules(scene, asked) ?? ask(scene, what);
  return { toast: line('said-unknown'), show: ['home'] };
}

function commanded(scene: Scene, text: string): Next {
  const name = /^\/(\w{1,32})/.exec(text)?.[1]?.toLowerCase() ?? '';
  if (name !== 'start' && !commandsOf().has(name)) return { toast: line('command-unknown'), show: ['home'] };
  const where: Where = name === 'start' ? whereTo(paramOf(text)) : [commandsOf().get(name) ?? 'home'];
  return { show: where, draft: null };
}

/** Whoever has not accepted the rules does nothing before. What is shown instead is decided where it is shown. */
const behindRules = ({ person }: Scene, wanted: Screen): Next | undefined =>
  wanted.isOpen || person.accepted ? undefined : { show: [wanted.name] };
