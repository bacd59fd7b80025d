import type { KnownBlock } from '@slack/types';
import { actions, divider, header, section } from '../../slack/blocks.ts';
import { mrkdwn } from '../../slack/text.ts';
import type { Reading } from '../conversations/index.ts';
import { openIdea, reviewQueue, seeTop, sendOne, whatISent } from './actions.ts';
import type { Idea } from './idea.ts';
import { titleOf } from './idea-views.ts';
import { promiseWords } from './promise-views.ts';
import { STATUS_WORDS } from './wording.ts';

/** A part of App Home, and what stands there where not all of it fits. */
export interface AtHome {
  readonly blocks: readonly KnownBlock[];
  readonly brief: readonly KnownBlock[];
}

/** What waits for the viewer's review, and their own ideas: a line each with where it is and by when its author hears, then those the viewer owns. */
export function homeIdeaBlocks(facts: {
  readonly sent: readonly Idea[];
  readonly owned: readonly Idea[];
  /** How many wait for the viewer's review. */
  readonly waiting: number;
  readonly reading: Reading;
}): AtHome {
  const { sent, owned, waiting, reading } = facts;
  const others = owned.filter(({ id }) => !sent.some((one) => one.id === id));
  if (sent.length + others.length + waiting === 0) return { blocks: [], brief: [] };
  const start = [
    divider(),
    header('Ideas'),
    ...(waiting > 0 ? [section(waitingWords(waiting), reviewQueue.element('Review them', {}))] : []),
  ];
  const lines = [
    ...sent.map((idea) => line(idea, reading)),
    ...others.map((idea) => line(idea, reading, ' · you own it')),
  ];
  const all = actions(
    whatISent.element('All I sent', {}),
    seeTop.element('The top ideas', {}),
    sendOne.element('Send an idea', {}),
  );
  return { blocks: [...start, ...lines, all], brief: [...start, all] };
}

function waitingWords(waiting: number): string {
  return waiting === 1 ? '1 idea waits for a decision.' : `${waiting} ideas wait for a decision.`;
}

function line(idea: Idea, reading: Reading, after = ''): KnownBlock {
  const { id, number, status, title } = idea;
  const promise = promiseWords(idea, reading);
  const next = promise === null ? mrkdwn`` : mrkdwn` · ${promise}`;
  return section(
    mrkdwn`${titleOf({ title })} · #${number} · ${STATUS_WORDS[status]}${next}${after}`,
    openIdea.element('Open', { id }, { label: `Open idea #${number}` }),
  );
}
