import { optOut } from '#moderation';
import { askedOf, channelPicker } from './advertiser-target.ts';
import { line } from './line.ts';
import { screen, type Next, type Said, type Scene } from './screen.ts';
import { go } from './view.ts';

/** Keeps a channel or a bot out of the exchange, for whoever is in charge of it. */
export const shieldScreen = screen<{ readonly bot: string }>('shield', {
  command: 'optout',
  isOpen: true,
  load: async ({ bot }) => ({ bot: bot.username }),
  view: ({ bot }) => ({
    lines: [line('shield-title'), '', line('shield-what'), '', line('shield-how', { bot })],
    buttons: [[go('back', 'ads'), go('menu', 'home')]],
    picker: channelPicker('boost'),
  }),
  asks: { target: keepOut },
  asksAtOnce: 'target',
  samples: { usual: { bot: 'exchange_bot' } },
});

async function keepOut(scene: Scene, said: Said): Promise<Next> {
  const target = askedOf(said);
  if (target === '') return { show: ['shield'], toast: line('new-target-send') };
  const type = said.chat === undefined && /bot\/?$/i.test(target) ? 'bot' : 'chat';
  const { title } = await optOut(scene.needs, scene.ws, { target, type, by: scene.user });
  return { show: ['ads'], toast: line('shield-done', { title }) };
}
