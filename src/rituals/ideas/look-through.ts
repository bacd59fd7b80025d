import { ALONE, maySee } from '../../access/audience.ts';
import { viewerOf } from '../../access/viewer.ts';
import type { Database } from '../../database.ts';
import { search } from '../../search/search.ts';
import type { Member } from '../../slack/people.ts';
import { askerFor, ON_PAGE, pageWithin, toldBy } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { type IdeaQuery, type IdeaReader, ideaLists, searchableIdeas } from './browse-store.ts';
import type { AskedIdeas, IdeaFilters } from './browsing.ts';
import { type Idea, isOpen } from './idea.ts';
import { mayVoteOn } from './idea-rights.ts';
import { ideas } from './idea-store.ts';
import { quarterStart } from './period.ts';
import type { IdeaEntry, ReadPage } from './read-page.ts';
import { isReviewer } from './reviewers.ts';
import { SEARCHED_AS } from './search-store.ts';

type Ids = Omit<ReadPage, 'entries'> & { readonly ids: readonly string[] };

/** A member as the reader of all ideas: in which of the channels that confined ones came from is this person? */
export async function ideaReader(deps: RitualDeps, member: Member): Promise<IdeaReader> {
  const { db, workspace, channels, logger } = deps;
  const person = await viewerOf(
    member,
    await ideaLists(db.prisma, workspace.id).confinedPlaces(),
    (channelId) => channels.memberIds(channelId),
    (channelId, err) => logger.warn({ err, channelId }, 'who is in a channel could not be looked up'),
  );
  return { person, reviews: person.isAdmin || person.isChampion || (await isReviewer(deps, member.id)) };
}

/** One page of what a member asked to look through. */
export async function readIdeas(
  deps: RitualDeps,
  member: Member,
  asked: AskedIdeas,
  { wanted, now }: { readonly wanted: number; readonly now: Date },
): Promise<ReadPage> {
  const reader = await ideaReader(deps, member);
  const { ids, ...page } = await idsOf(deps, { member, reader, wanted, now }, asked);
  const rows = new Map((await ideas(deps.db.prisma, deps.workspace.id).byIds(ids)).map((row) => [row.id, row]));
  const readable = ids.flatMap((id): Idea[] => {
    const row = rows.get(id);
    return row && maySee(row, reader.person, ALONE) === 'whole' ? [row] : [];
  });
  return { entries: await withVotes(deps, reader, readable), ...page };
}

interface Looking {
  readonly member: Member;
  readonly reader: IdeaReader;
  readonly wanted: number;
  readonly now: Date;
}

function idsOf(deps: RitualDeps, looking: Looking, asked: AskedIdeas): Promise<Ids> {
  switch (asked.kind) {
    case 'list':
      return listed(deps, looking, asked.filters);
    case 'search':
      return searched(deps, looking, asked.words);
    case 'top':
      return hottest(deps, looking);
  }
}

async function listed(deps: RitualDeps, { member, reader, wanted }: Looking, filters: IdeaFilters): Promise<Ids> {
  const store = ideaLists(deps.db.prisma, deps.workspace.id);
  const said = await toldBy(deps, filters, () => askerFor(deps, member));
  const query: IdeaQuery = { ...filters, said };
  const count = await store.count(query, reader);
  const page = pageWithin(wanted, count);
  const ids = await store.page(query, reader, page * ON_PAGE, ON_PAGE);
  return { ids, page, count, hasMore: count > (page + 1) * ON_PAGE, isMore: false };
}

async function searched({ db, workspace }: RitualDeps, { reader, wanted }: Looking, words: string): Promise<Ids> {
  const { found, isMore } = await search(db, workspace.id).find(
    SEARCHED_AS,
    words,
    searchableIdeas(workspace.id, reader),
  );
  const count = found.length;
  const page = pageWithin(wanted, count);
  const ids = found.slice(page * ON_PAGE, (page + 1) * ON_PAGE).map(({ subjectId }) => subjectId);
  return { ids, page, count, hasMore: count > (page + 1) * ON_PAGE, isMore };
}

/** One more than a page is read, to know whether there are more: counting all would take longer than finding the first. */
async function hottest({ db, workspace }: RitualDeps, { member, reader, wanted, now }: Looking): Promise<Ids> {
  const store = ideaLists(db.prisma, workspace.id);
  const since = quarterStart(now, member.zone);
  const ids = await store.top(since, reader, wanted * ON_PAGE, ON_PAGE + 1);
  const hasMore = ids.length > ON_PAGE;
  return { ids: ids.slice(0, ON_PAGE), page: wanted, count: null, hasMore, isMore: false };
}

/** Ideas with what their reader may do about a vote for each. */
export async function withVotes(
  { db, workspace }: { readonly db: Pick<Database, 'prisma'>; readonly workspace: { readonly id: string } },
  { person }: IdeaReader,
  shown: readonly Idea[],
): Promise<IdeaEntry[]> {
  const roots = shown.map(({ id, rootId }) => rootId ?? id);
  const isFor = await ideaLists(db.prisma, workspace.id).votedFor(roots, person.memberId);
  return shown.map((idea) => {
    if (isFor.has(idea.rootId ?? idea.id)) return { idea, vote: isOpen(idea) ? 'is_for' : 'none' };
    return { idea, vote: mayVoteOn(idea, person) ? 'may' : 'none' };
  });
}
