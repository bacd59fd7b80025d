import type { KnownBlock } from '@slack/types';
import type { Noun } from '../../settings/settings.ts';
import { actions, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { type Message, message } from '../../slack/message.ts';
import { itIsDifferent, openIdea, voteFor, voteInstead } from './actions.ts';
import type { Idea } from './idea.ts';
import { titleOf } from './idea-views.ts';
import type { Instead } from './instead.ts';
import type { IdeaEntry } from './read-page.ts';
import { interestWords, STATUS_WORDS, sentBy } from './wording.ts';

/** What is offered on a receipt: others that look like it, each to vote for instead. @param key what the receipt of a nameless idea carries */
export function lookAlikeBlocks(
  fresh: { readonly id: string; readonly key: string },
  alike: readonly IdeaEntry[],
  { noun, zone }: { readonly noun: Noun; readonly zone: string },
): KnownBlock[] {
  if (alike.length === 0) return [];
  const are = alike.length === 1 ? 'This looks' : 'These look';
  return [
    section(`${are} like it, and came before:`),
    ...alike.flatMap(({ idea, vote }) => [
      alikeLine(idea, noun, zone),
      actions(
        ...(vote === 'none'
          ? []
          : [
              voteInstead.element(
                'Vote for that one instead',
                { ...fresh, other: idea.id },
                { label: `Vote for #${idea.number} instead, and take mine back` },
              ),
            ]),
        openIdea.element('Open', { id: idea.id }, { label: `Open #${idea.number}` }),
      ),
    ]),
    actions(itIsDifferent.element('It is different', fresh)),
  ];
}

function alikeLine(idea: Idea, noun: Noun, zone: string) {
  const behind = interestWords(idea, noun);
  return richLine(
    richText(titleOf(idea), { bold: true }),
    `     ${STATUS_WORDS[idea.status]}\n#${idea.number} · ${sentBy(idea)}, `,
    dateElement(idea.createdAt, 'date', zone),
    ...(behind === '' ? [] : [` · ${behind}`]),
  );
}

/** After **Vote for that one instead**. */
export function votedInstead(outcome: Instead): Message {
  const { other } = outcome;
  const line = insteadInWords(outcome);
  return message(line, [
    richLine(line),
    actions(
      ...(outcome.kind === 'nameless' ? [voteFor.element('I am for it, by name', { id: other.id })] : []),
      openIdea.element('Open', { id: other.id }, { label: `Open #${other.number}` }),
    ),
  ]);
}

function insteadInWords(outcome: Instead): string {
  const { kind, other, freshNumber } = outcome;
  const votes = other.votes === 1 ? 'One colleague is for it now.' : `${other.votes} colleagues are for it now.`;
  const undone = freshNumber === null ? '' : ` #${freshNumber} is undone, and nothing of it was kept.`;
  switch (kind) {
    case 'voted':
      return `You are for #${other.number}: ${titleOf(other)}. ${votes}${undone}`;
    case 'voted_only':
      return `You are for #${other.number}: ${titleOf(other)}. ${votes} #${freshNumber} stays: ${outcome.why}`;
    case 'nameless':
      return `${undone.trim()} You did not vote for #${other.number}: votes are kept with a name, and you gave none.`.trim();
  }
}
