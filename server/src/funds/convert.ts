import { amountToWire, newId, Refusal, type Id, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { hashInput, post } from '#ledger';
import type { Conversion, ConversionInput, Price } from './conversion.ts';
import { conversionByKey, findQuote, insertConversion } from './conversion-rows.ts';
import type { FundsNeeds } from './needs.ts';
import { converted } from './postings.ts';
import { isWithin } from './price-conversion.ts';
import { priceNow } from './quote-conversion.ts';
import { checkUser } from './user.ts';

type Needs = Pick<FundsNeeds, 'pool' | 'clock' | 'rateRules'>;

/**
 * Turns a person's money into another asset, at the price of a quote or at the rate of now, and records the rate with
 * its parts. The same key hears of the same conversion. Refuses with `insufficient_funds`, `rate_unavailable`,
 * `rate_moved`, `invalid_amount`, `invalid_request`, `not_found` (quote), `already_exists` (quote used) or
 * `idempotency_conflict`.
 */
export async function convert(needs: Needs, workspace: WorkspaceId, input: ConversionInput): Promise<Conversion> {
  checkUser(input.user);
  const before = () => convertedBefore(needs, workspace, input);
  const found = (await before()) ?? (await write(needs, workspace, input)) ?? (await before());
  if (!found) throw new Refusal('already_exists', 'This quote was used already. Ask for a new one.');
  return found;
}

const hashOf = ({ user, from, to, quote, expected, maxSlippage }: ConversionInput): string =>
  hashInput({
    command: 'convert',
    user,
    from: amountToWire(from),
    to,
    quote,
    expected: expected && amountToWire(expected),
    maxSlippage,
  });

async function convertedBefore({ pool }: Needs, workspace: WorkspaceId, input: ConversionInput) {
  const before = await conversionByKey(pool, workspace, input.key);
  if (before && before.inputHash !== hashOf(input))
    throw new Refusal('idempotency_conflict', 'This key has converted something else. Use a new key for a new one.');
  return before?.conversion;
}

/** The new conversion; undefined when its key or its quote was quicker in another request. */
const write = (needs: Needs, workspace: WorkspaceId, input: ConversionInput): Promise<Conversion | undefined> =>
  transaction(needs.pool, async (tx) => {
    const { id, price } = await settlePrice(tx, needs, workspace, input);
    const conversion = { ...price, workspace, id, user: input.user, convertedAt: needs.clock.now() };
    const inputHash = hashOf(input);
    if (!(await insertConversion(tx, conversion, { key: input.key, inputHash }))) return undefined;
    await post(tx, needs.clock, {
      workspace,
      key: `api:${input.key}`,
      reason: 'funds.conversion',
      reference: id,
      input: inputHash,
      answer: { conversion: id, spread: price.spread, rate: toldRate(price) },
      postings: converted(input.user, price),
    });
    return conversion;
  });

/** What the books keep of the rate: every part as its source said it. */
export const toldRate = ({ rate: { numerator, denominator, parts } }: Price) => ({
  numerator: String(numerator),
  denominator: String(denominator),
  parts: parts.map((part) => ({
    ...part,
    readAt: part.readAt.toISOString(),
    validUntil: part.validUntil.toISOString(),
  })),
});

type Settled = { readonly id: Id<'cnv'>; readonly price: Price };

/** The price of the quote while it stands; else that of now, if it is not further below what was reckoned with. */
async function settlePrice(
  tx: Tx,
  needs: Needs,
  workspace: WorkspaceId,
  { user, from, to, quote: named, expected, maxSlippage }: ConversionInput,
): Promise<Settled> {
  if (named !== undefined && expected !== undefined)
    throw new Refusal(
      'invalid_request',
      'Name a "quote" or what is "expected", not both: a quote says what it comes to.',
    );
  if (maxSlippage !== undefined && named === undefined && expected === undefined)
    throw new Refusal('invalid_request', 'Say in "expected" how much you reckon with, or name a "quote".');
  if (expected && expected.asset !== to) throw new Refusal('wrong_asset', `What is expected is in ${to}.`);
  const quote = named === undefined ? undefined : await findQuote(tx, workspace, named);
  if (named !== undefined && quote?.user !== user)
    throw new Refusal('not_found', 'There is no such quote for this user. Ask for one: POST /v1/conversion-quotes.');
  if (quote && (quote.from.asset !== from.asset || quote.from.units !== from.units || quote.to.asset !== to))
    throw new Refusal('invalid_request', 'This quote is of another conversion. Ask for one of this amount.');
  if (quote && quote.expiresAt > needs.clock.now()) return { id: quote.id, price: quote };
  if (quote && maxSlippage === undefined)
    throw new Refusal(
      'rate_moved',
      'This quote has ended. Ask for a new one, or say in "max_slippage" how far the price may be off.',
    );
  const price = await priceNow(tx, needs, workspace, from, to);
  const reckoned = quote?.to ?? expected;
  if (reckoned && !isWithin(price.to.units, reckoned.units, maxSlippage ?? 0)) throw moved(price);
  return { id: quote?.id ?? newId('cnv'), price };
}

function moved({ to }: Price): Refusal {
  const now = amountToWire(to);
  const message = `The price has moved: it comes to ${now.amount} ${now.asset} now. Look at it again and repeat with a new key.`;
  return new Refusal('rate_moved', message, { now });
}
