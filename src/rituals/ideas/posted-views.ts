import type { Noun } from '../../settings/settings.ts';
import { actions } from '../../slack/blocks.ts';
import { type Message, message } from '../../slack/message.ts';
import type { Reading } from '../conversations/index.ts';
import { linkWords, openIdea, voteFor } from './actions.ts';
import { type Idea, isOpen } from './idea.ts';
import { ideaBlocks, linkWordsOf, titleOf } from './idea-views.ts';

/** An idea in the ideas channel, whose thread is where it is talked about. Customers’ words are on its record, for whoever may read them. */
export function postedIdea(idea: Idea, noun: Noun, reading: Reading): Message {
  const { id, number } = idea;
  const linked = { readable: [], others: 0 };
  return message(`Idea #${number}: ${titleOf(idea)}`, [
    ...ideaBlocks(idea, reading, { linked, noun, thread: '', isInsider: false, isOnRecord: false }),
    actions(
      ...(isOpen(idea)
        ? [voteFor.element('I am for it', { id }, { style: 'primary', label: `I am for #${number}` })]
        : []),
      openIdea.element('Open', { id }, { label: `Open #${number}` }),
      ...(isOpen(idea) ? [linkWords.element(linkWordsOf(noun.one), { id })] : []),
    ),
  ]);
}
