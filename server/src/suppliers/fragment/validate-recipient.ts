import type { Access, Validation } from '#supply/supplier';
import { isObject, isUsername, wordIn } from '#suppliers/wire';
import type { Session } from './call.ts';
import { listOf } from './form.ts';

type Asked = { readonly username: string; readonly stars: number };

/** A recipient by the token Fragment calls them, or why there is none. `isPassing`: it did not say that they are not there. */
export type Found =
  | { readonly recipient: string; readonly name: string | undefined }
  | { readonly words: string; readonly isPassing: boolean };

export async function findRecipient(session: Session, access: Access, asked: Asked): Promise<Found> {
  const { username: query, stars } = asked;
  const { told, error } = await session.ask('searchStarsRecipient', { query, quantity: String(stars) });
  const found = told['found'];
  const recipient = isObject(found) ? wordIn(found, 'recipient') : undefined;
  if (isObject(found) && recipient !== undefined) return { recipient, name: wordIn(found, 'name') };
  const words = error ?? 'It names no recipient.';
  const isSure = listOf(access.settings, 'not_found_words').some((one) => words.toLowerCase().includes(one));
  return { words: `Fragment: ${words}`, isPassing: !isSure };
}

/** Only a recipient it names is a yes; only its own words for "nobody" are a no. */
export async function validateRecipient(session: Session, access: Access, asked: Asked): Promise<Validation> {
  if (!isUsername(asked.username)) return { verdict: 'no', reason: 'This is no username.' };
  const found = await findRecipient(session, access, asked);
  if ('recipient' in found) return { verdict: 'yes', ...(found.name !== undefined && { name: plain(found.name) }) };
  return { verdict: found.isPassing ? 'unknown' : 'no', reason: found.words };
}

/** It writes names for its page. */
export const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();
