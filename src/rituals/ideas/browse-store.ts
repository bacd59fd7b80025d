import type { Person } from '../../access/audience.ts';
import { Prisma, type Tx } from '../../database.ts';
import type { IdeaFilters } from './browsing.ts';

/** Whoever looks through ideas, and whether they review them: a decline that is private is between its author and these. */
export interface IdeaReader {
  readonly person: Person;
  readonly reviews: boolean;
}

/** What a list shows, as the database is asked for it. */
export interface IdeaQuery extends Omit<IdeaFilters, 'customer' | 'kind'> {
  /** Of the customers that were asked for, what this reader may read; null when none were. */
  readonly said: Prisma.ConversationWhereInput | null;
}

/** What the reviewers have not decided yet. */
export const UNDECIDED = { in: ['new' as const, 'acknowledged' as const] };
/** Somebody sees to what was decided to be explored or done; these have lost them, or came without. */
export const UNOWNED = { status: { in: ['exploring' as const, 'doing' as const] }, ownerId: null };

/** So many are sorted faster than they are found along the index by heat. */
const FEW = 300;

/** What one person may look through in one workspace. `maySee` in the language of databases: it is asked again of what is shown. */
export function ideaLists(tx: Tx, workspaceId: string) {
  const where = (query: IdeaQuery, reader: IdeaReader): Prisma.IdeaWhereInput => ({
    workspaceId,
    ...(query.mine ? { authorId: reader.person.memberId } : {}),
    status: query.statuses.length > 0 ? { in: [...query.statuses] } : { not: 'merged' },
    AND: [
      readableIdeas(reader),
      ...(query.toReview ? [{ status: UNDECIDED }] : []),
      ...(query.unowned ? [UNOWNED] : []),
      ...(query.said ? [linkedTo(query.said)] : []),
    ],
  });
  return {
    count: (query: IdeaQuery, reader: IdeaReader): Promise<number> => tx.idea.count({ where: where(query, reader) }),

    /** Ids, the latest first; of what waits for a decision the one that waits longest. */
    async page(query: IdeaQuery, reader: IdeaReader, skip: number, take: number): Promise<string[]> {
      const order = query.toReview ? 'asc' : 'desc';
      const rows = await tx.idea.findMany({
        where: where(query, reader),
        orderBy: [{ createdAt: order }, { number: order }],
        ...{ skip, take },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },

    /**
     * Ids of what may still come about and was sent or voted for since then, by votes and customers, halved with age. That is
     * the way along an index by heat; but where few were active it would go to the end of it, so those are read and sorted.
     */
    async top(since: Date, reader: IdeaReader, skip: number, take: number): Promise<string[]> {
      const active = { workspaceId, activeAt: { gte: since } };
      const open: Prisma.IdeaWhereInput = {
        ...active,
        status: { in: ['new', 'acknowledged', 'exploring', 'doing'] },
        AND: [readableIdeas(reader)],
      };
      const latest = { orderBy: [{ activeAt: 'desc' }] } satisfies Prisma.IdeaFindManyArgs;
      const beyondFew = await tx.idea.findMany({ where: active, ...latest, skip: FEW, take: 1, select: { id: true } });
      if (beyondFew.length === 0) {
        const few = await tx.idea.findMany({ where: open, ...latest, select: { id: true, heat: true } });
        const hottest = few.sort((one, other) => other.heat - one.heat);
        return hottest.slice(skip, skip + take).map(({ id }) => id);
      }
      const rows = await tx.idea.findMany({
        where: open,
        orderBy: [{ heat: 'desc' }],
        ...{ skip, take },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },

    /** Which of these a colleague is for, by a vote for it or for what was merged into it. */
    async votedFor(rootIds: readonly string[], memberId: string): Promise<Set<string>> {
      const among = { in: [...rootIds] };
      const rows = await tx.ideaVote.findMany({
        where: { workspaceId, memberId, idea: { OR: [{ id: among }, { rootId: among }] } },
        select: { ideaId: true, idea: { select: { rootId: true } } },
      });
      return new Set(rows.map(({ ideaId, idea }) => idea.rootId ?? ideaId));
    },

    /** The channels that confined ideas came from. Messages between people have no others who could read them. */
    async confinedPlaces(): Promise<string[]> {
      const rows = await tx.idea.groupBy({ by: ['placeId'], where: { workspaceId, audience: 'confined' } });
      return rows.map(({ placeId }) => placeId).filter((placeId) => /^[CG]/u.test(placeId));
    },
  };
}

/** The rule of `maySee` for one person alone, as a condition on ideas; without what was declined in private. */
export function readableIdeas({ person, reviews }: IdeaReader): Prisma.IdeaWhereInput {
  const { memberId, isGuest, isStranger, channelIds } = person;
  if (isStranger) return { id: { in: [] } };
  const own = [{ authorId: memberId }, { ownerId: memberId }];
  const open = [{ audience: 'everyone' as const }, { placeId: { in: [...channelIds] } }];
  const told = [...own, { status: { not: 'declined' as const } }, { isReasonPublic: true }];
  return { AND: [{ OR: isGuest ? own : [...own, ...open] }, ...(reviews ? [] : [{ OR: told }])] };
}

/** Ideas behind which stand some of these conversations, by themselves or by what was merged into them. */
function linkedTo(said: Prisma.ConversationWhereInput): Prisma.IdeaWhereInput {
  const links = { some: { conversation: said } };
  return { OR: [{ links }, { standsFor: { some: { links } } }] };
}

/** The same for what is searched, as SQL over e."subjectId". */
export function searchableIdeas(workspaceId: string, { person, reviews }: IdeaReader): Prisma.Sql {
  const { memberId, isGuest, isStranger, channelIds } = person;
  if (isStranger) return Prisma.sql`1 = 0`;
  const places =
    channelIds.size === 0 ? Prisma.sql`1 = 0` : Prisma.sql`x."placeId" IN (${Prisma.join([...channelIds])})`;
  const others = isGuest ? Prisma.sql`1 = 0` : Prisma.sql`(x."audience" = 'everyone' OR ${places})`;
  const own = Prisma.sql`(x."authorId" = ${memberId} OR x."ownerId" = ${memberId})`;
  const told = reviews ? Prisma.sql`1 = 1` : Prisma.sql`(x."status" <> 'declined' OR x."isReasonPublic" OR ${own})`;
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "Idea" AS x
    WHERE x."workspaceId" = ${workspaceId} AND x."id" = e."subjectId" AND (${own} OR ${others}) AND ${told})`;
}
