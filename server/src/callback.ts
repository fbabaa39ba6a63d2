import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { Callback } from '#billing';
import { Refusal } from '#kernel';

/** Networks that are not the public internet: this machine, its neighbours, clouds' metadata, what is reserved. */
const inside = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, prefix, 'ipv4');

/** Of IPv6 only what is handed out to the public, less the ranges in which an IPv4 address may hide. */
const outside = new BlockList();
outside.addSubnet('2000::', 3, 'ipv6');
const hiding = new BlockList();
hiding.addSubnet('2001::', 32, 'ipv6');
hiding.addSubnet('2002::', 16, 'ipv6');

const isPublic = (address: string, family: number): boolean =>
  family === 4 ? !inside.check(address, 'ipv4') : outside.check(address, 'ipv6') && !hiding.check(address, 'ipv6');

/** The addresses a connection is made to are the ones that are looked at, so a name cannot change its mind between. */
const publicOnly: LookupFunction = (host, options, answer) => {
  resolve(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? [];
    if (error) return answer(error, '', 0);
    if (!first || !found.every(({ address, family }) => isPublic(address, family)))
      return answer(new Error(`${host} is not on the public internet`), '', 0);
    return options.all ? answer(null, found) : answer(null, first.address, first.family);
  });
};

const longestAnswer = 16 * 1024;

/**
 * Calls operators' own programs: over HTTPS, on the public internet. A sandbox may call anything, for what it calls
 * runs beside it.
 */
export const operatorCallback = (isSandbox: boolean): Callback => ({
  check(url) {
    const { protocol, hostname, username, password } = new URL(url);
    const bare = hostname.replace(/^\[|\]$/g, '');
    const family = isIP(bare);
    if (username || password) throw refused('has no user name or password in it');
    if (isSandbox) return;
    if (protocol !== 'https:') throw refused('begins with https://');
    if (bare === 'localhost' || (family !== 0 && !isPublic(bare, family))) throw refused('is on the public internet');
  },
  async post(asked) {
    await this.check(asked.url);
    return send(asked, isSandbox ? undefined : publicOnly);
  },
});

const refused = (rule: string) => new Refusal('invalid_request', `A callback_url ${rule}.`);

type Post = Parameters<Callback['post']>[0];

function send({ url, headers, body, signal }: Post, lookup: LookupFunction | undefined) {
  const request = url.startsWith('https:') ? requestSecure : requestPlain;
  return new Promise<{ status: number; body: string }>((resolved, failed) => {
    const options = { method: 'POST', headers, signal, agent: false, ...(lookup && { lookup }) } as const;
    const call = request(url, options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > longestAnswer) call.destroy(new Error('the answer is too long'));
      });
      response.on('error', failed);
      response.on('end', () => resolved({ status: response.statusCode ?? 0, body: text }));
    });
    call.on('error', failed);
    call.end(body);
  });
}
