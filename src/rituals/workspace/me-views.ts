import { dayInWords } from '../../schedule/describe-recurrence.ts';
import { type HolidayPlace, placeName, placeOf } from '../../schedule/holidays.ts';
import { zoneInWords } from '../../schedule/zones.ts';
import type { PersonalFacts } from '../../settings/personal-time.ts';
import type { TimeSettings } from '../../settings/settings.ts';
import { actions, context, section } from '../../slack/blocks.ts';
import { andMore, cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { said } from '../../slack/spoken.ts';
import { changeMe, pauseMe, resumeMe } from './actions.ts';

const MOST_SPANS = 10;

/** What a member's card shows. */
export interface Me {
  readonly facts: PersonalFacts;
  readonly time: TimeSettings;
  /** Who hears in their place; null for nobody. */
  readonly standIn: string | null;
  /** What they do not want to hear. */
  readonly muted: ReadonlySet<string>;
  /** Whether they are champion now, who hears what waited too long whatever they said. */
  readonly isChampion: boolean;
  /** Their local date, YYYY-MM-DD. */
  readonly today: string;
}

/** A member's own card. @param news what has just changed, said first */
export function meCard({ facts, time, standIn, muted, isChampion, today }: Me, news?: string): Message {
  const { zone, workStart, workEnd, holidays, daysOff, pausedUntil } = facts;
  const isPaused = today < pausedUntil;
  const coming = daysOff
    .filter(({ toDate }) => toDate >= today)
    .map(({ fromDate, toDate }) =>
      fromDate === toDate ? dayInWords(fromDate) : `${dayInWords(fromDate)} to ${dayInWords(toDate)}`,
    );
  const { shown, more } = andMore(coming, MOST_SPANS);
  const hours =
    workStart === '' ? `${time.start} to ${time.end}, as in the whole workspace` : `${workStart} to ${workEnd}`;
  const lines = [
    isPaused ? pausedLine(pausedUntil, standIn) : 'You are not paused.',
    `Your working hours: ${hours}, ${zoneInWords(zone)}.`,
    holidaysLine(placeOf(holidays), time),
    coming.length === 0
      ? 'No days off of your own.'
      : `Your days off: ${[...shown, ...(more ? [more] : [])].join(', ')}.`,
    muted.has('reminder')
      ? 'You are not told in the morning what waits for you.'
      : 'What waits for you comes once a day, in your morning.',
    ...(muted.has('nudge') ? ['You get no word before the time is up.'] : []),
    muted.has('call_for_stories')
      ? 'You are not asked for stories before meetings.'
      : 'You may be asked for a story before a meeting.',
    ...(muted.has('assigned') ? ['You are not told at once when a colleague gives you somebody to answer.'] : []),
    ...(muted.has('customer_answered') ? ['You are not told when somebody you heard was answered.'] : []),
    ...(muted.has('escalation') ? [lateLine(isChampion)] : []),
    ...(muted.has('trouble') ? ['You are not told when an opener did not come, or a channel has changed.'] : []),
    ...(muted.has('idea_news') ? ['You are not told what becomes of ideas you are for.'] : []),
  ];
  return message([...(news === undefined ? [] : [news]), ...lines].join(' '), [
    ...(news === undefined ? [] : [section(news)]),
    section(lines.join('\n')),
    actions(
      isPaused ? resumeMe.element('I am back', {}, { style: 'primary' }) : pauseMe.element('Pause', {}),
      changeMe.element('Change', {}, { label: 'Change my hours, days off and what I hear' }),
    ),
    context('Your time zone is the one in your Slack profile. On holidays and days off I write nothing to you.'),
  ]);
}

/** Said to whoever pauses while they stand in for somebody. @param next who hears from now on; null for nobody */
export function stoodInLine(name: string, next: string | null): string {
  return next === null
    ? `You stand in for ${name}, and now nobody hears in their place: what comes for them waits.`
    : `You stand in for ${name}; now ${next} hears in their place.`;
}

function lateLine(isChampion: boolean): string {
  return isChampion
    ? 'You hear what waited too long with others as long as you are champion, and not afterwards.'
    : 'You are not told what waited too long with others, unless nobody else would hear it.';
}

/** "Public holidays of Finland, as in the whole workspace." */
function holidaysLine(own: HolidayPlace | null, time: TimeSettings): string {
  if (own !== null) return `Your public holidays: those of ${placeName(own)}.`;
  const theirs = time.country === '' ? 'none' : `those of ${placeName(time)}`;
  return `Your public holidays: ${theirs}, as in the whole workspace.`;
}

/** "Paused until 23 November 2026. Mikko hears in your place." */
function pausedLine(until: string, standIn: string | null): string {
  const meanwhile = standIn === null ? 'What comes meanwhile waits for you.' : `${standIn} hears in your place.`;
  return `You are paused until ${dayInWords(until)}. ${meanwhile}`;
}

/** A stand-in was named whom Slack did not recognise. The line comes back, to be mended. */
export function standInUnknown(
  whom: string,
  { typed, text }: { readonly typed: string; readonly text: string },
): Message {
  const mend = 'Type “@” and pick them from Slack’s list, or leave out who stands in.';
  return said(
    `I can’t tell who “${cutOnWord(whom, 60)}” is, so you are not paused. ${mend} You typed: ${typed} ${text}`,
  );
}
