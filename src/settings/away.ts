import type { Hours } from '../schedule/working-hours.ts';
import type { Status } from '../slack/people.ts';

/** Slack's own statuses for whoever is not there, and what people put in their place. */
const AWAY_EMOJI: ReadonlySet<string> = new Set([
  'palm_tree',
  'desert_island',
  'beach_with_umbrella',
  'face_with_thermometer',
  'sneezing_face',
  'no_entry',
  'baby',
  'zzz',
]);
const AWAY_WORDS =
  /\b(vacation(ing)?|holidays?|on leave|parental leave|out sick|sick|ooo|out of (the )?office|day off|off today|away)\b/iu;

/** Whether a status says that somebody is away for all that is left of a working day; a meeting or a walk is not that. */
export function isAwayFor({ emoji, text, until }: Status, { to }: Hours): boolean {
  if (until !== null && until < to) return false;
  return AWAY_EMOJI.has(emoji.replace(/:/gu, '')) || AWAY_WORDS.test(text);
}
