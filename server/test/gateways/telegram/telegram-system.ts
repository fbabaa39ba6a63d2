import { randomBytes } from 'node:crypto';
import type { EmulatedInvoice, EmulatedSystem, HowPaid, OpenSystem } from '@asterism/sandbox';

type Shop = { readonly bot: number; readonly token: string; readonly provider: string };
type Link = { link: string; payload: string; currency: string; total_amount: number };

type Kind = {
  readonly code: string;
  /** What the emulated Telegram, or the provider behind it, says there is. */
  readonly books: (ask: Ask, shop: Shop) => Promise<Record<string, string>>;
  /** Whether Telegram tells of charges that are given back. */
  readonly refunds: boolean;
};

type Ask = <Answer>(path: string, body?: object) => Promise<Answer>;

/** The emulated Telegram seen as a payment system: its accounts are bots, its pages are the phone. */
export const telegramSystem =
  (kind: Kind): OpenSystem =>
  ({ url }) => {
    const shops = new Map<string, Shop>();
    /** What was paid, by our payment. */
    const paid = new Map<string, EmulatedInvoice>();
    const ask: Ask = async <Answer>(path: string, body?: object) => {
      const init = body && { method: 'POST', body: JSON.stringify(body) };
      const answer = (await (await fetch(url() + path, init)).json()) as Answer & { error?: string };
      if (answer.error !== undefined && !('status' in (answer as object))) throw new Error(`${path}: ${answer.error}`);
      return answer;
    };
    const shopOf = (account: string): Shop => {
      const shop = shops.get(account);
      if (!shop) throw new Error(`There is no bot ${account}.`);
      return shop;
    };
    const control: EmulatedSystem['control'] = {
      async open() {
        const username = `shop_${randomBytes(6).toString('hex')}_bot`;
        const { id, token } = await ask<{ id: number; token: string }>('/sandbox/bots', {
          username,
          first_name: 'Shop',
        });
        const provider = `${id}:TEST:${randomBytes(12).toString('hex')}`;
        shops.set(String(id), { bot: id, token, provider });
        const secrets = kind.refunds ? { token } : { token, provider_token: provider };
        return { account: String(id), settings: kind.refunds ? {} : { goods: 'physical' }, secrets };
      },
      pay: async (account, invoice, how) => {
        const links = await ask<Link[]>(`/sandbox/bots/${account}/invoices`);
        const found = links.find(({ payload }) => payload === invoice);
        if (!found) throw new Error(`There is no invoice of ${invoice}.`);
        const externalId = await pay(ask, found.link, how);
        const { currency: asset, total_amount: total } = found;
        paid.set(invoice, { id: externalId, payment: invoice, amount: String(total), asset, status: 'paid' });
        return { externalId };
      },
      invoices: () => [...paid.values()],
      books: (account) => kind.books(ask, shopOf(account)),
      ...(kind.refunds && {
        refund: async (_, invoice) => {
          await ask('/sandbox/refunds', { charge_id: paid.get(invoice)?.id });
        },
      }),
    };
    return { code: kind.code, routes: () => undefined, control, save: () => ({}), load: () => undefined };
  };

/** A new person, who is rich, opens the link and presses Pay. */
async function pay(ask: Ask, link: string, { isSilent = false }: HowPaid = {}): Promise<string> {
  const { id } = await ask<{ id: number }>('/sandbox/users', { first_name: 'Ann', stars: 100_000 });
  if (isSilent) await ask('/sandbox/faults', { target: 'telegram', kind: 'drop', update: 'successful_payment' });
  const end = await ask<{ charge_id?: string; error?: string }>(`/sandbox/users/${id}/pay`, { link });
  if (end.charge_id === undefined) throw new Error(`Nobody was charged: ${end.error}`);
  return end.charge_id;
}

type StarAmount = { result: { amount: number; nanostar_amount?: number } };

export const openStars = telegramSystem({
  code: 'stars',
  refunds: true,
  async books(ask, { token }) {
    const { result } = await ask<StarAmount>(`/bot${token}/getMyStarBalance`, {});
    return { XTR: `${result.amount}.${String(result.nanostar_amount ?? 0).padStart(9, '0')}` };
  },
});

type ProviderBooks = { provider_token: string; charged: Record<string, number> }[];

export const openProvider = telegramSystem({
  code: 'provider',
  refunds: false,
  async books(ask, { provider }) {
    const all = await ask<ProviderBooks>('/sandbox/providers');
    const { charged = {} } = all.find(({ provider_token }) => provider_token === provider) ?? {};
    return Object.fromEntries(Object.entries(charged).map(([asset, total]) => [asset, (total / 100).toFixed(2)]));
  },
});
