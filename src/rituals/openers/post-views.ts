import type { KnownBlock } from '@slack/types';
import { describeRecurrence } from '../../schedule/describe-recurrence.ts';
import { context, divider, header, section } from '../../slack/blocks.ts';
import { dateToken } from '../../slack/dates.ts';
import { type Message, message } from '../../slack/message.ts';
import { mrkdwn } from '../../slack/text.ts';
import { type Conversation, seeAndTake, storiesBlocks, storyInOneBreath, WORDS_SHOWN } from '../conversations/index.ts';
import type { Opener } from './opener.ts';

/** The opener as it stands in the meeting's channel. */
export function openerPost(facts: {
  readonly opener: Opener;
  readonly conversations: readonly Conversation[];
  /** How many wait for an owner, whoever may read them. */
  readonly waiting: number;
  readonly startsAt: Date;
  /** When it should have stood there. */
  readonly dueAt: Date;
  /** Somebody asked for it now, whenever the meeting is. */
  readonly isOnRequest: boolean;
  readonly now: Date;
}): Message {
  const { opener, conversations, waiting, startsAt, dueAt, isOnRequest, now } = facts;
  const title = `The customer is in the room · ${opener.name}`;
  const reading = { now, zone: opener.zone };
  const stories = conversations.map((conversation) => storyInOneBreath(conversation, reading));
  const isLate = now.getTime() - dueAt.getTime() > LATE_MS;
  return message([title, ...stories, ...(waiting > 0 ? [waitingLine(waiting)] : [])].join('\n'), [
    header(title),
    ...storiesBlocks(conversations, reading, WORDS_SHOWN.inMeeting),
    divider(),
    ...(waiting > 0 ? waitingBlocks(waiting) : []),
    context(
      `Set up by ${opener.host.name}`,
      `· ${describeRecurrence(opener)}`,
      isOnRequest ? '· posted on request' : mrkdwn`· starts ${dateToken(startsAt, 'time', opener.zone)}`,
      ...(isLate ? ['· a little late'] : []),
    ),
  ]);
}

/** From here on a post says that it is late. */
const LATE_MS = 2 * 60 * 1000;

/** "2 customers still wait for an owner. [See and take]" */
export function waitingBlocks(waiting: number): KnownBlock[] {
  return [section(waitingLine(waiting), seeAndTake.element('See and take', {}))];
}

function waitingLine(waiting: number): string {
  return waiting === 1 ? '1 customer still waits for an owner.' : `${waiting} customers still wait for an owner.`;
}
