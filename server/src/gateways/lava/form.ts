import { Refusal } from '#kernel';
import type { ConnectionForm, GatewayNeeds, OpenConnection } from '#payments/gateway';

export const lavaCode = 'lava';
export const lavaName = 'Lava';
/** Lava counts in rubles. */
export const lavaAsset = 'RUB';

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const key = /[\x21-\x7e]{8,256}/;

/** What an operator enters to connect a shop of Lava, and the profile it pays out from. */
export const lavaForm: ConnectionForm = {
  settings: {
    shop_id: { about: 'The shop’s id, in Lava’s business cabinet under the shop’s settings.', pattern: uuid },
    profile_id: { about: 'The profile’s id; only needed to pay out.', pattern: uuid, usual: '' },
    signature_form: {
      about: 'How requests are signed: "header" over their bytes, or "body" as a member of theirs.',
      pattern: /header|body/,
      usual: 'header',
    },
    fee_percent: {
      about: 'What Lava keeps of a payment, in percent, for payments that it told us nothing of; the cabinet shows it.',
      pattern: /\d{1,2}(\.\d{1,2})?/,
      usual: '0',
    },
    time_zone: {
      about: 'The zone of Lava’s times; Moscow’s, when not given.',
      pattern: /[+-]\d\d:\d\d/,
      usual: '+03:00',
    },
    pay_page: {
      about: 'Where invoices are paid, up to their id; used when an invoice is met a second time.',
      pattern: /https?:\/\/\S{1,200}\//,
      usual: '',
    },
    payoff_info_key: {
      about:
        'The name the profile’s id goes by when a payout is asked about: "profileId", or "shopId" as the official client writes it.',
      pattern: /profileId|shopId/,
      usual: 'profileId',
    },
    payoff_subtract: {
      about: 'The value of "subtract" that lets the receiver have the whole amount: 1 takes the fee from our balance.',
      pattern: /[01]/,
      usual: '1',
    },
  },
  secrets: {
    secret_key: { about: 'The shop’s secret key, which signs requests.', pattern: key },
    additional_key: { about: 'The shop’s additional key, which proves webhooks.', pattern: key },
    profile_secret_key: { about: 'The profile’s secret key; only needed to pay out.', pattern: key, usual: '' },
    profile_additional_key: {
      about: 'The profile’s additional key, which proves webhooks of payouts.',
      pattern: key,
      usual: '',
    },
  },
};

/** Where Lava is. It has no test mode: a connection that says so is let nowhere but to the sandbox. */
export function lavaBase({ root }: Pick<GatewayNeeds, 'root'>, { isTest }: OpenConnection): string {
  if (root !== undefined) return `${root}/${lavaCode}`;
  if (isTest) throw new Refusal('connection_invalid', 'Lava has no test mode; connect the shop as a real one.');
  return 'https://api.lava.ru';
}

/** The page of an invoice that Lava does not tell the address of again. */
export function payPageOf({ root }: Pick<GatewayNeeds, 'root'>, { settings }: OpenConnection, invoice: string): string {
  const usual = root === undefined ? 'https://pay.lava.ru/invoice/' : `${root}/${lavaCode}/pay/`;
  return `${settings['pay_page'] || usual}${encodeURIComponent(invoice)}`;
}

/** Where Lava sends what happens. */
export const hookOf = ({ publicUrl }: Pick<GatewayNeeds, 'publicUrl'>, { id }: OpenConnection): string =>
  `${publicUrl}/hooks/${lavaCode}/${id}`;
