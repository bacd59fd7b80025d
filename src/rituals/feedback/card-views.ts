import { richLine, richText } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, spoken } from '../../slack/spoken.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import {
  type Conversation,
  keptStoryInOneBreath,
  outlineParts,
  ownerDeadline,
  type Reading,
  storiesBlocks,
  WORDS_SHOWN,
  waitingForThem,
} from '../conversations/index.ts';
import type { HistoryLine } from './history.ts';
import { offersFor } from './next-steps.ts';
import { offerButtons } from './offer-views.ts';
import type { Standing } from './standing.ts';
import { isLeftBehind } from './steps.ts';
import { stepsOnCard } from './steps-views.ts';

/** One conversation that needs an answer, in the triage channel. */
export function triageCard(facts: {
  readonly conversation: Conversation;
  readonly standing: Standing;
  readonly history: readonly HistoryLine[];
  /** Whether everybody in the channel may read it; else they see its number, age and owner. */
  readonly isReadable: boolean;
  readonly reading: Reading;
}): Message {
  const { conversation, standing, history, isReadable, reading } = facts;
  const title = titleParts(conversation, standing, reading);
  const heading = richLine(...title.map((part) => (typeof part === 'string' ? richText(part, { bold: true }) : part)));
  if (!isReadable) {
    const outline = outlineParts(conversation, reading);
    return message(spoken([...title, '. ', ...outline]), [
      heading,
      richLine(...outline),
      ...offerButtons(conversation, offersFor(standing)),
    ]);
  }
  return message(joinMrkdwn([spoken([...title, ': ']), keptStoryInOneBreath(conversation, reading)], ''), [
    heading,
    ...storiesBlocks([conversation], reading, WORDS_SHOWN.inMeeting),
    ...stepsOnCard(conversation, history, reading),
    ...offerButtons(conversation, offersFor(standing)),
  ]);
}

/** "New · needs an owner by <date>" */
function titleParts({ customer }: Conversation, standing: Standing, reading: Reading): Part[] {
  const { stage, dueAt, waitingSince } = standing;
  const isLate = dueAt !== null && dueAt < reading.now;
  const by: Part[] = dueAt ? [isLate ? ' was due by ' : ' by ', dateElement(dueAt, 'date and time', reading.zone)] : [];
  if (waitingSince !== null) return [`${waitingForThem(customer.noun)} · the clock stands still`];
  switch (stage) {
    case 'new':
      return dueAt ? ['New · ', ...ownerDeadline(dueAt, reading)] : ['New · needs an owner'];
    case 'assigned':
      return [`Has an owner · ${isLate ? 'the ' : ''}answer`, ...by];
    case 'answered':
      return ['Answered · ', ...(isLeftBehind(standing) ? ['nobody owns it · '] : []), 'what we learned', ...by];
    case 'shared':
      return [
        'Answered and told to everyone · ',
        ...(isLeftBehind(standing) ? ['nobody owns it · '] : []),
        'what we learned',
        ...by,
      ];
    case 'learned':
      return ['Answered, and we learned'];
    case 'closed':
      return ['Closed'];
    case null:
      return ['Needs no answer'];
  }
}
