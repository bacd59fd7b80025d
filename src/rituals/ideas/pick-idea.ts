import { ALONE, maySee } from '../../access/audience.ts';
import { search } from '../../search/search.ts';
import type { Choice } from '../../slack/choices.ts';
import type { Asker } from '../../slack/fields.ts';
import { cutOnWord, LIMITS } from '../../slack/limits.ts';
import type { RitualDeps } from '../deps.ts';
import { ideaLists, searchableIdeas } from './browse-store.ts';
import { ALL_IDEAS } from './browsing.ts';
import { type Idea, isOpen } from './idea.ts';
import { ideas } from './idea-store.ts';
import { titleOf } from './idea-views.ts';
import { ideaReader } from './look-through.ts';
import { SEARCHED_AS } from './search-store.ts';

const MOST_CHOICES = 30;

/** Ideas to choose from that are not decided and stand for themselves, as far as this person may read them: the latest, or what is typed finds: a number or words. */
export async function suggestIdeas(deps: RitualDeps, typed: string, { userId }: Asker): Promise<Choice[]> {
  const { db, workspace, people } = deps;
  const reader = await ideaReader(deps, await people.get(userId));
  const store = ideas(db.prisma, workspace.id);
  const isChoice = (one: Idea) => isOpen(one) && maySee(one, reader.person, ALONE) === 'whole';
  const number = /^#?(\d{1,9})(?:$|\s)/u.exec(typed.trim())?.[1];
  if (number !== undefined) {
    const found = await store.byNumber(Number(number));
    return found && isChoice(found) ? [choiceOf(found)] : [];
  }
  const ids = typed.trim() === '' ? await latest() : await searched();
  const rows = new Map((await store.byIds(ids)).map((row) => [row.id, row]));
  return ids.flatMap((id): Choice[] => {
    const row = rows.get(id);
    return row && isChoice(row) ? [choiceOf(row)] : [];
  });

  function latest(): Promise<string[]> {
    return ideaLists(db.prisma, workspace.id).page({ ...ALL_IDEAS, said: null }, reader, 0, MOST_CHOICES);
  }
  async function searched(): Promise<string[]> {
    const where = searchableIdeas(workspace.id, reader);
    const { found } = await search(db, workspace.id).find(SEARCHED_AS, typed, where);
    return found.slice(0, MOST_CHOICES).map(({ subjectId }) => subjectId);
  }
}

/** An idea as a choice in a form. */
export function choiceOf(idea: Idea): Choice {
  return { value: idea.id, text: cutOnWord(`#${idea.number} ${titleOf(idea)}`, LIMITS.optionText) };
}
