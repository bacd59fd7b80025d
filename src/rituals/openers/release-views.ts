import type { KnownBlock } from '@slack/types';
import { describeRecurrence } from '../../schedule/describe-recurrence.ts';
import { actions, context, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { andMore } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part } from '../../slack/spoken.ts';
import { type Conversation, shortName } from '../conversations/index.ts';
import { releaseFor, takeReleaseBack } from './actions.ts';
import type { Opener } from './opener.ts';

/** One meeting that could hear it. */
export interface CouldHear {
  readonly opener: Opener;
  /** When its next post comes; null when none is planned. */
  readonly next: Date | null;
  /** Who released it for this meeting; null when nobody did. */
  readonly releasedBy: string | null;
  /** It stood in a post there already, or is on its way. */
  readonly wasShown: boolean;
}

const MOST_LISTED = 20;

/** The meetings that could hear one conversation before it is answered, those that meet next first. @param news what was just done */
export function releaseList(conversation: Conversation, meetings: readonly CouldHear[], news = ''): Message {
  const { id, number } = conversation;
  const start = `A meeting hears what is answered. You may let one hear #${number} before that, once.`;
  const { shown, more } = andMore(meetings, MOST_LISTED);
  return message([news, start].filter(Boolean).join(' '), [
    ...(news === '' ? [] : [section(news)]),
    section(start),
    context(`#${number} · ${shortName(conversation)}`),
    ...(meetings.length === 0
      ? [section('No meeting could hear it: none that you know of opens where it may be read.')]
      : []),
    ...shown.flatMap((meeting) => meetingBlocks(id, meeting)),
    ...(more ? [context(`${more}, whose next post comes later.`)] : []),
  ]);
}

function meetingBlocks(conversationId: string, { opener, next, releasedBy, wasShown }: CouldHear): KnownBlock[] {
  const reference = { conversationId, openerId: opener.id };
  const line: Part[] = [
    richText(opener.name, { bold: true }),
    ' in ',
    channelElement(opener.channelId),
    ` · ${describeRecurrence(opener)}`,
    ...(next ? [' · next post ', dateElement(next, 'date and time', opener.zone)] : []),
  ];
  if (wasShown) return [richLine(...line, ' · heard it')];
  if (releasedBy === null) {
    return [
      richLine(...line),
      actions(releaseFor.element('Release', reference, { label: `Release for ${opener.name}` })),
    ];
  }
  return [
    richLine(...line, ` · released by ${releasedBy}`),
    actions(takeReleaseBack.element('Take it back', reference, { label: `Take it back from ${opener.name}` })),
  ];
}

/** What was just done, in a sentence. */
export function releaseNews(
  done: 'released' | 'taken_back' | 'shown_already',
  { name }: Opener,
  number: number,
): string {
  switch (done) {
    case 'released':
      return `${name} may hear #${number} now. It competes with what is answered, like any other story.`;
    case 'taken_back':
      return `${name} hears #${number} once it is answered.`;
    case 'shown_already':
      return `${name} heard #${number} already, so nothing is left to decide.`;
  }
}
