import { BlockList, isIP } from 'node:net';

type Network = { readonly address: string; readonly bits: number; readonly family: 'ipv4' | 'ipv6' };

function readNetwork(text: string): Network | undefined {
  const [address = '', suffix, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0 || (suffix !== undefined && !/^\d{1,3}$/.test(suffix))) return undefined;
  const widest = version === 4 ? 32 : 128;
  const bits = suffix === undefined ? widest : Number(suffix);
  return bits > widest ? undefined : { address, bits, family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** Whether a text is an IP address or a network in CIDR form. */
export const isNetwork = (text: string): boolean => readNetwork(text) !== undefined;

/** A question about addresses: is this one inside any of these networks? An empty list lets everyone in. */
export function networkTest(networks: readonly string[]): (address: string) => boolean {
  if (networks.length === 0) return () => true;
  const list = new BlockList();
  for (const { address, bits, family } of networks.flatMap((text) => readNetwork(text) ?? []))
    list.addSubnet(address, bits, family);
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, ''); // an IPv4 caller seen by a socket that speaks IPv6
    const version = isIP(plain);
    return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6');
  };
}
