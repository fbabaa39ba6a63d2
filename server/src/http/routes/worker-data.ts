import { z } from 'zod';
import { acceptRules, erasePerson, exportPerson, getPerson, setLanguage, setNews } from '#people';
import { actor, doneBy } from './actor.ts';
import { route } from './operation.ts';
import { fromPerson, PersonLanguage, PersonTold } from './wire/person.ts';
import { words } from './wire/text.ts';
import { params, personExample } from './workers.ts';

const tag = 'People';
const scope = 'people:write';
const id = '123456789';
const example = { params: { id } };

const AcceptanceRequest = z
  .strictObject({
    is_of_age: z.literal(true, { error: 'They have to say that they are of age.' }),
    version: words(64).describe('Of the rules they were shown.'),
  })
  .meta({ id: 'AcceptanceRequest' });

const PreferencesRequest = z
  .strictObject({ language: PersonLanguage.exactOptional(), wants_news: z.boolean().exactOptional() })
  .meta({ id: 'PreferencesRequest', description: 'What is not given stays.' });

export const workerDataRoutes = [
  route(
    {
      id: 'acceptRules',
      method: 'PUT',
      path: '/v1/workers/{id}/acceptance',
      tag,
      scope,
      people: true,
      summary: 'Say that somebody is of age and accepts the rules',
      description: 'Nobody may take or order a task before. Saying it again changes nothing.',
      params,
      body: AcceptanceRequest,
      answer: PersonTold,
      refusals: ['not_found'],
      example: { ...example, body: { is_of_age: true, version: '2026-11' }, answer: personExample },
    },
    async (needs, call) => {
      const said = { isOfAge: true, version: call.body.version, by: doneBy(call) } as const;
      return fromPerson(await acceptRules(needs, call.workspace, actor(call, call.params.id), said));
    },
  ),
  route(
    {
      id: 'setPreferences',
      method: 'PUT',
      path: '/v1/workers/{id}/preferences',
      tag,
      scope,
      people: true,
      summary: 'Set the language somebody is written to in, and whether they hear of new tasks',
      description: 'What is not given stays as it is.',
      params,
      body: PreferencesRequest,
      answer: PersonTold,
      refusals: ['not_found'],
      example: { ...example, body: { language: 'en', wants_news: true }, answer: personExample },
    },
    async (needs, call) => {
      const user = actor(call, call.params.id);
      const { language, wants_news: wantsNews } = call.body;
      if (language !== undefined) await setLanguage(needs, call.workspace, user, language);
      if (wantsNews !== undefined) await setNews(needs, call.workspace, user, wantsNews);
      return fromPerson(await getPerson(needs.pool, call.workspace, user));
    },
  ),
  route(
    {
      id: 'exportWorker',
      method: 'GET',
      path: '/v1/workers/{id}/export',
      tag,
      scope,
      people: true,
      summary: 'All that is kept of somebody',
      description:
        'The person, their devices (as kinds and times: only salted hashes are kept), notices, money, deposits, payouts, tasks, claims, and the whole history that trust is judged by, with every decision and its inputs. From `trust` anybody can judge again.',
      params,
      answer: z.looseObject({ exported_at: z.string() }).meta({ id: 'PersonExport' }),
      refusals: ['not_found'],
      example: { ...example, answer: { exported_at: '2026-11-20T10:00:00.000Z', person: { user: id } } },
    },
    async (needs, call) => {
      const user = actor(call, call.params.id);
      await getPerson(needs.pool, call.workspace, user);
      const parts = await needs.partsOf(call.workspace, user);
      return { exported_at: '', ...(await exportPerson(needs, call.workspace, user, parts)) };
    },
  ),
  route(
    {
      id: 'eraseWorker',
      method: 'DELETE',
      path: '/v1/workers/{id}',
      tag,
      scope,
      people: true,
      summary: 'Delete what is kept of somebody',
      description:
        'Names, username, languages, devices, who brought them, notices and sessions go. The number stays on the books and in the history of their work. Refused while money, a debt, a payout, a held reward or an open task of theirs is here, so that nothing is lost.',
      params,
      answer: PersonTold,
      refusals: ['not_found', 'money_not_settled'],
      example: {
        ...example,
        answer: {
          user: id,
          first_name: '',
          language: 'en',
          is_premium: false,
          first_seen_at: personExample.first_seen_at,
          wants_news: true,
          erased_at: '2026-11-20T11:00:00.000Z',
        },
      },
    },
    async (needs, call) => {
      const user = actor(call, call.params.id);
      return fromPerson(await erasePerson(needs, call.workspace, user, { by: doneBy(call) }));
    },
  ),
];
