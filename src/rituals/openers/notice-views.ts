import type { KnownBlock } from '@slack/types';
import type { Noun } from '../../settings/settings.ts';
import { actions, richLine, richText } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part, spoken } from '../../slack/spoken.ts';
import { logOne } from '../conversations/index.ts';
import { joinChannel, postItNow } from './actions.ts';
import type { NoticeCause } from './notice.ts';
import type { Opener } from './opener.ts';
import { waitingBlocks } from './post-views.ts';
import { nothingNewFor } from './run-views.ts';

/** What the host is told when an opener did not come, by DM: what happened, why, and the way out. */
export function hostNotice(facts: {
  readonly opener: Opener;
  /** The meeting that had no opener. */
  readonly occurrenceId: string;
  readonly cause: NoticeCause;
  readonly startsAt: Date;
  readonly waiting: number;
  /** What the workspace calls those who wait. */
  readonly noun: Noun;
  /** A sentence for what Slack said, when Slack refused. */
  readonly refusal: string;
  /** Whether the bot could join the channel by itself. */
  readonly mayJoin: boolean;
  /** How many later meetings went the same way. */
  readonly alsoLater: number;
}): Message {
  const { opener, occurrenceId, cause, startsAt, waiting, noun, refusal, mayJoin, alsoLater } = facts;
  const meeting: Part[] = [
    richText(opener.name, { bold: true }),
    ' (',
    dateElement(startsAt, 'date and time', opener.zone),
    ')',
  ];
  const place = channelElement(opener.channelId);
  const line = [...NOTICES[cause]({ meeting, place, refusal }), ...(alsoLater > 0 ? [alsoLaterLine(alsoLater)] : [])];
  return message(spoken(line), [
    richLine(...line),
    ...wayOut(cause, { id: opener.id, occurrenceId }, mayJoin),
    ...(waiting > 0 ? waitingBlocks(waiting, noun) : []),
  ]);
}

function alsoLaterLine(count: number): string {
  return count === 1 ? ' It was the same with the next meeting.' : ` It was the same with the next ${count} meetings.`;
}

interface Wording {
  readonly meeting: readonly Part[];
  readonly place: Part;
  readonly refusal: string;
}

const NOTICES: { readonly [Cause in NoticeCause]: (wording: Wording) => Part[] } = {
  empty: ({ meeting, place }) => ['Nothing opened ', ...meeting, ': ', ...nothingNewFor(place)],
  missed: ({ meeting, place }) => [
    'I could not post the opener of ',
    ...meeting,
    ' before the meeting was over, so ',
    place,
    ' heard nothing. What it would have shown waits for the next one.',
  ],
  unknown: ({ meeting, place }) => [
    'Slack did not tell me whether the opener of ',
    ...meeting,
    ' reached ',
    place,
    '. I don’t repeat it by myself. Please look; if it is not there, post it now.',
  ],
  shared_channel: ({ meeting, place }) => [
    'Nothing opened ',
    ...meeting,
    ': ',
    place,
    ' is shared with another organisation, and what people told you stays inside yours. Move the opener to a channel of your own.',
  ],
  refused: ({ meeting, refusal }) => ['Nothing opened ', ...meeting, `. ${refusal}`],
};

function wayOut(cause: NoticeCause, missing: { id: string; occurrenceId: string }, mayJoin: boolean): KnownBlock[] {
  switch (cause) {
    case 'empty':
      return [actions(logOne.element('Log one', {}, { style: 'primary' }))];
    case 'missed':
    case 'unknown':
    case 'refused':
      return [
        actions(
          ...(mayJoin ? [joinChannel.element('Let me join', { id: missing.id }, { style: 'primary' })] : []),
          postItNow.element('Post it now', missing),
        ),
      ];
    case 'shared_channel':
      return [];
  }
}
