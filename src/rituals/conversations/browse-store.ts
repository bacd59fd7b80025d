import type { Person } from '../../access/audience.ts';
import { Prisma, type Tx } from '../../database.ts';
import type { Display } from '../../settings/settings.ts';
import type { ListFilters } from './browsing.ts';
import type { CustomerName } from './customer.ts';
import { matchKey } from './customer.ts';
import { showing, WITH_ORGANISATION, waysWithPerson } from './shown-name-store.ts';

/** What a list shows, as the database is asked for it. */
export interface ListQuery extends Omit<ListFilters, 'customer' | 'kind' | 'days'> {
  readonly customer: CustomerName | null;
  /** As they are stored; null for all. */
  readonly kinds: readonly string[] | null;
  /** How the workspace shows customers' names: what it hides finds nobody. */
  readonly display: Display;
  /** Local date (YYYY-MM-DD); "" for always. */
  readonly heardSince: string;
}

/** What one person may look through in one workspace. `maySee` in the language of databases: it is asked again of what is shown. */
export function browsing(tx: Tx, workspaceId: string) {
  const where = (query: ListQuery, reader: Person): Prisma.ConversationWhereInput => ({
    workspaceId,
    deletedAt: null,
    ...(query.mine ? { hearerId: reader.memberId } : {}),
    ...(query.unanswered ? { stage: { in: ['new', 'assigned'] } } : {}),
    ...(query.levels.length > 0 ? { level: { in: [...query.levels] } } : {}),
    ...(query.heardSince === '' ? {} : { heardOn: { gte: query.heardSince } }),
    AND: [readableBy(reader), ...(query.customer || query.kinds ? [saidBy(query, reader)] : [])],
  });
  return {
    count: (query: ListQuery, reader: Person): Promise<number> =>
      tx.conversation.count({ where: where(query, reader) }),

    /** Ids, the latest heard first. */
    async page(query: ListQuery, reader: Person, skip: number, take: number): Promise<string[]> {
      const rows = await tx.conversation.findMany({
        where: where(query, reader),
        orderBy: [{ heardOn: 'desc' }, { number: 'desc' }],
        ...{ skip, take },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },

    /** The channels that something confined came from. Messages between people have no others who could read them. */
    async confinedPlaces(): Promise<string[]> {
      const where = { workspaceId, audience: 'confined' as const };
      const records = await tx.conversation.groupBy({ by: ['placeId'], where });
      const voices = await tx.voice.groupBy({ by: ['placeId'], where });
      const places = new Set([...records, ...voices].map(({ placeId }) => placeId));
      return [...places].filter((placeId) => /^[CG]/u.test(placeId));
    },

    /** All kinds that customers have. */
    async kinds(): Promise<string[]> {
      const rows = await tx.customerKind.findMany({
        where: { workspaceId },
        distinct: ['kind'],
        select: { kind: true },
      });
      return rows.map(({ kind }) => kind);
    },
  };
}

/** The rule of `maySee` for one person alone, as a condition on conversations. */
export function readableBy({ memberId, isGuest, isStranger, channelIds }: Person): Prisma.ConversationWhereInput {
  if (isStranger) return { id: { in: [] } };
  const own = [{ hearerId: memberId }, { ownerId: memberId }];
  return { OR: isGuest ? own : [...own, { audience: 'everyone' as const }, { placeId: { in: [...channelIds] } }] };
}

/** What customers of a name and of one of these kinds said, themselves or as somebody who said the same, as far as a person may read it. */
export function saidBy(
  { customer, kinds, display }: Pick<ListQuery, 'customer' | 'kinds' | 'display'>,
  reader: Person,
): Prisma.ConversationWhereInput {
  const who = {
    AND: [
      ...(customer ? [calledLike(customer, reader.isAdmin ? null : display)] : []),
      ...(kinds ? [ofKind(kinds)] : []),
    ],
  };
  const heard = readableVoices(reader);
  return {
    deletedAt: null,
    AND: [readableBy(reader), { OR: [{ customer: who }, { voices: { some: { customer: who, ...heard } } }] }],
  };
}

function readableVoices({ memberId, isGuest, channelIds }: Person): Prisma.VoiceWhereInput {
  const own = [{ hearerId: memberId }];
  return { OR: isGuest ? own : [...own, { audience: 'everyone' as const }, { placeId: { in: [...channelIds] } }] };
}

/**
 * By name or its beginning; whoever was merged is found by both names. What is not shown of a name finds nobody: else a
 * list would say whose words they are. @param display the workspace's; null for a reader to whom all names are open
 */
function calledLike({ person, organisation }: CustomerName, display: Display | null): Prisma.CustomerWhereInput {
  const [personKey, organisationKey] = [matchKey(person), matchKey(organisation)];
  const byOrganisation = { organisationKey: { startsWith: organisationKey }, ...showing(WITH_ORGANISATION, display) };
  const byPerson = (key: string) => ({
    personKey: { startsWith: key },
    ...showing(waysWithPerson(key), display),
  });
  const named: Prisma.CustomerWhereInput =
    personKey === ''
      ? { OR: [byOrganisation, byPerson(organisationKey)] }
      : { ...byPerson(personKey), organisationKey: { startsWith: organisationKey } };
  return { OR: [named, { root: named }, { standsFor: { some: named } }] };
}

/** Customers of one of these kinds; whoever was merged has the kinds of both. */
export function ofKind(kinds: readonly string[]): Prisma.CustomerWhereInput {
  const some = { kinds: { some: { kind: { in: [...kinds] } } } };
  return { OR: [some, { root: { OR: [some, { standsFor: { some } }] } }, { standsFor: { some } }] };
}

/**
 * The same for what is searched, as SQL over e."subjectId" and e."part": a voice is found by whoever both its record and
 * the voice itself admit.
 */
export function searchableBy(workspaceId: string, reader: Person): Prisma.Sql {
  if (reader.isStranger) return Prisma.sql`1 = 0`;
  const { memberId, isGuest, channelIds } = reader;
  const places =
    channelIds.size === 0 ? Prisma.sql`1 = 0` : Prisma.sql`x."placeId" IN (${Prisma.join([...channelIds])})`;
  const others = isGuest ? Prisma.sql`1 = 0` : Prisma.sql`(x."audience" = 'everyone' OR ${places})`;
  return Prisma.sql`EXISTS (
      SELECT 1 FROM "Conversation" AS x
      WHERE x."workspaceId" = ${workspaceId} AND x."id" = e."subjectId" AND x."deletedAt" IS NULL
        AND (x."hearerId" = ${memberId} OR x."ownerId" = ${memberId} OR ${others}))
    AND (e."part" = '' OR EXISTS (
      SELECT 1 FROM "Voice" AS x
      WHERE x."workspaceId" = ${workspaceId} AND x."id" = e."part" AND (x."hearerId" = ${memberId} OR ${others})))`;
}
