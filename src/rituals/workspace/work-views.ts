import type { KnownBlock } from '@slack/types';
import { cronAtWork, readCron } from '../../schedule/cron.ts';
import { placeName } from '../../schedule/holidays.ts';
import { zoneInWords } from '../../schedule/zones.ts';
import type { FeedbackSettings, Settings, TimeSettings } from '../../settings/settings.ts';
import { actions, richLine, section } from '../../slack/blocks.ts';
import { typed } from '../../slack/command-names.ts';
import { dateElement } from '../../slack/dates.ts';
import { andMore } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part, spoken } from '../../slack/spoken.ts';
import { changeClocks, changeHearing, changeReminders, changeWork, showSetUp } from './actions.ts';
import { isSmallTeam } from './hearing-form.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const SHOWN_RUNS = 5;
const MOST_NAMED = 10;

/** When the workspace works, as it stands, with its button. */
export function workPart(time: TimeSettings): KnownBlock[] {
  const days = time.weekdays.map((weekday) => WEEKDAYS[weekday - 1]).join(', ');
  const lines = [
    `Working time: ${days}, ${time.start} to ${time.end}${time.zone === '' ? ', each in their own zone' : `; days are counted in ${zoneInWords(time.zone)}`}.`,
    time.country === '' ? 'No public holidays are kept.' : `Public holidays of ${placeName(time)}.`,
    ...(time.daysOff.length > 0 ? [`Other days off: ${listed(time.daysOff)}.`] : []),
    ...(time.halfDays.length > 0 ? [`Half days until ${time.halfDayUntil}: ${listed(time.halfDays)}.`] : []),
    time.isAroundTheClock ? 'Clocks count around the clock.' : 'Clocks stand still at other times.',
  ];
  return [section(lines.join('\n'), changeWork.element('Change', {}, { label: 'Change working time' }))];
}

/** How feedback moves, as it stands. */
interface Moving {
  readonly settings: Pick<Settings, 'feedback' | 'customers'>;
  /** The lead's name; null for nobody. */
  readonly lead: string | null;
  /** Whether the role of customer champion goes round. */
  readonly goesRound: boolean;
  readonly zone: string;
  readonly now: Date;
}

/** Who hears of feedback, and how fast it is to move, each with its button. */
export function feedbackParts(moving: Moving): KnownBlock[] {
  const { zone, now } = moving;
  const { feedback } = moving.settings;
  return [
    ...hearingPart(moving),
    section(
      clocksInWords(feedback),
      changeClocks.element('Change', {}, { label: 'Change how fast feedback is to move' }),
    ),
    section(
      `Reminders: ${remindersInWords(feedback.remindersAt, zone, now)}${feedback.heedsStatus ? ' Not to whoever is away by Slack status.' : ''}`,
      changeReminders.element('Change', {}, { label: 'Change when reminders come' }),
    ),
  ];
}

function hearingPart({ settings: { feedback, customers }, lead, goesRound }: Moving): KnownBlock[] {
  const { triageChannelId, shareChannelId, guestsMayOwn, allowsSharedChannels } = feedback;
  const { many } = customers.noun;
  const line: Part[] = isSmallTeam(feedback)
    ? [
        goesRound
          ? 'Who hears of it: the customer champion; while there is none, meetings’ hosts.'
          : 'Who hears of it: a small team, so meetings’ hosts hear everything.',
      ]
    : [
        'Who hears of it: what needs an answer stands in ',
        triageChannelId === '' ? 'no channel' : channelElement(triageChannelId),
        '; answers are told in ',
        shareChannelId === '' ? 'no channel' : channelElement(shareChannelId),
        `; ${lead ?? 'no lead'} hears of what waits far too long.`,
      ];
  return [
    richLine(...line, guestsMayOwn ? ' Guests may own feedback.' : ' Guests own no feedback.'),
    richLine(
      allowsSharedChannels
        ? `Channels shared with other organisations may hear what ${many} said.`
        : 'Channels shared with other organisations hear nothing.',
    ),
    actions(changeHearing.element('Change who hears of it', {})),
  ];
}

function clocksInWords({ targets, targetsByKind, countingFrom }: FeedbackSettings): string {
  const kinds = Object.keys(targetsByKind);
  return [
    `Clocks: an owner in ${daysInWords(targets.owner)}, an answer in ${daysInWords(targets.answer)}, learned from in ${daysInWords(targets.learn)} after that.`,
    ...(kinds.length > 0 ? [`Others for ${listed(kinds)}.`] : []),
    ...(countingFrom === '' ? [] : [`What was heard before ${countingFrom} has no clock.`]),
  ].join('\n');
}

function daysInWords(days: number): string {
  return days === 1 ? '1 working day' : `${days} working days`;
}

function remindersInWords(expression: string, zone: string, now: Date): string {
  if (expression === '') return 'when each person’s working day begins.';
  const reading = readCron(expression, zone, now, 1);
  return reading.kind === 'fine' ? `${reading.words}.` : reading.reason;
}

function listed(items: readonly string[]): string {
  const { shown, more } = andMore(items, MOST_NAMED);
  return [...shown, ...(more ? [more] : [])].join(', ');
}

/** In which channels a reaction logs a message; none when it is on nowhere. */
export function capturePart(channels: readonly { readonly channelId: string; readonly emoji: string }[]): KnownBlock[] {
  if (channels.length === 0)
    return [section(`Logging by emoji: on in no channel. Type ${typed('/heard emoji')} in one to turn it on.`)];
  const { shown, more } = andMore(channels, MOST_NAMED);
  const parts = shown.flatMap(({ channelId, emoji }, index): Part[] => [
    index === 0 ? '' : ', ',
    channelElement(channelId),
    ` (${emoji})`,
  ]);
  return [richLine('Logging by emoji: ', ...parts.filter((part) => part !== ''), more === null ? '.' : `, ${more}.`)];
}

/** After the schedule of reminders was saved: in words, with its next instants, in the zone and beside the hours of `at`. */
export function remindersSaved(
  expression: string,
  at: { readonly zone: string; readonly work: Parameters<typeof cronAtWork>[3] },
  now: Date,
): Message {
  const { zone, work } = at;
  const back = actions(showSetUp.element('Show the set-up', {}));
  const reading = expression === '' ? null : readCron(expression, zone, now, SHOWN_RUNS);
  if (reading === null || reading.kind === 'refused') {
    const line = 'Reminders come when each person’s working day begins.';
    return message(line, [section(line), back]);
  }
  const runs = reading.next.flatMap((at, index): Part[] => [
    index === 0 ? '' : ', ',
    dateElement(at, 'date and time', zone),
  ]);
  const line = [
    `Reminders come: ${reading.words}. For you that is `,
    ...runs.filter((part) => part !== ''),
    '. Each person has it at that time of their own day, when something waits and they work then.',
    ...(cronAtWork(expression, zone, now, work) === 'before_work'
      ? [` Work begins at ${work.start}: most have it before.`]
      : []),
  ];
  return message(spoken(line), [richLine(...line), back]);
}
