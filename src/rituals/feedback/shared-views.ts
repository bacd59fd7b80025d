import type { KnownBlock } from '@slack/types';
import { dayInWords } from '../../schedule/describe-recurrence.ts';
import { context, quote, richLine, richText } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import {
  type Conversation,
  keptStoryInOneBreath,
  type Reading,
  storiesBlocks,
  WORDS_SHOWN,
} from '../conversations/index.ts';
import type { Found } from './prevention.ts';

const TITLE = 'Heard and answered';
const ANSWER_SHOWN = 1_000;
const CAUSE_SHOWN = 500;

/** The customer spoke again: we are at it, have answered anew, or closed it. */
export type SinceTold = 'open' | 'answered' | 'closed';

const SINCE: Readonly<Record<SinceTold, string>> = {
  open: '· they spoke again since, and we are at it',
  answered: '· they spoke again since, and we answered them again',
  closed: '· they spoke again since',
};

/** What everyone is told: who said what, what we told them, what we learned and what keeps it from coming again. */
export function sharedPost(facts: {
  readonly conversation: Conversation;
  /** What we told the customer. */
  readonly answer: string;
  readonly sharedBy: string;
  /** Why it came about; null as long as nobody has said. */
  readonly found: Found | null;
  /** Where the customer has spoken again since: how that stands. Null where they have not. */
  readonly since: SinceTold | null;
  readonly reading: Reading;
}): Message {
  const { conversation, answer, sharedBy, found, since, reading } = facts;
  return message(joinMrkdwn([`${TITLE}. `, keptStoryInOneBreath(conversation, reading)], ''), [
    richLine(richText(TITLE, { bold: true })),
    ...storiesBlocks([conversation], reading, WORDS_SHOWN.inMeeting),
    ...(answer === ''
      ? []
      : [richLine(richText('What we told them:', { bold: true })), quote(cutOnWord(answer, ANSWER_SHOWN))]),
    ...(found === null ? [] : foundBlocks(found)),
    context(`Told to everyone by ${sharedBy}`, ...(since === null ? [] : [SINCE[since]])),
  ]);
}

function foundBlocks({ cause, isOneOff, action, doer, dueOn }: Found): KnownBlock[] {
  const why = richLine(richText('Why it came about: ', { bold: true }), cutOnWord(cause, CAUSE_SHOWN));
  if (isOneOff) return [why, richLine('It was a one-off.')];
  const who = doer === null ? '' : ` (${doer}, by ${dayInWords(dueOn)})`;
  return [
    why,
    richLine(richText('What keeps it from coming again: ', { bold: true }), `${cutOnWord(action, CAUSE_SHOWN)}${who}`),
  ];
}
