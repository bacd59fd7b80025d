import type { KnownBlock } from '@slack/types';
import { section } from '../../slack/blocks.ts';
import { andMore } from '../../slack/limits.ts';
import { openIdea } from './actions.ts';
import type { Idea } from './idea.ts';
import { titleOf } from './idea-views.ts';
import { STATUS_WORDS } from './wording.ts';

const MOST_SHOWN = 3;

/** Ideas that answer a conversation, a line each. */
export function cameOfIt(found: readonly Idea[]): KnownBlock[] {
  const { shown, more } = andMore(found, MOST_SHOWN);
  return [
    ...shown.map((idea) =>
      section(
        `An idea came of it: #${idea.number} ${titleOf(idea)} · ${STATUS_WORDS[idea.status]}`,
        openIdea.element('Open', { id: idea.id }, { label: `Open idea #${idea.number}` }),
      ),
    ),
    ...(more === null ? [] : [section(more)]),
  ];
}
