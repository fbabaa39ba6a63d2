import type { Amount, Clock } from '#kernel';
import { SupplierSilent, type Access } from '#supply/supplier';
import { amountOf, wordIn } from '#suppliers/wire';
import type { Session } from './call.ts';
import { settingOf } from './form.ts';
import { plain } from './validate-recipient.ts';

const goodForMilliseconds = 60_000;

/** What so many Stars cost there now. It is a hint: only the payment itself says what is asked for. */
export async function quoteStars(
  { clock }: { readonly clock: Clock },
  session: Session,
  { settings }: Access,
  stars: number,
): Promise<{ readonly cost: Amount; readonly validUntil: Date }> {
  const quantity = String(stars);
  const { told, error } = await session.ask('updateStarsPrices', { stars: '0', quantity });
  const cost = priceIn(wordIn(told, settingOf(settings, 'price_field')));
  if (!cost || cost.units === 0n)
    throw new SupplierSilent(`Fragment told no price that could be read${error === undefined ? '' : `: ${error}`}.`);
  return { cost, validUntil: new Date(clock.now().getTime() + goodForMilliseconds) };
}

/** `0<span class="mini-frac">.75</span> TON`, or plainly `0.75`: the first number of it. */
function priceIn(html: string | undefined): Amount | undefined {
  const text = plain(html ?? '').replace(/(\d),(?=\d{3}(?!\d))/g, '$1');
  return amountOf(/\d+(?:\.\d+)?/.exec(text)?.[0], 'TON');
}
