import { askPlatform } from '../demo/ask.ts';
import { personIn } from '../demo/person.ts';
import type { RunningDemo, Tell } from '../demo/start-demo.ts';
import { connecting } from './connecting.ts';
import { deciding } from './deciding.ts';
import { exchanging } from './exchange/index.ts';
import { expiring } from './expiring.ts';
import { limiting } from './limiting.ts';
import { payingOut } from './paying-out.ts';
import { reselling } from './panel/index.ts';
import { ownInvoices } from './own-invoices.ts';
import { payingByProvider } from './paying-by-provider.ts';
import { payingIn } from './paying-in.ts';
import { reconciling } from './reconciling.ts';
import { refilling } from './refilling.ts';
import { refunding } from './refunding.ts';
import { reserving } from './reserving.ts';
import { spending } from './spending.ts';
import { balancesOf, expectEqual, WalkFault, type Balances, type Stage, type Step } from './stage.ts';
import { storekeeping } from './store/index.ts';
import { subscribing } from './subscribing.ts';
import { telling } from './telling.ts';

type Story = readonly Step[];

/** What is told, chapter by chapter. Each story has a person of its own. */
const chapters: Readonly<Record<string, readonly Story[]>> = {
  Billing: [
    [...spending, ...reserving, ...refunding, ...reconciling, ...expiring, ...telling, ...ownInvoices, ...refilling],
    connecting,
    deciding,
    limiting,
    subscribing,
  ],
  'Money in and out': [[...payingIn, ...payingByProvider], payingOut],
  Exchange: [exchanging],
  Panel: [reselling],
  Store: [storekeeping],
};

const stories = Object.values(chapters).flat();

const widest = Math.max(...stories.flat().map(({ title }) => title.length));

/** The balances in columns: Stars in Telegram, then credits free, set aside and owed. */
const columns = ({ stars, credits, reserved = 0, debt = 0 }: Balances): string =>
  [
    `⭐ ${String(stars).padStart(4)}`,
    `credits ${String(credits).padStart(3)}`,
    `reserved ${String(reserved).padStart(3)}`,
    `debt ${debt}`,
  ].join('   ');

/** Plays the chapters, or the one that begins with these letters; each line says what was done and what the person has then. */
export async function playChapters(demo: RunningDemo, tell: Tell, only = ''): Promise<void> {
  for (const [title, told] of Object.entries(chapters)) {
    if (!title.toLowerCase().startsWith(only.toLowerCase())) continue;
    tell(`\n  ${title}\n`);
    for (const story of told) await playStory(demo, tell, story);
  }
}

async function playStory(demo: RunningDemo, tell: Tell, story: readonly Step[]): Promise<void> {
  const stage = await openStage(demo);
  let before: Balances = await balancesOf(stage);
  for (const step of story) {
    await step.play(stage);
    await stage.world.post('/sandbox/settle'); // a bot answers before it has done with an update
    const found = await balancesOf(stage);
    tell(`  ${step.title.padEnd(widest)}   ${columns(found)}`);
    const expected = step.after === 'unchanged' ? before : step.after;
    expectEqual(`the balances after "${step.title}"`, columns(found), columns(expected));
    for (const line of (await step.tell?.(stage)) ?? []) tell(`  ${line}`);
    before = found;
  }
}

async function openStage({ world, platform, facts, second }: RunningDemo): Promise<Stage> {
  const bot = facts.bots.find(({ purpose }) => purpose === 'billing');
  const exchange = facts.bots.find(({ purpose }) => purpose === 'exchange');
  const store = facts.bots.find(({ purpose }) => purpose === 'store');
  if (!bot || !exchange || !store) throw new WalkFault('There is no bot to talk to.');
  const made = await world.post<{ id: number }>('/sandbox/users', { first_name: 'Walker', stars: 2000 });
  const { now } = await world.get<{ now: string }>('/sandbox/clock');
  const customer = String(made.id);
  return {
    platform,
    ask: askPlatform(facts.platform_url, facts.api_key),
    platformUrl: facts.platform_url,
    workspace: facts.workspace,
    exchange,
    store: { ...store, key: facts.store_key ?? '' },
    world,
    second,
    person: personIn(world, made.id, bot.username),
    customer,
    bot: bot.id,
    startedAt: now,
    key: (name) => `walk-${customer}-${name}`,
  };
}
