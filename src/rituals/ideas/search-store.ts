import type { Tx } from '../../database.ts';
import { searchIndex } from '../../search/search-index.ts';
import type { Sent } from './idea.ts';

/** The names of ideas in the index: all that is said in one, and its title alone for look-alikes. */
export const SEARCHED_AS = 'idea';
export const TITLED_AS = 'idea_title';

const SAID = {
  id: true,
  title: true,
  text: true,
  whoFor: true,
  problem: true,
  delight: true,
  evidence: true,
  figure: true,
} as const;

/** The first time: in the transaction that keeps the idea. */
export async function indexNewIdea(tx: Tx, workspaceId: string, id: string, sent: Omit<Sent, 'link' | 'audience'>) {
  const { title, text, whoFor, problem, delight, evidence, figure } = sent;
  const kinds = { whole: SEARCHED_AS, title: TITLED_AS };
  const more = [whoFor, problem, delight, evidence, figure];
  await searchIndex(tx, workspaceId).addTitled(kinds, { subjectId: id, title, text }, more);
}

/** Brings up to date what can be searched of one idea. In the transaction that changed it. */
export function indexIdea(tx: Tx, workspaceId: string, id: string): Promise<void> {
  return indexIdeas(tx, workspaceId, [id]);
}

/** The same for many. Ids of what is gone lose what could be searched of them. */
export async function indexIdeas(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.idea.findMany({ where: { workspaceId, id: { in: [...ids] } }, select: SAID });
  const index = searchIndex(tx, workspaceId);
  await index.put(
    SEARCHED_AS,
    ids,
    rows.map(({ id, ...texts }) => ({ subjectId: id, part: '', texts: Object.values(texts) })),
  );
  await index.putTitles(
    TITLED_AS,
    ids,
    rows.map(({ id, title, text }) => ({ subjectId: id, title, text })),
  );
}
