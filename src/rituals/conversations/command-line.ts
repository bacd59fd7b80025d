import { type ListLine, parseList, parseSearch } from './browsing.ts';
import { type CustomerName, MAX_NAME } from './customer.ts';
import { type EmojiWish, parseEmojiWish } from './emoji.ts';

/** What a person asked with /heard. */
export type HeardRequest =
  | { readonly kind: 'capture'; readonly customer: CustomerName; readonly words: string }
  | { readonly kind: 'show' | 'edit' | 'delete' | 'take'; readonly number: number }
  | { readonly kind: 'emoji'; readonly wish: EmojiWish }
  | { readonly kind: 'forget'; readonly whom: Forgettable }
  | { readonly kind: 'customer'; readonly name: string }
  | ListLine
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'help' }
  | { readonly kind: 'unclear'; readonly text: string };

/** Whom an admin wants to have forgotten: a customer by name, or a colleague by name or by Slack's id ("" for the other). */
export type Forgettable =
  | { readonly kind: 'customer'; readonly customer: CustomerName }
  | { readonly kind: 'colleague'; readonly name: string; readonly slackUserId: string };

const DEEDS: Readonly<Record<string, 'edit' | 'delete' | 'take'>> = { edit: 'edit', delete: 'delete', take: 'take' };

/**
 * Reads what stands behind /heard. A sub-word counts only when the whole line is it: "12" or "#12" shows a record,
 * "edit 12" and "delete 12" change it, "take 12" makes one its owner, "emoji :eyes:" has reactions offer the form, "list mine" and "search export" look through what is there,
 * "quiet" asks whom nobody has heard from,
 * "customer Acme" opens a customer's page,
 * "Maarit, Acme Oy: their words" opens the form filled in, words without a colon are words, and one lone word asks what was meant.
 */
export function parseHeard(text: string): HeardRequest {
  const line = text.trim();
  if (line === '') return { kind: 'capture', customer: { person: '', organisation: '' }, words: '' };
  if (/^(help|\?)$/iu.test(line)) return { kind: 'help' };
  if (/^quiet$/iu.test(line)) return { kind: 'quiet' };
  const number = /^#?(\d{1,9})$/u.exec(line)?.[1];
  if (number !== undefined) return { kind: 'show', number: Number(number) };
  const [, deed = '', which] = /^(edit|delete|take)\s+#?(\d{1,9})$/iu.exec(line) ?? [];
  const kind = DEEDS[deed.toLowerCase()];
  if (kind !== undefined) return { kind, number: Number(which) };
  const wish = /^emoji(?:\s+(.*))?$/isu.exec(line);
  const emoji = wish && parseEmojiWish(wish[1] ?? '');
  if (emoji) return { kind: 'emoji', wish: emoji };
  const list = parseList(line);
  if (list) return list;
  const words = parseSearch(line);
  if (words !== null) return { kind: 'search', words };
  const name = parseCustomerPage(line);
  if (name !== null) return { kind: 'customer', name };
  const whom = parseForget(line);
  if (whom) return { kind: 'forget', whom };
  const named = /^([^:\n]{1,120}):\s+(.+)$/su.exec(line) ?? /^([^:\n]{1,120}):$/su.exec(line);
  if (named) return { kind: 'capture', customer: parseCustomerName(named[1] ?? ''), words: (named[2] ?? '').trim() };
  if (!/\s/u.test(line)) return { kind: 'unclear', text: line };
  return { kind: 'capture', customer: { person: '', organisation: '' }, words: line };
}

/** "forget Maarit, Acme Oy", "forget @Mikko"; longer than a name, or with a colon in it, it is what somebody said. */
function parseForget(line: string): Forgettable | null {
  const name = /^forget\s+([^:\n]{1,100})$/iu.exec(line)?.[1]?.trim();
  if (name === undefined || name.split(/\s+/u).length > MOST_WORDS_OF_A_NAME) return null;
  const slackUserId = /^<@([A-Z0-9]+)\|?>/u.exec(name)?.[1];
  if (slackUserId !== undefined) return { kind: 'colleague', name: '', slackUserId };
  if (name.startsWith('@')) return { kind: 'colleague', name: name.slice(1).trim(), slackUserId: '' };
  return { kind: 'customer', customer: parseCustomerName(name) };
}

const MOST_WORDS_OF_A_NAME = 6;

/** "customer Acme", "customer Maarit, Acme Oy": as much of a name as people type; else it is what somebody said. */
function parseCustomerPage(line: string): string | null {
  const name = /^customer\s+([^:\n]{1,100})$/iu.exec(line)?.[1]?.trim();
  return name === undefined || name.split(/\s+/u).length > MOST_WORDS_OF_A_NAME ? null : name;
}

/** "Maarit, Acme Oy" names both; a name alone is taken for the organisation, because that is how people shorten. */
export function parseCustomerName(text: string): CustomerName {
  const comma = text.indexOf(',');
  if (comma === -1) return { person: '', organisation: cutName(text) };
  return { person: cutName(text.slice(0, comma)), organisation: cutName(text.slice(comma + 1)) };
}

/** Never cuts an emoji in half. */
function cutName(text: string): string {
  return text
    .trim()
    .slice(0, MAX_NAME)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
