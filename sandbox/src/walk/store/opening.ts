import { atSystem, botIdOf, type Connected } from '../../demo/gateways.ts';
import { connectStore, enable, offer, rates, setRates } from '../../demo/store.ts';
import { bringIn } from '../paying-out.ts';
import { expectEqual, WalkFault, type Stage, type Step } from '../stage.ts';
import { openResale } from './resale.ts';
import { buyAt, cast, setCast, starsOf, usd } from './cast.ts';

const chainIn = (connected: readonly Connected[]): string =>
  connected.find(({ code }) => code === 'ton')?.connection ?? '';

type Shop = { readonly account: string; readonly url: string; readonly key: string; readonly webhook_secret: string };
type Texts = Readonly<Record<string, string>>;
type Market = { readonly buyer: string; readonly url: string; readonly cookies: Texts; readonly wallet: Texts };
type Supplier = { readonly supplier: string; readonly webhook_url?: string };

/** Nobody sells dearer than this here: the guide buys 500 Stars for 8.25 dollars. */
const wholesale = '16.5';
const names = ['ada', 'bob', 'cleo', 'dan', 'eve'] as const;

async function gather({ world, customer }: Stage): Promise<Record<string, string>> {
  const people: Record<string, string> = {};
  for (const name of names) {
    people[name] = `${name}_${customer}`;
    await world.post('/sandbox/users', {
      first_name: `${name[0]?.toUpperCase()}${name.slice(1)}`,
      username: people[name],
    });
  }
  return people;
}

/** Coins of the house's own, most of them in the wallet that pays suppliers; small payments of it need nobody's yes. */
async function fundChain(stage: Stage, connected: readonly Connected[]): Promise<void> {
  const ton = connected.find(({ code }) => code === 'ton');
  if (!ton) throw new WalkFault('There is no chain.');
  const deposit = { asset: 'TON', amount: '400' };
  await bringIn(stage, { ...ton, deposit, payout: deposit, destination: {} }, stage.key('house'));
  await stage.world.post(`${atSystem(ton)}/fund`, { asset: 'TON', amount: '300' });
  const rule = { rail: 'ton', asset: 'TON', minimum: '0.1', automatic_up_to: '100' };
  await stage.ask('PUT', '/v1/settings/payouts', { rules: [rule] });
}

async function addSupplier({ ask, key }: Stage, kind: string, given: object): Promise<Supplier> {
  return ask('POST', '/v1/store/suppliers', { kind, name: key(kind), ...given });
}

/** Those of earlier walks, and of the demo, are not asked any more. */
async function switchOthersOff({ ask }: Stage): Promise<void> {
  const { suppliers } = await ask<{ suppliers: { supplier: string; is_on: boolean }[] }>('GET', '/v1/store/suppliers');
  const body = { is_on: false, reason: 'The walk has suppliers of its own.' };
  for (const { supplier, is_on: isOn } of suppliers)
    if (isOn) await ask('POST', `/v1/store/suppliers/${supplier}/switch`, body);
}

async function open(stage: Stage): Promise<void> {
  const { ask, world, key, store } = stage;
  const people = await gather(stage);
  await setRates(ask);
  const ours = await botIdOf({ ask, world }, store.id);
  const connected = await connectStore({ ask, world }, ours, (code) => key(`shop-${code}`));
  await enable(ask, ours);
  await offer(ask, connected);
  await fundChain(stage, connected);
  await switchOthersOff(stage);
  const price = { usd_per_ton: rates['TON'], usd_per_1000: wholesale };
  const shop = await world.post<Shop>('/sandbox/supplier/accounts', price);
  const wallet = connected.find(({ code }) => code === 'ton')?.account;
  const market = await world.post<Market>('/sandbox/supplier/fragment', { ...price, wallet });
  const mystars = await addSupplier(stage, 'mystars', {
    asset: 'TON',
    settings: { url: shop.url, connection: chainIn(connected) },
    secrets: { api_key: shop.key, webhook_secret: shop.webhook_secret },
  });
  const fragment = await addSupplier(stage, 'fragment', {
    asset: 'TON',
    settings: { url: market.url, ...market.wallet },
    secrets: market.cookies,
  });
  const manual = await addSupplier(stage, 'manual', { asset: 'USD', settings: { price_per_1000: wholesale } });
  if (mystars.webhook_url !== undefined)
    await world.post(`/sandbox/supplier/accounts/${shop.account}`, { webhook_url: mystars.webhook_url });
  setCast({
    connected,
    people,
    suppliers: { mystars: mystars.supplier, fragment: fragment.supplier, manual: manual.supplier },
    shop: shop.account,
    market: market.buyer,
    orders: [],
  });
  await buyAt(stage, 'mystars');
}

/** What the price list says, and what it would be without one. */
async function look({ ask }: Stage): Promise<void> {
  const { packages } = await ask<{ packages: { stars: number; price?: object; cost?: object }[] }>(
    'GET',
    '/v1/store/packages',
  );
  const found = packages.find(({ stars }) => stars === 500);
  expectEqual('the package of 500', [found?.price, found?.cost], [usd('9'), usd('8.25')]);
}

type Validated = { readonly valid: boolean; readonly verified: string; readonly name?: string };

/** Nobody is sold what cannot arrive, and nobody is told "yes" who was not looked at. */
async function validate(stage: Stage): Promise<void> {
  const { world } = stage;
  const { shop, people } = cast();
  const program = await openResale(stage);
  const asked = (name = '') =>
    program.post<Validated>('/v1/validate-user', { platform: 'telegram', user_id: `@${name}`, stars: 500 });
  const ada = await asked(people['ada']);
  expectEqual('Ada', [ada.valid, ada.verified, ada.name], [true, 'yes', 'Ada']);
  const nobody = await asked('nobody_has_this_name');
  expectEqual('nobody', [nobody.valid, nobody.verified], [false, 'no']);
  await world.post(`/sandbox/supplier/accounts/${shop}`, { check: 'indeterminate' });
  const eve = await asked(people['eve']);
  expectEqual('who was not looked at', [eve.valid, eve.verified], [false, 'unknown']);
  await world.post(`/sandbox/supplier/accounts/${shop}`, { check: 'sure' });
  expectEqual('the Stars of all', await starsOf(stage, ...Object.values(people)), [0, 0, 0, 0, 0]);
}

export const opening: readonly Step[] = [
  {
    title: 'a store opens, once its rules are accepted: nine ways of paying, three suppliers, prices of the guide',
    after: 'unchanged',
    play: open,
  },
  { title: '500 Stars sell for 9.00 dollars and cost 8.25', after: 'unchanged', play: look },
  {
    title: 'a recipient is shown back by name; a wrong one is refused; whom nobody could look at is not verified',
    after: 'unchanged',
    play: validate,
  },
];
