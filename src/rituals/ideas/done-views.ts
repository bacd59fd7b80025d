import type { Noun } from '../../settings/settings.ts';
import { actions, quote, richLine, richText } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { oneBlock, type Reading } from '../conversations/index.ts';
import { openIdea } from './actions.ts';
import type { Idea } from './idea.ts';
import { titleOf } from './idea-views.ts';
import { interestWords } from './wording.ts';

const SHOWN = 1_200;

/** What everybody is told: what changed and why, what it does for the customer, and thanks to who sent it and who built it. */
export function donePost(
  idea: Idea,
  {
    noun,
    told,
    alsoSent,
  }: { readonly noun: Noun; readonly told: ToldTally; readonly alsoSent: readonly string[]; readonly reading: Reading },
): Message {
  const { id, number, reason, effect, outcome } = idea;
  const title = `Done: “${titleOf(idea)}” (idea #${number})`;
  const thanks = thanksWords(idea, alsoSent);
  const behind = [interestWords(idea, noun), toldWords(told, noun)].filter((words) => words !== '').join(' · ');
  return message(`${title}. ${reason}`, [
    oneBlock(
      richLine(richText(title, { bold: true })),
      quote(cutOnWord(reason, SHOWN)),
      ...(effect === '' ? [] : [richLine(richText(`For the ${noun.one}: `, { bold: true }), cutOnWord(effect, SHOWN))]),
      ...(outcome === '' ? [] : [richLine(richText('Outcome: ', { bold: true }), outcome)]),
      ...(thanks === '' ? [] : [richLine(thanks)]),
      ...(behind === '' ? [] : [richLine(behind)]),
    ),
    actions(openIdea.element('Open', { id }, { label: `Open #${number}` })),
  ]);
}

interface ToldTally {
  readonly told: number;
  readonly of: number;
}

/** "Thank you, Mikko and Grace, for the idea, and Arjun for making it real."; names without a ping. @param alsoSent who sent what was merged into it */
export function thanksWords({ author, wantsThanks, builders }: Idea, alsoSent: readonly string[] = []): string {
  const sender = listed([...(author !== null && wantsThanks ? [author.name] : []), ...alsoSent]);
  const makers = listed(builders.map(({ name }) => name));
  if (sender === '' && makers === '') return '';
  if (sender === '') return `Thank you, ${makers}, for making it real.`;
  const thanks = `Thank you, ${sender}, for the idea`;
  return makers === '' ? `${thanks}.` : `${thanks}, and ${makers} for making it real.`;
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** "told to 2 of 3 customers"; "" where nobody was to be told. */
export function toldWords({ told, of }: ToldTally, noun: Noun): string {
  return of === 0 ? '' : `told to ${told} of ${of} ${of === 1 ? noun.one : noun.many}`;
}
