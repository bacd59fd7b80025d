import { actions, section } from '../../slack/blocks.ts';
import { type Message, message } from '../../slack/message.ts';
import { openIt, undoDelete } from './actions.ts';
import type { Conversation } from './conversation.ts';
import type { Deletion } from './deletion.ts';

/** After Delete. Only to whoever deleted it. */
export function deleted({ conversationId: id, number }: Pick<Deletion, 'conversationId' | 'number'>): Message {
  const line = `#${number} is deleted. For ten minutes you can undo that; then it is gone for good.`;
  return message(line, [
    section(line),
    actions(undoDelete.element('Undo', { id }, { label: `Bring #${number} back` })),
  ]);
}

/** After Undo. */
export function restored({ id, number }: Conversation): Message {
  const line = `#${number} is back, as it was.`;
  return message(line, [section(line), actions(openIt.element('Open', { id }, { label: `Open #${number}` }))]);
}
