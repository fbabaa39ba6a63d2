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
  const closed = behindRules(scene, wanted, [data.screen, ...data.rest]);
  if (closed) return closed;
  return data.does === 'go' ? { show: [data.screen, ...data.rest] } : act(scene, wanted, data);
}

function act(scene: Scene, { presses }: Screen, { rest: [name = '', ...about] }: Data): Promise<Next> | Next {
  return presses[name]?.(scene, ...about) ?? { toast: line('button-old'), show: ['home'] };
}

function said(scene: Scene, step: Chat['step'], what: Said): Promise<Next> | Next {
  if (what.text.startsWith('/')) return commanded(scene, what.text);
  const asked = step.screen === undefined ? undefined : findScreen(step.screen);
  const ask = step.ask === undefined ? undefined : asked?.asks[step.ask];
  if (ask && asked && step.screen !== undefined) return behindRules(scene, asked, [step.screen]) ?? ask(scene, what);
  return { toast: line('said-unknown'), show: ['home'] };
}

function commanded(scene: Scene, text: string): Next {
  const name = /^\/(\w{1,32})/.exec(text)?.[1]?.toLowerCase() ?? '';
  if (name !== 'start' && !commandsOf().has(name)) return { toast: line('command-unknown'), show: ['home'] };
  const where: Where = name === 'start' ? whereTo(paramOf(text)) : [commandsOf().get(name) ?? 'home'];
  const wanted = findScreen(where[0]);
  return (wanted && behindRules(scene, wanted, where)) ?? { show: where, draft: null };
}

/** Whoever has not accepted the rules reads them first, and goes on from there to where they wanted to. */
function behindRules({ person }: Scene, wanted: Screen, where: Where): Next | undefined {
  return wanted.isOpen || person.accepted ? undefined : { show: ['rules'], draft: { after: where } };
}
