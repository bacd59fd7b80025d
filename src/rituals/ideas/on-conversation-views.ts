import type { KnownBlock } from '@slack/types';
import { section } from '../../slack/blocks.ts';
import { andMore } from '../../slack/limits.ts';
import { openIdea } from './actions.ts';
import type { Idea } from './idea.ts';
import { titleOf } from './idea-views.ts';
import { statusWords } from './wording.ts';

const MOST_SHOWN = 3;

/** An idea, and whether a decline of it is its reader's to know. */
export interface IdeaLine {
  readonly idea: Idea;
  readonly isInsider: boolean;
}

/** Ideas that answer a conversation, a line each. */
export function cameOfIt(found: readonly IdeaLine[]): KnownBlock[] {
  const { shown, more } = andMore(found, MOST_SHOWN);
  return [
    ...shown.map(({ idea, isInsider }) =>
      section(
        `An idea came of it: #${idea.number} ${titleOf(idea)} · ${statusWords(idea, isInsider)}`,
        openIdea.element('Open', { id: idea.id }, { label: `Open idea #${idea.number}` }),
      ),
    ),
    ...(more === null ? [] : [section(more)]),
  ];
}
