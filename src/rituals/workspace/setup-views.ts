import type { KnownBlock } from '@slack/types';
import type { Display, Settings } from '../../settings/settings.ts';
import { actions, context, divider, header, richLine, section } from '../../slack/blocks.ts';
import { typed } from '../../slack/command-names.ts';
import { andMore } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part } from '../../slack/spoken.ts';
import { capitalised, withArticle } from '../conversations/index.ts';
import {
  changeChampion,
  changeCustomers,
  changeMeetings,
  changePrivacy,
  showSetUp,
  useBusinessWords,
  useNonprofitWords,
} from './actions.ts';
import { ideasPart } from './ideas-views.ts';
import type { Teller } from './teller.ts';
import { DISPLAY_WORDS } from './wording.ts';
import { capturePart, feedbackParts, workPart } from './work-views.ts';

/** What is set up now. */
export interface SetUp {
  readonly settings: Settings;
  readonly display: Display;
  readonly tellers: readonly Teller[];
  /** The lead's name; null for nobody. */
  readonly lead: string | null;
  /** Names of those who review ideas. */
  readonly reviewers: readonly string[];
  /** Where a reaction logs a message. */
  readonly capture: readonly { readonly channelId: string; readonly emoji: string }[];
  /** Whether the role of customer champion goes round. */
  readonly goesRound: boolean;
  /** IANA zone in which schedules are tried: the workspace's, else the reader's. */
  readonly zone: string;
  readonly now: Date;
}

const MOST_NAMED = 10;

/** Everything that can be chosen, as it stands, each with its button; first what nobody has said anything about yet. */
export function setUpOverview(setUp: SetUp): Message {
  const { settings, display, tellers, reviewers, capture } = setUp;
  const start = 'How I am set up';
  const { time, meetings } = settings;
  const parts = [
    { isMissing: false, blocks: customersPart(settings) },
    { isMissing: time.country === '' && time.daysOff.length === 0, blocks: workPart(time) },
    { isMissing: false, blocks: feedbackParts(setUp) },
    { isMissing: false, blocks: ideasPart(settings.ideas, reviewers) },
    { isMissing: false, blocks: privacyPart(settings, display) },
    { isMissing: meetings.purpose === '' && tellers.length === 0, blocks: meetingsPart(settings, tellers) },
    { isMissing: false, blocks: capturePart(capture) },
    { isMissing: false, blocks: championPart(setUp) },
  ];
  const open = parts.filter(({ isMissing }) => isMissing);
  const chosen = parts.filter(({ isMissing }) => !isMissing);
  const blocks = [...open, ...chosen].flatMap((part, index) => [...(index > 0 ? [divider()] : []), ...part.blocks]);
  return message(`${start}. Everything works as it is; change what does not fit.`, [
    header(start),
    context(
      open.length > 0
        ? 'Everything works as it is. First what nobody has said anything about yet.'
        : 'Everything works as it is. Change what does not fit.',
    ),
    ...blocks,
  ]);
}

function customersPart({ customers: { noun, kinds, quietAfterDays, quietKinds } }: Settings): KnownBlock[] {
  const { shown, more } = andMore(kinds, MOST_NAMED);
  const quiet =
    quietAfterDays === null
      ? 'Nobody is told who was not heard from.'
      : `Whoever was not heard from for ${quietAfterDays} days is named${quietKinds.length > 0 ? ` (${quietKinds.join(', ')})` : ''}.`;
  return [
    section(
      [
        `${capitalised(noun.many)}: one is ${withArticle(noun.one)}, several are ${noun.many}.`,
        `Kinds: ${[...shown, ...(more ? [more] : [])].join(', ')}.`,
        quiet,
      ].join('\n'),
      changeCustomers.element('Change', {}, { label: `Change what ${noun.many} are called` }),
    ),
    actions(useBusinessWords.element('Words of a business', {}), useNonprofitWords.element('Words of a nonprofit', {})),
  ];
}

function privacyPart({ privacy: { masks, keepMonths } }: Settings, display: Display): KnownBlock[] {
  const lines = [
    `Privacy: ${DISPLAY_WORDS[display]}.`,
    masks
      ? 'E-mail addresses, phone and card numbers, and passwords are masked before saving.'
      : 'Nothing is masked: what people type is kept as it is.',
    keepMonths === null
      ? 'What was said is kept until somebody deletes it.'
      : `What was said is deleted after ${keepMonths === 1 ? 'a month' : `${keepMonths} months`}.`,
  ];
  return [section(lines.join('\n'), changePrivacy.element('Change', {}, { label: 'Change privacy' }))];
}

function meetingsPart({ meetings: { purpose } }: Settings, tellers: readonly Teller[]): KnownBlock[] {
  const { shown, more } = andMore(tellers, MOST_NAMED);
  const names = [...shown.map(({ name }) => name), ...(more ? [more] : [])].join(', ');
  const lines = [
    `Meetings: ${purpose === '' ? 'no line above them says what your service is for.' : `“${purpose}”`}`,
    names === '' ? 'Nobody in sales or support takes a turn at telling more.' : `${names} take turns at telling more.`,
  ];
  return [section(lines.join('\n'), changeMeetings.element('Change', {}, { label: 'Change what meetings share' }))];
}

/** A small team needs none: then it says only how to have one. */
function championPart({ settings: { champion }, goesRound }: SetUp): KnownBlock[] {
  if (champion.isOff || !goesRound) {
    const line = goesRound
      ? 'Customer champion: the role goes to nobody else when the present term ends.'
      : `Customer champion: the role does not go round. It begins to when somebody is nominated with ${typed('/champion')} and says yes.`;
    return [section(line), actions(changeChampion.element('Change how the role goes round', {}))];
  }
  const { length, unit, weekday, startTime, channelId, groupHandle, needsConfirmation } = champion;
  const span = length === 1 ? unit.replace(/s$/u, '') : `${length} ${unit}`;
  const line: Part[] = [
    `Customer champion: a term is ${length === 1 ? 'a ' : ''}${span}, from ${WEEKDAYS[weekday - 1]} ${startTime} on; `,
    ...(channelId === '' ? ['no channel'] : [channelElement(channelId)]),
    ` hears who it is.${groupHandle === '' ? '' : ` @${groupHandle} holds whoever it is.`}${needsConfirmation ? ' A nomination needs a second voice.' : ''}`,
  ];
  return [richLine(...line), actions(changeChampion.element('Change how the role goes round', {}))];
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** After a page was saved. */
export function pageSaved(what: string): Message {
  const line = `${what} saved. It holds from now on.`;
  return message(line, [section(line), actions(showSetUp.element('Show the set-up', {}))]);
}
