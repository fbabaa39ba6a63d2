import { Refusal } from '#kernel';
import type { ConnectionForm, GatewayNeeds, OpenConnection } from '#payments/gateway';

export const heleketCode = 'heleket';
export const heleketName = 'Heleket';

/** What an operator enters to connect a merchant of Heleket. */
export const heleketForm: ConnectionForm = {
  settings: {
    merchant: {
      about: 'The merchant’s UUID, in Heleket’s dashboard under Settings, API.',
      pattern: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i,
    },
    pay_with: {
      about: 'What people may pay with, by commas: USDT, TON.',
      pattern: /(USDT|TON)(,(USDT|TON))*/,
      usual: 'USDT,TON',
    },
    url_callback: {
      about:
        'Where Heleket sends its notices, if not to our public address; it takes https only, and is asked when there is none.',
      pattern: /https:\/\/\S{1,240}/,
      usual: '',
    },
    calc_path: {
      about: 'The path that tells a payout’s fee beforehand: "calc", "calculate", or "off" to send without asking.',
      pattern: /calc|calculate|off/,
      usual: 'calc',
    },
  },
  secrets: {
    payment_key: { about: 'The payment API key.', pattern: /[\x21-\x7e]{8,256}/ },
    payout_key: {
      about: 'The payout API key, another than the one for payments; only needed to pay out.',
      pattern: /[\x21-\x7e]{8,256}/,
      usual: '',
    },
  },
};

const realHost = 'https://api.heleket.com';

/** Where Heleket is. It has no test mode: a connection that says so is let nowhere but to the sandbox. */
export function heleketBase({ root }: Pick<GatewayNeeds, 'root'>, { isTest }: OpenConnection): string {
  if (root !== undefined) return `${root}/${heleketCode}`;
  if (isTest) throw new Refusal('connection_invalid', 'Heleket has no test mode; connect the account as a real one.');
  return realHost;
}

/** Where Heleket is to send its notices: https, or nothing, and then we ask. */
export function callbackOf({ publicUrl }: Pick<GatewayNeeds, 'publicUrl'>, connection: OpenConnection): string | null {
  const ours = `${publicUrl}/hooks/${heleketCode}/${connection.id}`;
  return connection.settings['url_callback'] || (ours.startsWith('https://') ? ours : null);
}
