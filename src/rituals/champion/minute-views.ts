import { context, header, richLine } from '../../slack/blocks.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part, said, spoken } from '../../slack/spoken.ts';
import {
  type Conversation,
  type Reading,
  storiesBlocks,
  storyInOneBreath,
  WORDS_SHOWN,
} from '../conversations/index.ts';
import type { Opener } from '../openers/index.ts';

/** One customer's words, out of turn. */
export function minutePost(conversation: Conversation, caller: string, reading: Reading): Message {
  return message(`A customer minute, asked for by ${caller}. ${storyInOneBreath(conversation, reading)}`, [
    header('A customer minute'),
    ...storiesBlocks([conversation], reading, WORDS_SHOWN.inMeeting),
    context(`${caller} asks for a minute for this one.`),
  ]);
}

/** To the host of the meeting in whose channel it stands. */
export function minuteCalled({ number }: Conversation, caller: string, { name, channelId }: Opener): Message {
  const line: Part[] = [
    `${caller} called a customer minute in `,
    channelElement(channelId),
    `, the channel of ${name}: #${number}.`,
  ];
  const after = 'It does not come again in that meeting.';
  return message(spoken([...line, ` ${after}`]), [richLine(...line), context(after)]);
}

/** After it was called. */
export function minuteReceipt({ number }: Conversation, { name, channelId, host }: Opener): Message {
  return said(`#${number} goes to `, channelElement(channelId), ` now. ${host.name}, who hosts ${name}, is told.`);
}
