import { ALONE, maySee } from '../../access/audience.ts';
import { type Database, Prisma } from '../../database.ts';
import { search } from '../../search/search.ts';
import { type IdeaReader, searchableIdeas } from './browse-store.ts';
import type { Idea } from './idea.ts';
import { ideas } from './idea-store.ts';
import { isWorthOffering } from './offering.ts';
import { SEARCHED_AS, TITLED_AS } from './search-store.ts';

/** More than these are read, because some are none of this reader's business any more. */
const MOST_READ = 12;
const MOST_OFFERED = 3;

/** Other ideas that look like one that was just sent, as far as this person may read them, the most alike first. */
export async function lookAlikesOf(
  db: Database,
  workspaceId: string,
  { idea, reader }: { readonly idea: Idea; readonly reader: IdeaReader },
  now: Date,
): Promise<Idea[]> {
  const readable = searchableIdeas(workspaceId, reader);
  const found = await search(db, workspaceId).lookAlikes({ whole: SEARCHED_AS, title: TITLED_AS }, idea, {
    and: Prisma.sql`e."subjectId" <> ${idea.id} AND ${readable}`,
    limit: MOST_READ,
  });
  const rows = new Map(
    (await ideas(db.prisma, workspaceId).byIds(found.map(({ subjectId }) => subjectId))).map((row) => [row.id, row]),
  );
  return found
    .flatMap(({ subjectId }) => rows.get(subjectId) ?? [])
    .filter((other) => maySee(other, reader.person, ALONE) === 'whole' && isWorthOffering(other, now))
    .slice(0, MOST_OFFERED);
}
