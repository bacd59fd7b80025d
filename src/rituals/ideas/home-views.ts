import type { KnownBlock } from '@slack/types';
import { actions, divider, header, section } from '../../slack/blocks.ts';
import { dateToken } from '../../slack/dates.ts';
import { mrkdwn } from '../../slack/text.ts';
import { openIdea, reviewQueue, seeTop, sendOne, whatISent } from './actions.ts';
import type { Idea } from './idea.ts';
import { titleOf } from './idea-views.ts';
import { STATUS_WORDS } from './wording.ts';

/** What waits for the viewer's review, and their own ideas: a line each with where it is and by when its author hears, then those the viewer owns. */
export function homeIdeaBlocks(facts: {
  readonly sent: readonly Idea[];
  readonly owned: readonly Idea[];
  /** How many wait for the viewer's review. */
  readonly waiting: number;
  readonly zone: string;
}): KnownBlock[] {
  const { sent, owned, waiting, zone } = facts;
  const others = owned.filter(({ id }) => !sent.some((one) => one.id === id));
  if (sent.length + others.length + waiting === 0) return [];
  return [
    divider(),
    header('Ideas'),
    ...(waiting > 0 ? [section(waitingWords(waiting), reviewQueue.element('Review them', {}))] : []),
    ...sent.map((idea) => line(idea, zone)),
    ...others.map((idea) => line(idea, zone, ' · you own it')),
    actions(
      whatISent.element('All I sent', {}),
      seeTop.element('The top ideas', {}),
      sendOne.element('Send an idea', {}),
    ),
  ];
}

function waitingWords(waiting: number): string {
  return waiting === 1 ? '1 idea waits for a decision.' : `${waiting} ideas wait for a decision.`;
}

function line({ id, number, status, dueAt, title }: Idea, zone: string, after = ''): KnownBlock {
  const next = dueAt === null ? mrkdwn`` : mrkdwn`, next by ${dateToken(dueAt, 'date', zone)}`;
  return section(
    mrkdwn`${titleOf({ title })} · #${number} · ${STATUS_WORDS[status]}${next}${after}`,
    openIdea.element('Open', { id }, { label: `Open idea #${number}` }),
  );
}
