import { ALONE, maySee } from '../../access/audience.ts';
import type { MemberFacts } from '../../access/viewer.ts';
import { search } from '../../search/search.ts';
import type { Choice } from '../../slack/choices.ts';
import type { Asker } from '../../slack/fields.ts';
import { cutOnWord, LIMITS } from '../../slack/limits.ts';
import type { RitualDeps } from '../deps.ts';
import { browsing, searchableBy } from './browse-store.ts';
import { EVERYTHING } from './browsing.ts';
import type { Conversation } from './conversation.ts';
import { conversations } from './conversation-store.ts';
import { askerFor } from './picking.ts';
import { viewerFor } from './reader.ts';
import { SEARCHED_AS } from './search-store.ts';
import { shortName } from './story-views.ts';

const MOST_CHOICES = 30;

/** Conversations to choose from, as far as this person may read them: the latest, or what is typed finds: a number or words. */
export async function suggestConversations(deps: RitualDeps, typed: string, { userId }: Asker): Promise<Choice[]> {
  const { db, workspace, people } = deps;
  const reader = await askerFor(deps, await people.get(userId));
  const store = conversations(db.prisma, workspace.id);
  // As a choice reads, too: "#12 Maarit, Acme Oy: …".
  const number = /^#?(\d{1,9})(?:$|\s)/u.exec(typed.trim())?.[1];
  if (number !== undefined) {
    const found = await store.byNumber(Number(number));
    return found && maySee(found, reader, ALONE) === 'whole' ? [choiceOf(found)] : [];
  }
  const ids = typed.trim() === '' ? await latest() : await searched();
  const rows = new Map((await store.byIds(ids)).map((row) => [row.id, row]));
  return ids.flatMap((id): Choice[] => {
    const row = rows.get(id);
    return row && maySee(row, reader, ALONE) === 'whole' ? [choiceOf(row)] : [];
  });

  function latest(): Promise<string[]> {
    const everything = { ...EVERYTHING, customer: null, kinds: null, display: 'anonymous' as const, heardSince: '' };
    return browsing(db.prisma, workspace.id).page(everything, reader, 0, MOST_CHOICES);
  }
  async function searched(): Promise<string[]> {
    const { found } = await search(db, workspace.id).find(SEARCHED_AS, typed, searchableBy(workspace.id, reader));
    return found.slice(0, MOST_CHOICES).map(({ subjectId }) => subjectId);
  }
}

/** Of these conversations those that a member may read, in their order. */
export async function readableOf(
  deps: RitualDeps,
  member: MemberFacts,
  ids: readonly string[],
): Promise<Conversation[]> {
  const rows = await conversations(deps.db.prisma, deps.workspace.id).byIds(ids);
  const viewer = await viewerFor(deps, member, rows);
  return ids.flatMap((id) => rows.filter((row) => row.id === id && maySee(row, viewer, ALONE) === 'whole'));
}

/** Conversations as they stand chosen in a form. */
export function linkedChoices(chosen: readonly Conversation[]): Choice[] {
  return chosen.map(choiceOf);
}

/** "#12 Maarit, Acme Oy: the export times out…" */
function choiceOf(conversation: Conversation): Choice {
  const { id, number, words } = conversation;
  const text = `#${number} ${shortName(conversation)}: ${words.replace(/\s+/gu, ' ')}`;
  return { value: id, text: cutOnWord(text, LIMITS.optionText) };
}
