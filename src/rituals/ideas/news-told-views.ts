import type { Part } from '../../slack/spoken.ts';
import type { Idea } from './idea.ts';
import type { NewsFacts } from './news-facts.ts';
import { brokenParts, promisedParts } from './news-promise-views.ts';
import { STATUS_WORDS, statusWords } from './wording.ts';

/** What is told of something that happened; ends with a full stop. Null where what happened since then says more. */
export function toldParts({
  act,
  actor,
  detail,
  idea,
  own,
  role,
  zone,
  mayReadWhy,
  isInsider,
  reminded,
}: NewsFacts): Part[] | null {
  const who = actor?.name ?? 'A reviewer';
  if (role === 'owner' && act !== 'taken_back') return [` is yours now, says ${who}.`];
  switch (act) {
    case 'acknowledged':
      return [` was read by ${who}.`, ...promisedParts(idea, zone)];
    case 'exploring':
    case 'doing':
      return [` is ${STATUS_WORDS[act]}. `, ownerWords(idea, act, who)];
    case 'declined':
      return mayReadWhy
        ? [` is declined, by ${who}.`]
        : [` is closed, by ${who}. Why is between the reviewers and whoever sent it.`];
    case 'done':
      return [' is done.'];
    case 'reopened':
      return [` is open again: ${who} took it up once more.`, ...promisedParts(idea, zone)];
    case 'merged':
      return mergedParts(own, detail, who);
    case 'taken_back':
      return [
        `: ${who} took back what was decided. It is ${statusWords(idea, isInsider)} again.`,
        ...promisedParts(idea, zone),
      ];
    case 'answered':
      return [`: ${actor === null ? 'whoever sent it' : who} answers what was decided.`];
    case 'owner_left':
      return [` has no owner any more: ${actor?.name ?? 'a former colleague'} has left. Who sees to it now?`];
    case 'promise_broken':
      return brokenParts(idea, own, detail, { zone, reminded });
    default:
      return null;
  }
}

function ownerWords({ status, owner }: Idea, act: 'exploring' | 'doing', who: string): string {
  return status === act && owner !== null ? `Owner: ${owner.name}. Decided by ${who}.` : `Decided by ${who}.`;
}

function mergedParts({ mergedInto }: Idea, detail: string, who: string): Part[] {
  const number = mergedInto?.number ?? Number(/^#(\d+)/u.exec(detail)?.[1] ?? 0);
  return [` is part of #${number} now, says ${who}: what becomes of that, you hear too.`];
}
