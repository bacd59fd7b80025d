import { dateElement } from '../../slack/dates.ts';
import type { Part } from '../../slack/spoken.ts';
import type { Idea } from './idea.ts';
import type { NewsFacts } from './news-facts.ts';
import { STATUS_WORDS } from './wording.ts';

/** By when an answer is promised to whoever waits for one; nothing where none is owed. */
export function promisedParts({ status, dueAt }: Idea, zone: string): Part[] {
  if (dueAt === null) return [];
  const what = status === 'new' ? ' You will hear from the reviewers by ' : ' You will hear what is decided by ';
  return [what, dateElement(dueAt, 'date', zone), '.'];
}

/** The date that was promised, and since when it waits; what came of it since then, when something did. */
export function brokenParts(
  idea: Idea,
  own: Idea,
  promised: string,
  { zone, reminded }: Pick<NewsFacts, 'zone' | 'reminded'>,
): Part[] {
  const date = dateElement(new Date(promised), 'date', zone);
  if (idea.dueAt?.toISOString() !== promised) {
    return [
      `We promised an answer on #${own.number} by `,
      date,
      ` and were late. It is ${STATUS_WORDS[idea.status]} now.`,
    ];
  }
  const since = idea.status === 'new' ? own.createdAt : (idea.acknowledgedAt ?? own.createdAt);
  return [
    `We promised an answer on #${own.number} by `,
    date,
    ' and have not given one. It waits since ',
    dateElement(since, 'date', zone),
    `.${remindedWords(reminded)}`,
  ];
}

function remindedWords(reminded: NewsFacts['reminded']): string {
  if (reminded === null) return '';
  return reminded.areReviewers
    ? ' The reviewers are reminded of it every morning.'
    : ' Those who hold the reviewers to it are reminded every morning.';
}
