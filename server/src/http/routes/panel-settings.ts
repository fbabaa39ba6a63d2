import { z } from 'zod';
import { readPanelSettings, setPanelSettings, type PanelSettings } from '#reselling';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { ServiceNumber } from './wire/catalogue.ts';
import { given } from './wire/given.ts';

const about = {
  replay: 'How long the same order of the same key is heard as the same, where it names no `request_id`; 0: never.',
  guard: 'One open order of a service and link at a time, of every service.',
  guarded: 'The same, of these services only.',
  keyless: 'Whether `services` is answered without a key.',
  rate: 'How many requests a key may make in a minute.',
};

const shape = {
  replay_seconds: z.int().min(0).max(86_400).describe(about.replay),
  guard_links: z.boolean().describe(about.guard),
  guarded_services: z.array(ServiceNumber).max(1000).describe(about.guarded),
  keyless_services: z.boolean().describe(about.keyless),
  requests_per_minute: z.int().min(1).max(100_000).describe(about.rate),
};
const SettingsTold = z.object(shape).meta({ id: 'PanelSettings' });
const SettingsRequest = z.strictObject(shape).partial().meta({ id: 'PanelSettingsRequest' });

const usual = {
  replay_seconds: 120,
  guard_links: false,
  guarded_services: [],
  keyless_services: true,
  requests_per_minute: 60,
};

const fromSettings = (settings: PanelSettings): z.input<typeof SettingsTold> => ({
  replay_seconds: settings.replaySeconds,
  guard_links: settings.guardLinks,
  guarded_services: [...settings.guardedServices],
  keyless_services: settings.keylessServices,
  requests_per_minute: settings.requestsPerMinute,
});

const path = '/v1/panel/settings';
const tag = 'Panel';

export const panelSettingsRoutes = [
  route(
    {
      id: 'getPanelSettings',
      method: 'GET',
      path,
      tag,
      scope: 'panel:read',
      summary: 'What the panel API keeps to',
      description: 'The replay window, the guard of links, and how often keys may ask.',
      answer: SettingsTold,
      refusals: [],
      example: { answer: usual },
    },
    async ({ pool }, { workspace }) => fromSettings(await readPanelSettings(pool, workspace)),
  ),
  route(
    {
      id: 'setPanelSettings',
      method: 'PUT',
      path,
      tag,
      scope: 'panel:write',
      summary: 'Set what the panel API keeps to',
      description: 'Holds from the next request on. What is not given stays.',
      body: SettingsRequest,
      answer: SettingsTold,
      refusals: [],
      example: { body: { guarded_services: [13] }, answer: { ...usual, guarded_services: [13] } },
    },
    async (needs, call) => {
      const { body, workspace } = call;
      const change = given({
        replaySeconds: body.replay_seconds,
        guardLinks: body.guard_links,
        guardedServices: body.guarded_services,
        keylessServices: body.keyless_services,
        requestsPerMinute: body.requests_per_minute,
      });
      return fromSettings(await setPanelSettings(needs, workspace, change, doneBy(call)));
    },
  ),
];
