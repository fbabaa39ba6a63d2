import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { TestApi } from './test-api.ts';

/** What is asked, whatever way it is sent. A list goes as `1,2,3` where the way has no lists of its own. */
export type Asked = Readonly<Record<string, string | readonly string[]>>;

type Way = Pick<InjectOptions, 'method' | 'url' | 'headers' | 'payload'>;

const formType = 'application/x-www-form-urlencoded';
const plain = (asked: Asked): [string, string][] =>
  Object.entries(asked).map(([name, value]) => [name, typeof value === 'string' ? value : value.join(',')]);
const form = (pairs: readonly (readonly [string, string])[]) =>
  new URLSearchParams(pairs.map(([...pair]) => pair)).toString();
const post = (contentType: string | undefined, payload: string, more: Way['headers'] = {}, url = '/api/v2'): Way => ({
  method: 'POST',
  url,
  headers: { ...(contentType !== undefined && { 'content-type': contentType }), ...more },
  payload,
});

/** Lists as forms of PHP send them. */
const bracketed = (asked: Asked): [string, string][] =>
  Object.entries(asked).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : value.map((each, n) => [`${name}[${n}]`, each]),
  );

const numbered = (value: string) => (/^\d{1,9}$/.test(value) ? Number(value) : value);

const boundary = 'example';
const parts = (asked: Asked) =>
  `${plain(asked)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}--${boundary}--\r\n`;

/** The ways in which clients of panels really send. */
export const transports: Readonly<Record<string, (asked: Asked) => Way>> = {
  form: (asked) => post(formType, form(plain(asked))),
  'form; charset=UTF-8': (asked) => post(`${formType};charset=UTF-8`, form(plain(asked))),
  multipart: (asked) => post(`multipart/form-data; boundary=${boundary}`, parts(asked)),
  'JSON of texts': (asked) => post('application/json', JSON.stringify(Object.fromEntries(plain(asked)))),
  'JSON of numbers and lists': (asked) =>
    post(
      'application/json; charset=utf-8',
      JSON.stringify(
        Object.fromEntries(
          Object.entries(asked).map(([name, value]) => [
            name,
            typeof value === 'string' ? numbered(value) : value.map(numbered),
          ]),
        ),
      ),
    ),
  'GET, in the address': (asked) => ({ method: 'GET', url: `/api/v2?${form(plain(asked))}` }),
  'POST, in the address': (asked) => ({ method: 'POST', url: `/api/v2?${form(plain(asked))}` }),
  'key and action in the address, the rest in a form': (asked) => {
    const inAddress = plain(asked).filter(([name]) => name === 'key' || name === 'action');
    const inBody = plain(asked).filter(([name]) => name !== 'key' && name !== 'action');
    return post(formType, form(inBody), {}, `/api/v2?${form(inAddress)}`);
  },
  'Authorization: Bearer and a form': ({ key, ...asked }) =>
    post(formType, form(plain(asked)), { authorization: `Bearer ${String(key)}` }),
  'form with brackets': (asked) => post(formType, form(bracketed(asked))),
  'form without a content type': (asked) => post(undefined, form(plain(asked))),
  'slash at the end': (asked) => post(formType, form(plain(asked)), {}, '/api/v2/'),
};

export const send = (api: TestApi, way: Way): Promise<LightMyRequestResponse> =>
  api.app.inject({ ...way, remoteAddress: '127.0.0.1' });

/** Sends it as most clients do. */
export const asForm = (api: TestApi, asked: Asked): Promise<LightMyRequestResponse> =>
  send(api, transports['form']?.(asked) ?? {});
