import { openTelegramSandbox, type TelegramSandbox } from '@asterism/telegram-sandbox';
import type { Bot } from '#telegram';

type Fault = {
  kind: string;
  method?: string;
  update?: string;
  rate?: number;
  times?: number;
  retry_after?: number;
  seconds?: number;
};
export type PaymentEnd = { status: 'paid' | 'cancelled' | 'failed'; charge_id?: string; error?: string };

/** An emulated Telegram with the few gestures a test makes in it. */
export type TestTelegram = {
  readonly url: string;
  readonly sandbox: TelegramSandbox;
  /** A new bot's token. */
  makeBot(): Promise<string>;
  /** A new person's id; rich unless told. */
  makePerson(person?: { stars?: number; language_code?: string; username?: string }): Promise<number>;
  pay(person: number, link: string): Promise<PaymentEnd>;
  /** Gives a charge back at Telegram's side. */
  refund(charge: string): Promise<void>;
  /** Puts any row on a bot's Star list. Answers its id. */
  addRow(bot: Pick<Bot, 'telegramId'>, row: object): Promise<string>;
  setWithdrawal(bot: Pick<Bot, 'telegramId'>, id: string, state: 'pending' | 'succeeded' | 'failed'): Promise<void>;
  fault(fault: Fault): Promise<void>;
  heal(): Promise<void>;
  close(): Promise<void>;
};

export async function openTelegram(options: Parameters<typeof openTelegramSandbox>[0] = {}): Promise<TestTelegram> {
  const sandbox = await openTelegramSandbox(options);
  let made = 0;
  const call = async (method: string, path: string, body: unknown = {}): Promise<unknown> => {
    const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${sandbox.url}/sandbox/${path}`, init);
    const answer = (await response.json()) as unknown;
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    url: sandbox.url,
    sandbox,
    async makeBot() {
      const bot = { username: `shop_${(made += 1)}_bot`, first_name: 'Shop' };
      return ((await call('POST', 'bots', bot)) as { token: string }).token;
    },
    async makePerson({ stars = 100_000, language_code = 'en', username } = {}) {
      const named = username === undefined ? {} : { username };
      return ((await call('POST', 'users', { first_name: 'Ann', stars, language_code, ...named })) as { id: number })
        .id;
    },
    pay: async (person, link) => (await call('POST', `users/${person}/pay`, { link })) as PaymentEnd,
    refund: async (charge) => void (await call('POST', 'refunds', { charge_id: charge })),
    addRow: async ({ telegramId }, row) =>
      ((await call('POST', `bots/${telegramId}/transactions`, row)) as { id: string }).id,
    setWithdrawal: async ({ telegramId }, id, state) =>
      void (await call('POST', `bots/${telegramId}/withdrawals/${id}`, { state })),
    fault: async (fault) => void (await call('POST', 'faults', { target: 'telegram', ...fault })),
    heal: async () => void (await call('DELETE', 'faults')),
    close: () => sandbox.close(),
  };
}
