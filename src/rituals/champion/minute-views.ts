import { actions, context, header, richLine, section } from '../../slack/blocks.ts';
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
import { postMinute } from './actions.ts';

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

/** To whoever called one that did not reach its channel, or perhaps did. @param missed.refusal Slack's refusal in words, where there are any */
export function minuteMissed(
  { id, number }: Conversation,
  { id: openerId, name, channelId }: Opener,
  { code, refusal, missedId }: { readonly code: string; readonly refusal: string | null; readonly missedId: string },
): Message {
  const line: Part[] =
    code === 'unknown'
      ? [`Slack did not tell me whether your customer minute #${number} reached `, channelElement(channelId), '.']
      : [`Your customer minute #${number} did not reach `, channelElement(channelId), `, the channel of ${name}.`];
  const why = WHY_MISSED[code] ?? refusal ?? 'Slack refused it, and my log says why.';
  return message(spoken([...line, ` ${why}`]), [
    richLine(...line),
    section(why),
    ...(code === 'confined' || code === 'gone'
      ? []
      : [actions(postMinute.element('Post it now', { id, openerId, missedId }))]),
  ]);
}

const WHY_MISSED: Readonly<Record<string, string>> = {
  unknown: 'I don’t repeat it by myself. Please look; if it is not there, post it now.',
  expired: 'I could not post it within the hour. The meeting may still hear it.',
  confined: 'Its words are for fewer people than read there.',
  gone: 'It was deleted meanwhile.',
};

/** After it was called. */
export function minuteReceipt({ number }: Conversation, { name, channelId, host }: Opener): Message {
  return said(`#${number} goes to `, channelElement(channelId), ` now. ${host.name}, who hosts ${name}, is told.`);
}
