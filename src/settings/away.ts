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
/** What people write beside their names, in the languages of most workspaces; Slack's own statuses bring their emoji in all. */
const AWAY_WORDS: readonly string[] = [
  ...['vacation', 'vacationing', 'holiday', 'holidays', 'on leave', 'parental leave', 'out sick', 'sick', 'ooo'],
  ...['out of office', 'out of the office', 'day off', 'off today', 'away'],
  ...['urlaub', 'krank', 'krankgeschrieben', 'elternzeit', 'abwesend', 'vakantie', 'ziek', 'afwezig'],
  ...['på semester', 'sjuk', 'sjukskriven', 'föräldraledig', 'ferie', 'syk', 'sykmeldt', 'syg', 'sygemeldt', 'barsel'],
  ...['loma', 'lomalla', 'sairaana', 'sairauslomalla', 'puhkus', 'puhkusel', 'haige', 'atvaļinājums', 'atostogos'],
  ...['en congé', 'congés', 'vacances', 'malade', 'vacaciones', 'de baja', 'férias', 'malattia'],
  ...['urlop', 'urlopie', 'dovolená', 'отпуск', 'отпуске', 'відпустка', '休暇', '休假', '휴가'],
];
/** No part of a longer word; scripts that write none apart have no such thing. */
const SAYS_AWAY = new RegExp(`(?<![\\p{L}\\p{N}])(?:${AWAY_WORDS.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

/** Whether a status says that somebody is away for all that is left of a working day; a meeting or a walk is not that. */
export function isAwayFor({ emoji, text, until }: Status, { to }: Hours): boolean {
  if (until !== null && until < to) return false;
  return AWAY_EMOJI.has(emoji.replace(/:/gu, '')) || SAYS_AWAY.test(text.normalize('NFC'));
}
