import { type Indexing, indexMissing } from '../../search/index-missing.ts';
import { indexIdeas, SEARCHED_AS } from './search-store.ts';

/** Makes ideas findable, also as look-alikes, that were taken out of the index to be written anew. */
export function indexEarlierIdeas(where: Indexing): Promise<void> {
  return indexMissing(where, { table: 'Idea', kind: SEARCHED_AS, index: indexIdeas });
}
