import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { actions, quote, richLine, richText } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, spoken } from '../../slack/spoken.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import { type Conversation, openIt, type Reading, shortName, waitingForThem } from '../conversations/index.ts';
import type { MorningLine } from '../morning.ts';
import { answerIt, assignIt, learnFromIt, moreOfIt, seeAllWaiting, snoozeIt, waitForCustomer } from './actions.ts';
import type { HistoryLine } from './history.ts';
import { stepLine } from './history-views.ts';
import { owes } from './reminder.ts';
import type { Standing } from './standing.ts';

const WORDS_IN_LINE = 300;

interface About {
  readonly conversation: Conversation;
  /** Whether the reader may read its words. */
  readonly isReadable: boolean;
  readonly reading: Reading;
}

/** The direct message: what somebody was given just now. */
export function assignedMessage(lines: readonly MorningLine[]): Message {
  return message(
    joinMrkdwn(
      lines.map((line) => line.spoken),
      ' ',
    ),
    lines.flatMap(({ blocks }) => blocks),
  );
}

/** "Priya gave you Maarit, Acme Oy (#12): “You know them best.” Answer by …" and what can be done. */
export function assignedLine(
  facts: About & {
    readonly standing: Standing;
    readonly by: string;
    readonly why: string;
    /** For whom the reader stands in; null when it is theirs. */
    readonly insteadOf: string | null;
  },
): MorningLine {
  const { conversation, standing, by, why, insteadOf, isReadable, reading } = facts;
  const { number, words } = conversation;
  const said = isReadable ? why : '';
  const line: Part[] = [
    insteadOf === null ? `${by} gave you ` : `${insteadOf} is away. ${by} gave them `,
    ...called(facts),
    said === '' ? `${isReadable ? ` (#${number})` : ''}. ` : ` (#${number}): “${said}” `,
    ...deadline(standing, reading),
  ];
  return {
    spoken: spoken(line),
    blocks: [
      richLine(...line),
      ...(isReadable ? [quote(cutOnWord(words, WORDS_IN_LINE))] : []),
      ...buttons(conversation, standing, insteadOf === null),
    ],
  };
}

/** "Maarit, Acme Oy (#12): put off until …" */
export function putOffLine(facts: About & { readonly until: Date }): MorningLine {
  const { conversation, isReadable, reading, until } = facts;
  const name = [...called(facts), isReadable ? ` (#${conversation.number}): ` : ': '];
  const line: Part[] = [...name, 'put off until ', dateElement(until, 'date and time', reading.zone)];
  return { spoken: spoken([...line, '.']), blocks: [richLine(...line)] };
}

/** What became of it: "✓ Maarit, Acme Oy (#12): Mikko answered, 10:20". Null when nothing did. */
export function passedLine(facts: About & { readonly last: HistoryLine }): MorningLine | null {
  const { conversation, isReadable, last, reading } = facts;
  // A reason may speak of the customer.
  const told = isReadable || last.act !== 'closed' ? last : { ...last, detail: '' };
  const step = stepLine(told, conversation.customer.noun, reading.zone);
  if (step === null) return null;
  const line: Part[] = ['✓ ', ...called(facts), isReadable ? ` (#${conversation.number}): ` : ': ', ...step];
  return { spoken: spoken(line), blocks: [richLine(...line)] };
}

/** Who is not to read it any more knows it by its number. */
function called({ conversation, isReadable }: About): Part[] {
  return isReadable ? [richText(shortName(conversation), { bold: true })] : [`#${conversation.number}`];
}

function deadline({ stage, dueAt, waitingSince }: Standing, { zone }: Reading): Part[] {
  if (waitingSince !== null) return ['We wait for them.'];
  if (dueAt === null) return [];
  const by = dateElement(dueAt, 'date and time', zone);
  return stage === 'assigned' ? ['Answer by ', by, '.'] : ['It is answered. What did we learn, by ', by, '?'];
}

function buttons({ id, number, customer }: Conversation, standing: Standing, isOwn: boolean): KnownBlock[] {
  const { stage, waitingSince } = standing;
  const about = (verb: string) => ({ label: `${verb}: #${number}` });
  const wait = waitingForThem(customer.noun);
  const open = openIt.element('Open', { id }, about('Open'));
  if (!isOwn) return [actions(open)];
  const passOn = assignIt.element('Pass it on', { id }, about('Pass it on'));
  // Nothing comes up that could be put off where no clock runs.
  const snooze = owes(standing) === null ? [] : [snoozeIt.element('Snooze', { id }, about('Snooze'))];
  if (stage !== 'assigned') {
    const learn = learnFromIt.element(
      'What did we learn?',
      { id },
      { style: 'primary', ...about('What did we learn') },
    );
    return [actions(learn, ...snooze, passOn, open)];
  }
  const menu = moreOfIt.element([
    ...(waitingSince === null
      ? []
      : [
          { text: 'They spoke again', value: { act: 'spoke' as const, id } },
          { text: 'Go on', value: { act: 'go_on' as const, id } },
        ]),
    { text: 'Open', value: { act: 'open', id } },
  ]);
  const elements: ActionsBlockElement[] = [
    answerIt.element('Answered', { id }, { style: 'primary', ...about('Answered') }),
    ...snooze,
    passOn,
    ...(waitingSince === null ? [waitForCustomer.element(wait, { id }, about(wait))] : []),
    ...(menu ? [menu] : []),
  ];
  return [actions(...elements)];
}

/** What was given overnight and has no line of its own. */
export function moreGivenLine(more: number): MorningLine {
  const line = more === 1 ? 'One more was given to you.' : `${more} more were given to you.`;
  const blocks = [
    richLine(line),
    actions(seeAllWaiting.element('See all', {}, { label: 'See all that waits for you' })),
  ];
  return { goesOn: true, spoken: spoken([line]), blocks };
}
