import { indexMissing } from '../../search/index-missing.ts';
import type { RitualDeps } from '../deps.ts';
import { indexIdeas, SEARCHED_AS } from './search-store.ts';

type Indexing = Pick<RitualDeps, 'db' | 'logger'> & { readonly workspace: { readonly id: string } };

/** Makes ideas findable, also as look-alikes, that were taken out of the index to be written anew. */
export function indexEarlierIdeas(where: Indexing): Promise<void> {
  return indexMissing(where, { table: 'Idea', kind: SEARCHED_AS, index: indexIdeas });
}
