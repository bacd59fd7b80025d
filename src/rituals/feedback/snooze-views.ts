import { dateElement } from '../../slack/dates.ts';
import type { Message } from '../../slack/message.ts';
import { said } from '../../slack/spoken.ts';

/** What a person reads after Snooze. @param name how the record is called for them */
export function snoozed(name: string, at: Date, zone: string): Message {
  return said(`${name}: I come back to it `, dateElement(at, 'date and time', zone), '. The clock goes on.');
}
