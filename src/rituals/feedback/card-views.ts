import type { KnownBlock } from '@slack/types';
import { actions, richLine, richText } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, spoken } from '../../slack/spoken.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import {
  type Conversation,
  openIt,
  outlineParts,
  ownerDeadline,
  type Reading,
  storiesBlocks,
  storyInOneBreath,
  WORDS_SHOWN,
  waitingForThem,
} from '../conversations/index.ts';
import { moreOfIt } from './actions.ts';
import type { HistoryLine } from './history.ts';
import { offersFor } from './next-steps.ts';
import { offerElement, offerLabel, stepBlocks } from './offer-views.ts';
import type { Standing } from './standing.ts';

const MOST_BUTTONS = 3;

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
      ...buttons(conversation, standing),
    ]);
  }
  return message(joinMrkdwn([spoken([...title, ': ']), storyInOneBreath(conversation, reading)], ''), [
    heading,
    ...storiesBlocks([conversation], reading, WORDS_SHOWN.inMeeting),
    ...stepBlocks(history, conversation.customer.noun, reading.zone),
    ...buttons(conversation, standing),
  ]);
}

/** "New · needs an owner by <date>" */
function titleParts({ customer }: Conversation, { stage, dueAt, waitingSince }: Standing, reading: Reading): Part[] {
  const by: Part[] = dueAt ? [' by ', dateElement(dueAt, 'date and time', reading.zone)] : [];
  if (waitingSince !== null) return [`${waitingForThem(customer.noun)} · the clock stands still`];
  switch (stage) {
    case 'new':
      return dueAt ? ['New · ', ...ownerDeadline(dueAt, reading)] : ['New · needs an owner'];
    case 'assigned':
      return ['Has an owner · answer', ...by];
    case 'answered':
      return ['Answered · what we learned', ...by];
    case 'shared':
      return ['Answered and told to everyone · what we learned', ...by];
    case 'learned':
      return ['Answered, and we learned'];
    case 'closed':
      return ['Closed'];
    case null:
      return ['Needs no answer'];
  }
}

/** Only what is possible now: the first three as buttons, the rest behind the dots. */
function buttons(conversation: Conversation, standing: Standing): KnownBlock[] {
  const { id, number, customer } = conversation;
  const offers = offersFor(standing);
  const inMenu = offers.slice(MOST_BUTTONS);
  const open = openIt.element('Open', { id }, { label: `Open #${number}` });
  if (offers.length === 0) return [actions(open)];
  const menu = moreOfIt.element([
    ...inMenu.flatMap((act) => (act === 'take' ? [] : [{ text: offerLabel(act, customer.noun), value: { act, id } }])),
    { text: 'Open', value: { act: 'open', id } },
  ]);
  return [
    actions(
      ...offers.slice(0, MOST_BUTTONS).map((offer) => offerElement(offer, conversation)),
      ...(menu ? [menu] : []),
    ),
  ];
}
