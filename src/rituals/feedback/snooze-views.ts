import { dateElement } from '../../slack/dates.ts';
import type { Message } from '../../slack/message.ts';
import { said } from '../../slack/spoken.ts';
import { type Conversation, shortName } from '../conversations/index.ts';

/** What a person reads after Snooze. */
export function snoozed(conversation: Conversation, at: Date, zone: string): Message {
  const name = `#${conversation.number} · ${shortName(conversation)}`;
  return said(`${name}: I come back to it `, dateElement(at, 'date and time', zone), '. The customer’s clock goes on.');
}
