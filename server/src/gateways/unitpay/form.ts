import type { ConnectionForm } from '#payments/gateway';

const key = /[A-Za-z0-9_.-]{8,128}/;

/** What an operator enters to connect a project of UnitPay. */
export const form: ConnectionForm = {
  settings: {
    public_key: {
      about: 'The public key of the project: its settings in the cabinet. It is part of the link that payers follow.',
      pattern: /[A-Za-z0-9-]{3,64}/,
    },
    project_id: { about: 'The number of the project.', pattern: /\d{1,12}/ },
    domain: {
      about: 'Where UnitPay is: unitpay.ru, or the domain that its support gives.',
      pattern: /([a-z0-9-]{1,63}\.){1,3}[a-z]{2,24}/,
      usual: 'unitpay.ru',
    },
    create: {
      about:
        'How payments are asked for: "form" (a signed link, no call) or "api" (initPayment, so that a payment can be looked up before UnitPay tells of it).',
      pattern: /form|api/,
      usual: 'form',
    },
    payment_type: {
      about:
        'The way to pay, such as card or sbp. With "form" the payer chooses when it is empty; with "api" it is card.',
      pattern: /[A-Za-z]{2,20}/,
      usual: '',
    },
    account_currency: {
      about: 'What the balance at UnitPay is counted in.',
      pattern: /[A-Z]{3}/,
      usual: 'RUB',
    },
    ips: {
      about:
        'Addresses that notifications may come from, with commas between them; 1.2.3.0/24 is understood. Empty: any.',
      pattern: /[0-9a-fA-F.:/]{2,50}(,[0-9a-fA-F.:/]{2,50}){0,30}/,
      usual: '',
    },
    refusal_status: {
      about: 'The HTTP status of a no to a notification that is genuine. UnitPay reads the body, so it is 200.',
      pattern: /[2-5]\d\d/,
      usual: '200',
    },
    login: { about: 'The e-mail address of the account, for payouts and the balance.', pattern: /.{3,120}/, usual: '' },
  },
  secrets: {
    secret_key: { about: 'The secret key of the project (the test key for a test connection).', pattern: key },
    account_secret_key: {
      about: 'The secret key of the account, from its profile: for payouts and the balance.',
      pattern: key,
      usual: '',
    },
  },
};
