import { elementsOf, type PlacedElement } from '../block-elements.ts';
import type { ChannelRecord, MessageRecord, PersonRecord } from '../state.ts';
import { readMrkdwn, wordsOf } from '../words.ts';
import type { World } from '../world.ts';
import type { SeenMessage } from './seen.ts';
import { canRead, readerFor } from './team-lookup.ts';

/** A message through a person's eyes; it stays live. */
export function seeMessage(world: World, person: PersonRecord, message: MessageRecord): SeenMessage {
  const author = world.state.people.get(message.userId);
  return {
    ts: message.ts,
    channelId: message.channelId,
    threadTs: message.threadTs,
    author: { id: message.userId, name: author?.realName ?? message.userId, isBot: message.botId !== null },
    ephemeral: message.ephemeralFor !== null,
    get text() {
      return message.text;
    },
    get plainText() {
      const reader = readerFor(world, person);
      return message.blocks.length > 0 ? wordsOf(message.blocks, reader) : readMrkdwn(message.text, reader);
    },
    get blocks() {
      return message.blocks;
    },
    get buttons() {
      return buttonLabels(elementsOf(message.blocks));
    },
    get menu() {
      return menuLabels(elementsOf(message.blocks));
    },
    get reactions() {
      return [...message.reactions].map(([emoji, users]) => ({ emoji, count: users.size }));
    },
    get edited() {
      return message.editedTs !== null;
    },
    get deleted() {
      return message.isDeleted;
    },
    get metadata() {
      return message.metadata;
    },
  };
}

export const buttonLabels = (elements: readonly PlacedElement[]): string[] =>
  elements.flatMap(({ element }) =>
    element.type === 'button' || element.type === 'workflow_button' ? [element.text.text] : [],
  );

export const menuLabels = (elements: readonly PlacedElement[]): string[] =>
  elements.flatMap(({ element }) => (element.type === 'overflow' ? element.options.map(({ text }) => text.text) : []));

/** The messages of a channel that the person can read, oldest first, with her ephemeral ones, without deleted ones. */
export function readableMessages(person: PersonRecord, channel: ChannelRecord): MessageRecord[] {
  return channel.messages.filter(
    (message) =>
      !message.isDeleted &&
      (message.ephemeralFor === null ? canRead(person, channel) : message.ephemeralFor === person.id),
  );
}
