import { LIMITS } from './limits.ts';

/** Text that is already Slack's mrkdwn: what people typed in it is escaped, tokens are live. Made by the functions here only. */
export class Mrkdwn {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toString(): string {
    return this.source;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Makes typed text harmless where mrkdwn is unavoidable. Once, at output: stored text is never escaped. */
export function escapeMrkdwn(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
}

/** A template of ours: interpolated strings are escaped, other `Mrkdwn` (date tokens) stays as it is. */
export function mrkdwn(literals: TemplateStringsArray, ...values: readonly (string | number | Mrkdwn)[]): Mrkdwn {
  const parts = literals.map((literal, index) => {
    const value = values[index];
    return literal + (value instanceof Mrkdwn ? value.source : escapeMrkdwn(String(value ?? '')));
  });
  return new Mrkdwn(parts.join(''));
}

/** Joins parts, for lists of lines. */
export function joinMrkdwn(parts: readonly (string | Mrkdwn)[], separator: string): Mrkdwn {
  return new Mrkdwn(parts.map(sourceOf).join(separator));
}

/** Mrkdwn source of a part: plain strings are escaped. */
export function sourceOf(text: string | Mrkdwn): string {
  return text instanceof Mrkdwn ? text.source : escapeMrkdwn(text);
}

/**
 * The top-level `text` of a message, which is all that notifications and screen readers get: at most 3,900 escaped
 * characters, cut on a word, never inside a token (`<!date…>`) or an entity (`&lt;`).
 */
export function fallbackText(text: string | Mrkdwn, limit: number = LIMITS.messageText): string {
  const source = sourceOf(text);
  if (source.length <= limit) return source;
  const kept: string[] = [];
  let length = 0;
  for (const piece of source.match(/<[^<>]*>|&(?:amp|lt|gt);|./gsu) ?? []) {
    length += piece.length;
    if (length > limit - 1) break;
    kept.push(piece);
  }
  const wordEnd = kept.findLastIndex((piece) => /^\s$/u.test(piece));
  return `${kept.slice(0, wordEnd > kept.length / 2 ? wordEnd : kept.length).join('')}…`;
}

/** A link with a text; `url` must be http(s). */
export function link(url: string, text: string): Mrkdwn {
  const target = escapeMrkdwn(url).replaceAll('|', '%7C');
  return new Mrkdwn(`<${target}|${escapeMrkdwn(text).replaceAll('|', '¦')}>`);
}

/**
 * What a person would read in text that came from Slack as mrkdwn (a message's `text`, what stands behind a command):
 * entities become characters, links their address, mentions and channels their names where Slack gave them.
 */
export function readMrkdwn(source: string): string {
  return source
    .replace(/<([@#])[A-Z0-9]+\|([^<>]+)>/g, '$1$2')
    .replace(/<!(here|channel|everyone)(?:\|[^<>]*)?>/g, '@$1')
    .replace(/<![^<>|]+\|([^<>]*)>/g, '$1')
    .replace(/<(?:mailto:|tel:)[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<(https?:[^<>|]*)(?:\|[^<>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
