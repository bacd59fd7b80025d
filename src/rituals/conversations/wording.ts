import type { Conversation, Level, Need, Source } from './conversation.ts';

/** How a level is said to people: words, with a small sign, never colour alone. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  unmet: 'We fell short',
  met: 'We delivered',
  exceeded: 'Wow',
};

export const LEVEL_SIGNS: Readonly<Record<Level, string>> = { unmet: '🌧️', met: '👍', exceeded: '✨' };

export const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  call: 'in a call',
  ticket: 'in a ticket',
  survey: 'in a survey',
  visit: 'on a visit',
  message: 'in a message',
  event: 'at an event',
  other: 'elsewhere',
};

export const NEED_WORDS: Readonly<Record<Need, string>> = {
  needs_answer: 'It needs an answer',
  answered_by_me: 'I answered',
  nothing_to_answer: 'Nothing to answer',
};

const DAY = 24 * 60 * 60 * 1000;

/** How long ago a local date was, as people say it: "3 days ago". Both are local dates (YYYY-MM-DD) of the same reader. */
function howLongAgo(date: string, today: string): string {
  const days = daysBetween(date, today);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 14) return `${days} days ago`;
  if (days < 60) return `${Math.floor(days / 7)} weeks ago`;
  return `${Math.floor(days / 30)} months ago`;
}

/** Whole days from one local date to another; negative when `to` is earlier. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** "heard 3 days ago" @param today the reader's local date (YYYY-MM-DD) */
export function whenHeard({ heardOn }: Pick<Conversation, 'heardOn'>, today: string): string {
  return `heard ${howLongAgo(heardOn, today)}`;
}

/** "Heard by Mikko Salo, 3 days ago", where nothing is known of the source. */
export function heardByAndWhen({ hearer, heardOn }: Pick<Conversation, 'hearer' | 'heardOn'>, today: string): string {
  return `Heard by ${hearer.name}, ${howLongAgo(heardOn, today)}`;
}

/** "…and six others said so"; "" when nobody else did. */
export function othersSaidSo(count: number): string {
  if (count <= 0) return '';
  return `…and ${inWords(count)} ${count === 1 ? 'other' : 'others'} said so`;
}

const NUMBER_WORDS = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six'],
  ...['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
];

/** Numbers up to twelve are words. */
function inWords(count: number): string {
  return NUMBER_WORDS[count] ?? String(count);
}

/** "Heard by Mikko Salo, in a call, 3 days ago" */
export function heardBy(conversation: Conversation, today: string): string {
  return `${heardFrom(conversation)}, ${howLongAgo(conversation.heardOn, today)}`;
}

/** "Heard by Mikko Salo, in a call" */
export function heardFrom({ hearer, source }: Pick<Conversation, 'hearer' | 'source'>): string {
  return `Heard by ${hearer.name}, ${SOURCE_WORDS[source]}`;
}

/** With a capital at its beginning. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a modal's title has room for. */
const MOST_OF_TITLE = 24;

/** "What a participant said", in the workspace's own word as far as that fits a title. */
export function whatTheySaid(noun: string): string {
  const title = `What ${withArticle(noun)} said`;
  return [...title].length <= MOST_OF_TITLE ? title : 'What they said';
}

/** "Another customer said this", on the button that adds who else did. */
export function anotherSaidThis({ customer: { noun } }: Pick<Conversation, 'customer'>): string {
  return `Another ${noun} said this`;
}

/** The title of the form behind it, in the workspace's own word as far as that fits. */
export function anotherSaidIt(noun: string): string {
  const title = `Another ${noun} said it`;
  return [...title].length <= MOST_OF_TITLE ? title : 'Somebody else said it';
}

/** "Waiting for the customer", on what stops a clock and where it is stopped. */
export function waitingForThem(noun: string): string {
  return `Waiting for the ${noun}`;
}

/** "customers’", "people’s" */
export function possessive(many: string): string {
  return many.endsWith('s') ? `${many}’` : `${many}’s`;
}

/** "Log what a customer said", on the button that opens the form. */
export function logWhatTheySaid(noun: string): string {
  return `Log what ${withArticle(noun)} said`;
}

/** "a customer", "an applicant" */
export function withArticle(noun: string): string {
  return `${/^[aeio]/iu.test(noun) ? 'an' : 'a'} ${noun}`;
}
