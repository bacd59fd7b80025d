import { actions, section } from '../../slack/blocks.ts';
import { type Message, message } from '../../slack/message.ts';
import { openIt, undoDelete } from './actions.ts';
import type { Conversation } from './conversation.ts';
import type { Deletion } from './deletion.ts';
import { shortName } from './story-views.ts';
import { othersSaidSo } from './wording.ts';

/** After Delete. Only to whoever deleted it. */
export function deleted({ conversationId: id, number }: Pick<Deletion, 'conversationId' | 'number'>): Message {
  const line = `#${number} is deleted. For ten minutes you can undo that; then it is gone for good.`;
  return message(line, [
    section(line),
    actions(undoDelete.element('Undo', { id }, { label: `Bring #${number} back` })),
  ]);
}

/** After a record became a voice of another. Only to whoever said that they are the same. */
export function joined(older: Conversation, newer: Conversation): Message {
  const others = older.voices > 0 ? ` ${othersSaidSo(older.voices)}.` : '';
  const line = `#${newer.number} is part of #${older.number} now. ${shortName(older)}${others} For ten minutes you can undo that.`;
  return message(line, [
    section(line),
    actions(
      undoDelete.element('Undo', { id: newer.id }, { label: `Part #${newer.number} from #${older.number}` }),
      openIt.element('Open', { id: older.id }, { label: `Open #${older.number}` }),
    ),
  ]);
}

/** After Undo. */
export function restored({ id, number }: Conversation): Message {
  const line = `#${number} is back, as it was.`;
  return message(line, [section(line), actions(openIt.element('Open', { id }, { label: `Open #${number}` }))]);
}
