import type { ConnectionForm, GatewayNeeds, OpenConnection } from '#payments/gateway';

export const tegroCode = 'tegro';
export const tegroName = 'Tegro.Money';

const key = /[\x21-\x7e]{6,256}/;

/** What an operator enters to connect a shop of Tegro.Money. */
export const tegroForm: ConnectionForm = {
  settings: {
    shop_id: { about: 'The Shop ID: the public key in the shop’s settings.', pattern: /[0-9A-Za-z]{8,64}/ },
    invoice_by: {
      about: 'How people are sent to pay: "link", which calls nobody, or "order", which makes an order beforehand.',
      pattern: /link|order/,
      usual: 'link',
    },
    payment_system: {
      about: 'The number of the payment system of orders made beforehand, such as 28; people choose, when not given.',
      pattern: /\d{1,4}/,
      usual: '',
    },
    currencies: {
      about: 'The currencies of the shop with the numbers that Tegro gives them, such as RUB=1,USD=2.',
      pattern: /[A-Z]{3}=\d{1,4}(,[A-Z]{3}=\d{1,4})*/,
      usual: 'RUB=1',
    },
    fee_from: {
      about: 'Whose the fee of an order is: "shop", when it is kept of the amount, or "payer", when it came on top.',
      pattern: /shop|payer/,
      usual: 'shop',
    },
    time_zone: {
      about: 'The zone of Tegro’s times; Moscow’s, when not given.',
      pattern: /[+-]\d\d:\d\d/,
      usual: '+03:00',
    },
  },
  secrets: {
    secret_key: { about: 'The Secret KEY, which signs links and notifications.', pattern: key },
    api_key: { about: 'The API KEY, which signs calls.', pattern: key },
  },
};

/** Where Tegro is: payments in test mode are made there as well, and are worth nothing. */
export const tegroBase = ({ root }: Pick<GatewayNeeds, 'root'>): string =>
  root === undefined ? 'https://tegro.money' : `${root}/${tegroCode}`;

/** Where Tegro sends its notifications. */
export const notifyUrlOf = ({ publicUrl }: Pick<GatewayNeeds, 'publicUrl'>, { id }: OpenConnection): string =>
  `${publicUrl}/hooks/${tegroCode}/${id}`;

/** The number of each currency, as the operator has written them down. */
export const currencyNumbers = ({ settings }: OpenConnection): ReadonlyMap<string, string> =>
  new Map(
    (settings['currencies'] ?? '').split(',').map((pair) => {
      const [currency = '', number = ''] = pair.split('=');
      return [currency, number];
    }),
  );
