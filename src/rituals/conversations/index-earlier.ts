import { indexMissing } from '../../search/index-missing.ts';
import type { RitualDeps } from '../deps.ts';
import { indexConversations, SEARCHED_AS } from './search-store.ts';

type Indexing = Pick<RitualDeps, 'db' | 'logger'> & { readonly workspace: { readonly id: string } };

/** Makes conversations findable that are not in the index: from before there was one, or taken out to be written anew. */
export function indexEarlier(where: Indexing): Promise<void> {
  return indexMissing(where, { table: 'Conversation', kind: SEARCHED_AS, index: indexConversations });
}
