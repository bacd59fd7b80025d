import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { Noun } from '../../settings/settings.ts';
import { actions, divider, header, richLine, richText, section } from '../../slack/blocks.ts';
import { typed } from '../../slack/command-names.ts';
import { dateElement } from '../../slack/dates.ts';
import { andMore, LIMITS } from '../../slack/limits.ts';
import { channelElement } from '../../slack/spoken.ts';
import { logOne, type Reading, seeAndTake, seeQuiet, whatIHeard, withArticle } from '../conversations/index.ts';
import type { Figures, RepeatedCause } from '../feedback/index.ts';
import { sendOne } from '../ideas/index.ts';
import { type Opener, seeOpeners, setUp } from '../openers/index.ts';
import { everyoneBlocks } from './everyone-views.ts';
import { fitting, type HomePart } from './fitting-views.ts';
import { headline, heardPart, type Mine, promisePart, waitingPart, workBlocks } from './mine-views.ts';

const MOST_COMING = 5;

/** An opener of one of the viewer's channels and when its next post comes. */
export interface Coming {
  readonly opener: Opener;
  readonly at: Date;
}

/** What stands in somebody's App Home. */
export interface HomeFacts {
  readonly mine: Mine;
  /** How many wait for an owner. */
  readonly waiting: number;
  /** What the workspace calls those it serves. */
  readonly noun: Noun;
  /** Who was not heard from for long, in one line; "" for nobody. */
  readonly quiet: string;
  readonly coming: readonly Coming[];
  /** Who is customer champion, and what waits for them, as `champion` shows it; empty where nobody is or will be. */
  readonly champion: HomePart;
  /** The viewer's ideas, as `ideas` shows them. */
  readonly ideas: HomePart;
  /** Null for guests, who read of nobody but their own. */
  readonly everyone: { readonly figures: Figures; readonly causes: readonly RepeatedCause[] } | null;
  /** The viewer's pause and the buttons for their own time, as `workspace` shows them. */
  readonly time: { readonly blocks: readonly KnownBlock[]; readonly buttons: readonly Button[] };
  /** For admins; else empty. */
  readonly setUp: HomePart;
  /** False for guests who may not own. */
  readonly mayTake: boolean;
  /** False for guests. */
  readonly mayMakeOpener: boolean;
  /** Whoever comes for the first time is told what this is, and what to begin with. */
  readonly isFirstVisit: boolean;
  readonly reading: Reading;
}

/** App Home: what waits for me, what I can do, my other things, everyone's figures, and set-up for admins. */
export function homeView(facts: HomeFacts): HomeView {
  const { mine, noun, quiet, coming, everyone, isFirstVisit, reading } = facts;
  const isBusy = mine.work.count > 0;
  const headed = isFirstVisit && !isBusy ? [] : [header(headline(mine, noun))];
  return {
    type: 'home',
    blocks: fitting(
      [
        {
          blocks: [
            ...(isFirstVisit ? welcome(facts) : []),
            ...headed,
            ...facts.time.blocks,
            ...workBlocks(mine, reading),
            ...waitingBlocks(facts),
          ],
        },
        { blocks: quiet === '' ? [] : [divider(), section(quiet, seeQuiet.element('See who', {}))] },
        { blocks: isFirstVisit ? [] : [divider(), whatToDo(facts)] },
        facts.champion,
        promisePart(mine, noun, reading),
        waitingPart(mine, noun, reading),
        { blocks: comingBlocks(coming) },
        facts.ideas,
        heardPart(mine, reading),
        { blocks: everyone ? everyoneBlocks(everyone.figures, everyone.causes, noun) : [] },
        facts.setUp,
      ],
      LIMITS.homeBlocks,
    ),
  };
}

function whatToDo({ mayMakeOpener, noun, time }: HomeFacts): KnownBlock {
  return actions(
    logOne.element(`Log what ${withArticle(noun.one)} said`, {}, { style: 'primary' }),
    sendOne.element('Send an idea', {}),
    whatIHeard.element('What I heard', {}),
    ...(mayMakeOpener ? [setUp.element('Set up an opener', {})] : []),
    ...time.buttons,
  );
}

/** Three lines and two buttons. */
function welcome({ mayMakeOpener, noun }: HomeFacts): KnownBlock[] {
  return [
    header(`A seat for the ${noun.one}`),
    section(
      [
        `I open your meetings with what ${withArticle(noun.one)} really said.`,
        `Log what you hear in ten seconds, with ${typed('/heard')} or the button below.`,
        'What needs an answer gets an owner, and whoever heard it is told what became of it.',
      ].join('\n'),
    ),
    actions(
      logOne.element(`Log what ${withArticle(noun.one)} said`, {}, { style: 'primary' }),
      mayMakeOpener ? setUp.element('Set up an opener', {}) : whatIHeard.element('What I heard', {}),
    ),
  ];
}

function waitingBlocks({ waiting, noun, mayTake }: HomeFacts): KnownBlock[] {
  if (waiting === 0 || !mayTake) return [];
  const line = waiting === 1 ? `1 ${noun.one} waits for an owner.` : `${waiting} ${noun.many} wait for an owner.`;
  return [divider(), section(line, seeAndTake.element('See and take', {}))];
}

function comingBlocks(coming: readonly Coming[]): KnownBlock[] {
  if (coming.length === 0) return [];
  const { shown, more } = andMore(coming, MOST_COMING);
  return [
    divider(),
    ...shown.map(({ opener, at }) =>
      richLine(
        richText(opener.name, { bold: true }),
        ' in ',
        channelElement(opener.channelId),
        ' opens next ',
        dateElement(at, 'date and time', opener.zone),
      ),
    ),
    ...(more ? [section(more, seeOpeners.element('All openers', {}))] : []),
  ];
}
