import type { Database } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { masked } from '../../privacy/masked-values.ts';
import { changes } from './change-store.ts';
import { held } from './held-store.ts';
import { refreshNews } from './refresh-news.ts';
import { terms } from './term-store.ts';

/** Keeps the one note that whoever holds a term, or held it, leaves to the next. Wake the sender after it. @throws UserFacingError */
export async function keepNote(
  db: Database,
  workspaceId: string,
  given: {
    readonly number: number;
    readonly note: string;
    readonly writer: { readonly id: string; readonly zone: string };
  },
  now: Date,
): Promise<void> {
  const { number, note, writer } = given;
  await db.transaction(async (tx) => {
    const store = terms(tx, workspaceId);
    const term = await store.byNumber(number);
    const part = term && (await held(tx, workspaceId).lastOf(term, writer.id));
    if (!term || !part) {
      throw new UserFacingError('not_your_term', 'Only whoever held that term leaves its note.');
    }
    const { values } = await masked(tx, workspaceId, { note }, ['note'], writer.zone);
    await (part.changeId === null
      ? store.setNote(term.id, values.note)
      : changes(tx, workspaceId).setNote(part.changeId, values.note));
    await refreshNews(tx, workspaceId, now, [term]);
  });
}
