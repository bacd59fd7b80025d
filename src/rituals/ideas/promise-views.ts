import { dateElement, dateToken } from '../../slack/dates.ts';
import type { Part } from '../../slack/spoken.ts';
import { type Mrkdwn, mrkdwn } from '../../slack/text.ts';
import type { Reading } from '../conversations/index.ts';
import type { Idea } from './idea.ts';

/** By when whoever sent it was promised to hear from the reviewers: "an answer is promised by …"; null where nothing is owed. */
export function promiseWords({ dueAt }: Pick<Idea, 'dueAt'>, { now, zone }: Reading): Mrkdwn | null {
  if (dueAt === null) return null;
  return mrkdwn`${promised(dueAt, now)} ${dateToken(dueAt, 'date', zone)}`;
}

/** The same within a line of a list; nothing where nothing is owed. */
export function promiseParts({ dueAt }: Pick<Idea, 'dueAt'>, { now, zone }: Reading): Part[] {
  return dueAt === null ? [] : [` · ${promised(dueAt, now)} `, dateElement(dueAt, 'date', zone)];
}

function promised(dueAt: Date, now: Date): string {
  return dueAt > now ? 'an answer is promised by' : 'an answer was promised by';
}
