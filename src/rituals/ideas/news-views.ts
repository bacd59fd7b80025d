import type { ActionsBlockElement } from '@slack/types';
import { actions, context, quote, richLine, richText } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Part, spoken } from '../../slack/spoken.ts';
import type { MorningLine } from '../morning.ts';
import { answerReviewer, giveOwner, openIdea, publishWhy } from './actions.ts';
import type { Idea } from './idea.ts';
import { titleOf } from './idea-views.ts';
import type { NewsFacts } from './news-facts.ts';
import { toldParts } from './news-told-views.ts';

const TITLE_SHOWN = 100;
const REASON_SHOWN = 600;

/** "Your idea #34 “Say thanks by phone” is declined." and why; null when what happened since then says more. */
export function newsLine(facts: NewsFacts): MorningLine | null {
  const told = toldParts(facts);
  if (told === null) return null;
  const line: Part[] = [...subjectOf(facts), ...told];
  const { act } = facts;
  const why = whyOf(facts);
  const buttons = buttonsFor(facts);
  return {
    spoken: spoken([
      ...line,
      ...(why === '' ? [] : [`${act === 'answered' ? ' ' : ' Why: '}${cutOnWord(why, REASON_SHOWN)}`]),
    ]),
    blocks: [
      richLine(...line),
      ...(why === '' ? [] : [quote(cutOnWord(why, REASON_SHOWN))]),
      ...effectLines(facts),
      ...(facts.mayPublish
        ? [
            context(
              'That it was declined, and why, is between you and the reviewers, unless you publish it. To others it is closed.',
            ),
          ]
        : []),
      actions(...buttons),
    ],
  };
}

function subjectOf({ role, idea, own, isReadable, act }: NewsFacts): Part[] {
  const named = (one: Idea, isShown: boolean): Part[] => [
    `#${one.number}`,
    ...(isShown ? [' ', richText(`“${cutOnWord(titleOf(one), TITLE_SHOWN)}”`, { bold: true })] : []),
  ];
  if (act === 'promise_broken') return [];
  if (role === 'author') return ['Your idea ', ...named(own, true)];
  if (role === 'merged') return [...named(idea, isReadable), `, which your idea #${own.number} is part of,`];
  return role === 'voter' ? [...named(idea, isReadable), ', which you are for,'] : named(idea, isReadable);
}

/** The reason, where there is one and the reader may know it. */
function whyOf({ act, detail, mayReadWhy }: NewsFacts): string {
  if (!mayReadWhy) return '';
  if (act === 'merged') return detail.replace(/^#\d+ ?/u, '');
  return ['exploring', 'doing', 'declined', 'done', 'reopened', 'answered'].includes(act) ? detail : '';
}

function effectLines({ act, idea }: NewsFacts) {
  if (act !== 'done' || idea.status !== 'done') return [];
  return [
    ...(idea.effect === ''
      ? []
      : [richLine(richText('What it did: ', { bold: true }), cutOnWord(idea.effect, REASON_SHOWN))]),
    ...(idea.builders.length === 0 ? [] : [richLine(`Built by ${idea.builders.map(({ name }) => name).join(', ')}.`)]),
  ];
}

function buttonsFor({
  mayAnswer,
  mayPublish,
  mayGiveOwner,
  nameless,
  own,
  idea,
  isReadable,
}: NewsFacts): ActionsBlockElement[] {
  const mine = { id: nameless === '' ? own.id : '', nameless };
  const shown = isReadable ? idea : own;
  return [
    ...(mayAnswer
      ? [answerReviewer.element('Answer the reviewer', mine, { label: `Answer the reviewer: #${own.number}` })]
      : []),
    ...(mayPublish ? [publishWhy.element('Publish why', mine, { label: `Publish why: #${own.number}` })] : []),
    ...(mayGiveOwner
      ? [giveOwner.element('Give an owner', { id: idea.id }, { label: `Give #${idea.number} an owner` })]
      : []),
    openIdea.element('Open it', { id: shown.id }, { label: `Open #${shown.number}` }),
  ];
}
