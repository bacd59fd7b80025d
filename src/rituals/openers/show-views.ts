import type { KnownBlock, RichTextBlock } from '@slack/types';
import { dayInWords, describeRecurrence } from '../../schedule/describe-recurrence.ts';
import { placeName } from '../../schedule/holidays.ts';
import type { Slot } from '../../schedule/series.ts';
import { actions, context, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { andMore, cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part, said, spoken } from '../../slack/spoken.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import { absenceParts, type Told } from './absence-views.ts';
import { editIt, more, moveIt, openSettings, previewIt, putBack, resumeIt, runNow, showIt, skipIt } from './actions.ts';
import type { Opener } from './opener.ts';

export interface Shown {
  readonly opener: Opener;
  /** Its next meetings, with what is skipped, moved or a holiday in between. */
  readonly slots: readonly Slot[];
  /** The rule's date of the next meeting that has had no opener yet; null when none comes. */
  readonly nextDate: string | null;
  /** It rests now. */
  readonly isPaused: boolean;
  readonly mayRun: boolean;
  readonly mayChange: boolean;
}

/** More lines than this are no use to anybody. */
const MOST_LINES = 20;

/**
 * One opener: in words, its next dates, and what this person may do with it.
 * @param news what was just done to it. @param undo the meeting about which that can be taken back
 */
export function openerCard(shown: Shown, news: readonly Part[] = [], undo: string | null = null): Message {
  const { opener } = shown;
  const lines: Part[][] = [
    ...(news.length > 0 ? [[...news]] : []),
    [richText(opener.name, { bold: true }), ' in ', channelElement(opener.channelId)],
    [`${describeRecurrence(opener)} · hosted by ${opener.host.name}`],
    [`I post ${leadInWords(opener.leadMinutes)}, ${showsInWords(opener)}.${holidaysInWords(opener)}`],
    ...(shown.isPaused ? [[pauseInWords(opener)]] : []),
  ];
  const dates = shown.slots.slice(0, MOST_LINES).map((slot) => slotParts(slot, opener.zone));
  const coming = dates.length > 0 ? 'The next meetings:' : nothingComes(shown);
  return message(joinMrkdwn([...lines, [coming], ...dates.map((parts) => ['• ', ...parts])].map(spoken), '\n'), [
    ...lines.map((parts) => richLine(...parts)),
    richLine(coming),
    ...(dates.length > 0 ? [richList(dates)] : []),
    ...cardButtons(shown, undo),
  ]);
}

export function leadInWords(minutes: number): string {
  if (minutes === 0) return 'when the meeting starts';
  return minutes === 1 ? 'a minute before it starts' : `${minutes} minutes before it starts`;
}

const LEVEL_NAMES: Readonly<Record<string, string>> = {
  unmet: '“We fell short”',
  met: '“We delivered”',
  exceeded: '“Wow”',
};

function showsInWords({ mostShown, levels, kinds }: Opener): string {
  const count = mostShown === 1 ? 'one story' : `up to ${mostShown} stories`;
  const of = kinds.length > 0 ? ` (${kinds.join(', ')})` : '';
  const only = levels.length > 0 ? `, only ${levels.map((level) => LEVEL_NAMES[level] ?? level).join(' and ')}` : '';
  return `with ${count}${of}${only}`;
}

function holidaysInWords({ holidayCountry, holidayRegion, onHoliday }: Opener): string {
  if (holidayCountry === '' || onHoliday === 'meet') return '';
  const place = placeName({ country: holidayCountry, region: holidayRegion });
  return onHoliday === 'skip'
    ? ` On public holidays (${place}) there is no meeting.`
    : ` On public holidays (${place}) it moves to the next working day.`;
}

function pauseInWords({ pausedUntil }: Opener): string {
  return pausedUntil === ''
    ? 'Paused until somebody resumes it.'
    : `Paused until ${dayInWords(pausedUntil)}, when it goes on by itself.`;
}

function nothingComes({ isPaused, opener }: Pick<Shown, 'isPaused' | 'opener'>): string {
  return isPaused && opener.pausedUntil === '' ? 'No meeting comes while it is paused.' : 'No meeting comes any more.';
}

/** "today at 10:00 AM", "Dec 24: no meeting, Christmas Eve". */
function slotParts({ at, fate }: Slot, zone: string): Part[] {
  const date = dateElement(at, 'date and time', zone);
  if (fate.kind !== 'meets') return [date, ': ', ...absenceParts(fate, zone)];
  return fate.movedFrom === null ? [date] : [date, ' instead of ', dateElement(fate.movedFrom, 'date and time', zone)];
}

function richList(items: readonly (readonly Part[])[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: items.map((parts) => ({
          type: 'rich_text_section',
          elements: parts.map((part) => (typeof part === 'string' ? richText(part) : part)),
        })),
      },
    ],
  };
}

function cardButtons({ opener, nextDate, isPaused, mayRun, mayChange }: Shown, undo: string | null): KnownBlock[] {
  const { id } = opener;
  const elements = [
    ...(undo === null ? [] : [putBack.element('Undo', { id, date: undo, from: 'card' })]),
    ...(mayRun ? [runNow.element('Post now', { id }, { label: `Post ${opener.name} now` })] : []),
    previewIt.element('Preview', { id }, { label: `Preview ${opener.name}` }),
    ...(mayChange ? [editIt.element('Edit', { id }), openSettings.element('More settings', { id })] : []),
    ...(mayChange && nextDate !== null && !isPaused
      ? [skipIt.element('Skip next', { id, date: nextDate, from: 'card' })]
      : []),
    ...(mayChange && isPaused ? [resumeIt.element('Resume', { id }, { style: 'primary' })] : []),
  ];
  const menu = more.element([
    ...(mayChange
      ? [
          { text: 'Skip or move one', value: { act: 'dates' as const, id } },
          { text: isPaused ? 'Change the pause' : 'Pause', value: { act: 'pause' as const, id } },
          { text: 'Hand over', value: { act: 'hand_over' as const, id } },
        ]
      : []),
    { text: 'Log', value: { act: 'log' as const, id } },
    ...(mayChange ? [{ text: 'Remove', value: { act: 'remove' as const, id } }] : []),
  ]);
  return [actions(...elements, ...(menu ? [menu] : []))];
}

/** The next meetings, each with what can be done to it. @param news what was just done */
export function meetingDates({ opener, slots, isPaused }: Shown, news: readonly Part[] = []): Message {
  const title: Part[] = ['The next meetings of ', richText(opener.name, { bold: true }), ':'];
  const shown = slots.slice(0, MOST_LINES);
  const lines = shown.map((slot) => slotParts(slot, opener.zone));
  const none = lines.length === 0 ? [nothingComes({ opener, isPaused })] : [];
  return message(
    joinMrkdwn([...(news.length > 0 ? [news] : []), title, ...lines, ...none.map((line) => [line])].map(spoken), '\n'),
    [
      ...(news.length > 0 ? [richLine(...news)] : []),
      richLine(...title),
      ...shown.flatMap((slot, index) => [richLine(...(lines[index] ?? [])), ...slotButtons(opener, slot)]),
      ...none.map((line) => section(line)),
      context('Times are yours; the meeting keeps its own zone.'),
    ],
  );
}

function slotButtons({ id }: Opener, { date, fate }: Slot): KnownBlock[] {
  const meeting = { id, date, from: 'dates' } as const;
  switch (fate.kind) {
    case 'meets':
      return [
        actions(
          skipIt.element('Skip', meeting),
          moveIt.element('Move', meeting),
          ...(fate.movedFrom === null ? [] : [putBack.element('Put it back', meeting)]),
        ),
      ];
    case 'skipped':
      return [actions(putBack.element('Let it take place', meeting))];
    case 'holiday':
      return [actions(moveIt.element('Move', meeting))];
    case 'moved':
    case 'paused':
      return [];
  }
}

/** What was done to one meeting, in a line. */
export function meetingNews(opener: Opener, at: Date, done: Told): Part[] {
  const date = dateElement(at, 'date and time', opener.zone);
  switch (done.kind) {
    case 'skipped':
      return ['The meeting of ', date, ' is skipped.'];
    case 'moved':
      return ['The meeting of ', date, ' is moved to ', dateElement(done.to, 'date and time', opener.zone), '.'];
    case 'put_back':
      return ['The meeting of ', date, ' takes place as planned.'];
  }
}

/** Asks which one is meant, when a line could mean several. */
export function whichToOpen(openers: readonly Opener[], hint: string): Message {
  const question = 'Which one do you mean?';
  const { shown, more: hidden } = andMore(openers, MOST_ASKED);
  return message(question, [
    section(question),
    ...shown.flatMap((opener) => [
      richLine(richText(opener.name, { bold: true }), ' in ', channelElement(opener.channelId)),
      actions(showIt.element('Open', { id: opener.id }, { label: `Open ${opener.name}` })),
    ]),
    ...(hidden ? [context(`${hidden}. ${hint}`)] : []),
  ]);
}

const MOST_ASKED = 10;

/** After an opener changed hands. @param isInChannel whether the new host sees what is posted */
export function handedOver(opener: Opener, isInChannel: boolean): Message {
  return said(
    richText(opener.name, { bold: true }),
    ` is hosted by ${opener.host.name} now.`,
    ...(isInChannel ? [] : [` ${opener.host.name} is not in `, channelElement(opener.channelId), ' yet.']),
  );
}

/** A day that could not be read. */
export function unknownDay(typed: string): Message {
  return said(`I don’t know the day “${cutOnWord(typed, 60)}”. Write it like 2027-01-04, 4 January or Monday.`);
}
