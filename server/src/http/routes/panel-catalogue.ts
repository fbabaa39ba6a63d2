import { z } from 'zod';
import {
  disableService,
  enableService,
  listServices,
  priceService,
  readCategories,
  setCategory,
  setService,
  startCatalogue,
} from '#catalogue';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { User } from './wire/asset.ts';
import {
  CategoryCode,
  fromService,
  Language,
  Names,
  ServiceNumberText,
  ServiceRequest,
  ServiceTold,
  toServiceInput,
} from './wire/catalogue.ts';
import { words } from './wire/text.ts';

const tag = 'Panel';
const write = 'panel:write';
const read = 'panel:read';
const params = z.strictObject({ service: ServiceNumberText });
const query = z.strictObject({
  user: User.exactOptional().describe('Whose prices; everybody’s, when not given.'),
  language: Language.exactOptional(),
});
const Services = z.object({ services: z.array(ServiceTold) }).meta({ id: 'PanelServiceList' });
const CategoryForm = z
  .strictObject({ code: CategoryCode, names: Names, position: z.int().min(0).max(1_000_000) })
  .meta({ id: 'PanelCategory' });
const Categories = z.object({ categories: z.array(CategoryForm) }).meta({ id: 'PanelCategoryList' });

const asked = {
  fulfilled_by: 'desk',
  link: 'channel',
  names: { en: 'Members, worldwide', ru: 'Подписчики, весь мир' },
  category: 'members',
  pricing: { by: 'fixed', rate: { asset: 'USD', amount: '9.5' } },
  min: 100,
  max: 50_000,
} as const;
const told = {
  ...asked,
  service: 13,
  name: 'Members, worldwide',
  description: '',
  descriptions: { en: '' },
  category_name: 'Telegram: members',
  rate: { asset: 'USD', amount: '9.5' },
  type: 'default',
  dripfeed: false,
  cancel: true,
  refill: false,
  refill_days: 0,
  position: 13,
  is_enabled: true,
};
const category = { code: 'members', names: { en: 'Telegram: members' }, position: 3 };
const one = { service: '13' };

export const panelCatalogueRoutes = [
  route(
    {
      id: 'startCatalogue',
      method: 'POST',
      path: '/v1/panel/services/start',
      tag,
      scope: write,
      summary: 'Begin the catalogue',
      description: 'With the usual services and constants. One that was begun stays as it is.',
      answer: Services,
      refusals: [],
      example: { answer: { services: [told] } },
    },
    async (needs, call) => ({
      services: (await startCatalogue(needs, call.workspace, doneBy(call))).map(fromService),
    }),
  ),
  route(
    {
      id: 'listPanelServices',
      method: 'GET',
      path: '/v1/panel/services',
      tag,
      scope: read,
      summary: 'What resellers can order, and what it costs',
      description: 'All there are, in the order of the list; those that are switched off too.',
      query,
      answer: Services,
      refusals: [],
      example: { query: { user: 'reseller-1' }, answer: { services: [told] } },
    },
    async ({ pool }, { workspace, query: forWhom }) => ({
      services: (await listServices(pool, workspace, { ...forWhom, all: true })).map(fromService),
    }),
  ),
  route(
    {
      id: 'getPanelService',
      method: 'GET',
      path: '/v1/panel/services/{service}',
      tag,
      scope: read,
      summary: 'One service with its price',
      description: 'Whether it is switched off or not.',
      params,
      query,
      answer: ServiceTold,
      refusals: ['service_unknown'],
      example: { params: one, query: { language: 'ru' }, answer: { ...told, name: asked.names.ru } },
    },
    async ({ pool }, { workspace, params: { service }, query: forWhom }) =>
      fromService(await priceService(pool, workspace, { ...forWhom, service, all: true })),
  ),
  route(
    {
      id: 'addPanelService',
      method: 'POST',
      path: '/v1/panel/services',
      tag,
      scope: write,
      summary: 'Put a new service in the list',
      description: 'It gets the next free number, from 100.',
      body: ServiceRequest,
      answer: ServiceTold,
      refusals: ['not_found', 'wrong_asset', 'invalid_amount', 'price_below_cost', 'above_limit'],
      example: { body: asked, answer: { ...told, service: 100 } },
    },
    async (needs, call) =>
      fromService(await setService(needs, call.workspace, toServiceInput(call.body), doneBy(call))),
  ),
  route(
    {
      id: 'setPanelService',
      method: 'PUT',
      path: '/v1/panel/services/{service}',
      tag,
      scope: write,
      summary: 'Change a service, or make one with this number',
      description:
        'All of it is given anew but `cost` and `position`, which stay when not given. What was ordered keeps its price.',
      params,
      body: ServiceRequest,
      answer: ServiceTold,
      refusals: ['not_found', 'wrong_asset', 'invalid_amount', 'price_below_cost', 'above_limit'],
      example: { params: one, body: asked, answer: told },
    },
    async (needs, call) => {
      const input = toServiceInput(call.body, call.params.service);
      return fromService(await setService(needs, call.workspace, input, doneBy(call)));
    },
  ),
  route(
    {
      id: 'enablePanelService',
      method: 'POST',
      path: '/v1/panel/services/{service}/enable',
      tag,
      scope: write,
      summary: 'Offer a service again',
      description: 'Whoever switched it off.',
      params,
      answer: ServiceTold,
      refusals: ['service_unknown'],
      example: { params: one, answer: told },
    },
    async (needs, call) =>
      fromService(await enableService(needs, call.workspace, { service: call.params.service }, doneBy(call))),
  ),
  route(
    {
      id: 'disablePanelService',
      method: 'POST',
      path: '/v1/panel/services/{service}/disable',
      tag,
      scope: write,
      summary: 'Offer a service no more',
      description: 'It is in no list of a reseller from now on. What was ordered goes on.',
      params,
      body: z.strictObject({ reason: words(500) }).meta({ id: 'PanelServiceDisable' }),
      answer: ServiceTold,
      refusals: ['service_unknown'],
      example: {
        params: one,
        body: { reason: 'Nobody is at the desk this week.' },
        answer: {
          ...told,
          is_enabled: false,
          disabled: { by: 'key:key_01', reason: 'Nobody is at the desk this week.' },
        },
      },
    },
    async (needs, call) => {
      const { reason } = call.body;
      const asking = { service: call.params.service, reason };
      return fromService(await disableService(needs, call.workspace, asking, doneBy(call)));
    },
  ),
  route(
    {
      id: 'listPanelCategories',
      method: 'GET',
      path: '/v1/panel/categories',
      tag,
      scope: read,
      summary: 'How categories are called, in their order',
      description: 'One that is not here is called by its code, and stands behind the others.',
      answer: Categories,
      refusals: [],
      example: { answer: { categories: [category] } },
    },
    async ({ pool }, { workspace }) => ({ categories: (await readCategories(pool, workspace)).map(copy) }),
  ),
  route(
    {
      id: 'setPanelCategory',
      method: 'PUT',
      path: '/v1/panel/categories',
      tag,
      scope: write,
      summary: 'Say how a category is called, and where it stands',
      description: 'Services name it by its code.',
      body: CategoryForm,
      answer: CategoryForm,
      refusals: ['not_found', 'above_limit'],
      example: { body: category, answer: category },
    },
    async (needs, call) => copy(await setCategory(needs, call.workspace, call.body, doneBy(call))),
  ),
];

const copy = <T extends { readonly names: Readonly<Record<string, string>> }>(named: T) => ({
  ...named,
  names: { ...named.names },
});
