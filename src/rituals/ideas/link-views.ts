import type { Noun } from '../../settings/settings.ts';
import { actions, richLine } from '../../slack/blocks.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Conversation, shortName } from '../conversations/index.ts';
import { openIdea, undoLinking } from './actions.ts';
import type { Idea } from './idea.ts';

/** An idea, and the line of its history by which a change of its links can be undone; null where nothing changed. */
interface Changed {
  readonly idea: Idea;
  readonly eventId: string | null;
}

/** After conversations were linked to an idea. @param key what the receipt of a nameless idea carries; "" for others */
export function linkedNow(
  { idea, eventId }: Changed,
  { chosen, noun, key }: { readonly chosen: readonly Conversation[]; readonly noun: Noun; readonly key: string },
): Message {
  const [first, ...others] = chosen;
  const whose = first ? `${shortName(first)}${others.length > 0 ? ` and ${others.length} more` : ''}` : 'nobody';
  return answered(`Linked: ${whose}. ${behindWords(idea, noun)}`, idea, eventId, key);
}

/** After one was unlinked. */
export function unlinkedNow({ idea, eventId }: Changed): Message {
  const line = eventId === null ? `That is not linked to #${idea.number} any more.` : `Unlinked from #${idea.number}.`;
  return answered(line, idea, eventId, '');
}

/** After that was undone. */
export function linkingUndone(idea: Idea, noun: Noun): Message {
  return answered(`Undone. ${behindWords(idea, noun)}`, idea, null, '');
}

function behindWords({ number, customers }: Idea, noun: Noun): string {
  if (customers === 0) return `No ${noun.one} is behind #${number} now.`;
  return `${customers === 1 ? `One ${noun.one} is` : `${customers} ${noun.many} are`} behind #${number} now.`;
}

function answered(line: string, { id, number }: Idea, eventId: string | null, key: string): Message {
  return message(line, [
    richLine(line),
    actions(
      ...(eventId === null ? [] : [undoLinking.element('Undo', { id: eventId, key }, { label: `Undo on #${number}` })]),
      openIdea.element('Open', { id }, { label: `Open #${number}` }),
    ),
  ]);
}
