import { actions, section } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { addLesson, type Conversation, shortName } from '../conversations/index.ts';

const NAME_SHOWN = 50;

/** Asked in the thread when the meeting is over: one button a story. */
export function lessonLine(shown: readonly Conversation[]): Message {
  const line = 'What did we learn today?';
  return message(line, [
    section(line),
    ...shown.map((conversation) =>
      actions(addLesson.element(`From ${cutOnWord(shortName(conversation), NAME_SHOWN)}`, { id: conversation.id })),
    ),
  ]);
}
