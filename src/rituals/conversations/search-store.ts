import type { Tx } from '../../database.ts';
import { type Searchable, searchIndex } from '../../search/search-index.ts';
import { customerName } from './customer-name.ts';
import { CALLED, type CustomerRow, toCustomer } from './customer-store.ts';

/** The name of conversations in the index. */
export const SEARCHED_AS = 'conversation';

const SAID = {
  id: true,
  words: true,
  lesson: true,
  customer: CALLED,
  lessons: { select: { text: true } },
  voices: { select: { id: true, words: true, customer: CALLED } },
} as const;

/** Brings up to date what can be searched of one conversation and its voices. In the transaction that changed them. */
export function indexConversation(tx: Tx, workspaceId: string, id: string): Promise<void> {
  return indexConversations(tx, workspaceId, [id]);
}

/** The same for many, as an import needs it. Ids of what is gone lose what could be searched of them. */
export async function indexConversations(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.conversation.findMany({ where: { workspaceId, id: { in: [...ids] } }, select: SAID });
  const entries = rows.flatMap(({ id, customer, words, lesson, lessons, voices }): Searchable[] => [
    { subjectId: id, part: '', texts: [nameOf(customer), words, lesson, ...lessons.map(({ text }) => text)] },
    ...voices.map((voice) => ({ subjectId: id, part: voice.id, texts: [nameOf(voice.customer), voice.words] })),
  ]);
  await searchIndex(tx, workspaceId).put(SEARCHED_AS, ids, entries);
}

/** The same for all that customers said, once they are called otherwise, by a new name, a merge or another rule of privacy. */
export async function indexWhatTheySaid(tx: Tx, workspaceId: string, customerIds: readonly string[]): Promise<void> {
  const among = { in: [...customerIds] };
  const rows = await tx.conversation.findMany({
    where: { workspaceId, OR: [{ customerId: among }, { voices: { some: { customerId: among } } }] },
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    await indexConversations(tx, workspaceId, ids.slice(from, from + AT_ONCE));
  }
}

/** How many are indexed in one go: what belongs to them is looked up by two keys each, and a query of SQLite’s takes no thousand. */
const AT_ONCE = 200;

/** The names that customers are shown by, and so found by, by their ids. For whoever writes many records at once. */
export async function shownNames(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const among = { in: ids.slice(from, from + AT_ONCE) };
    const rows = await tx.customer.findMany({ where: { workspaceId, id: among }, ...CALLED });
    for (const row of rows) names.set(row.id, nameOf(row));
  }
  return names;
}

/** As it is read: a name that privacy keeps from people must not be found by it. */
function nameOf(customer: CustomerRow): string {
  return customerName(toCustomer(customer));
}
