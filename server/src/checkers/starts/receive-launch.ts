import { Refusal } from '#kernel';
import { verifyInitDataOf } from '#identity';
import { hearStart, type Heard } from './hear.ts';
import type { HeardNeeds } from './needs.ts';
import { findPartner } from './partner.ts';

const words = {
  malformed: 'This is not initData. Send the text of Telegram.WebApp.initData as it is.',
  forged: 'Telegram did not sign this initData for the bot of this task.',
  old: 'This initData is more than an hour old. Open the Mini App again.',
  from_the_future: 'This initData is from the future.',
} as const;

/**
 * What the Mini App of an advertised bot passes on: `initData`, which Telegram signed for that bot. It proves who opened
 * it, when, and with which start parameter. Refuses with `not_found`, `signature_invalid` and `session_expired`.
 */
export async function receiveLaunch(
  needs: HeardNeeds,
  { task, initData }: { readonly task: string; readonly initData: string },
): Promise<Heard> {
  const partner = await findPartner(needs, task);
  if (!partner) throw new Refusal('not_found', 'No Mini App tells us anything at this address.');
  const { workspace, bot } = partner;
  const key = needs.config.telegramMiniAppKey;
  const age = { now: needs.clock.now(), ...(key !== undefined && { publicKey: key }) };
  const verdict = verifyInitDataOf(bot, initData, age);
  if (!verdict.ok)
    throw new Refusal(verdict.reason === 'old' ? 'session_expired' : 'signature_invalid', words[verdict.reason]);
  const { user, startParam, authDate } = verdict.data;
  const about = { workspace, bot, worker: user.id, at: authDate, via: 'mini_app' } as const;
  return hearStart(needs, about, { token: startParam ?? '', task });
}
