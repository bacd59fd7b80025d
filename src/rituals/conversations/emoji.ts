/** A channel in which a reaction on a message offers to log it. */
export interface CaptureChannel {
  readonly channelId: string;
  /** Slack's name of the emoji, without colons. */
  readonly emoji: string;
  /** Who turned it on. */
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
}

/** What a person wants of emoji in a channel. */
export type EmojiWish =
  | { readonly kind: 'on'; readonly emoji: string }
  | { readonly kind: 'off' }
  | { readonly kind: 'status' }
  /** An emoji came without its name. */
  | { readonly kind: 'unnamed' };

/** Several names of one emoji, as Slack's clients send the first. */
const ALIASES: Readonly<Record<string, string>> = { thumbsup: '+1', thumbsdown: '-1' };

/** The emoji itself, whatever skin tone it was given and by which of its names it was called. */
export function plainEmoji(name: string): string {
  const plain = name.replace(/::skin-tone-\d$/, '');
  return ALIASES[plain] ?? plain;
}

/**
 * Reads what stands behind "/heard emoji": ":speech_balloon:", "off", or nothing. Null when it is none of these, so that
 * "emoji are broken in the export" stays what a customer said.
 */
export function parseEmojiWish(text: string): EmojiWish | null {
  const wish = text.trim();
  if (wish === '') return { kind: 'status' };
  if (/^off$/iu.test(wish)) return { kind: 'off' };
  const name = /^:([a-z0-9_+'-]{1,100}(?:::skin-tone-\d)?):$/u.exec(wish)?.[1];
  if (name !== undefined) return { kind: 'on', emoji: plainEmoji(name) };
  return /^[^\p{L}\p{N}\s]{1,20}$/u.test(wish) ? { kind: 'unnamed' } : null;
}
