import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { aboutIdea } from '../../delivery/message-subjects.ts';
import type { RitualDeps } from '../deps.ts';
import type { LineReference, Morning, MorningLine, MorningPart } from '../morning.ts';
import { ideaEvents } from './event-store.ts';
import type { Role } from './idea-news.ts';
import { namelessAuthors } from './nameless-store.ts';
import { newsLineFor } from './news-line.ts';
import { ideaNews, type News } from './news-store.ts';
import { aboutNameless } from './refresh-idea.ts';

/** So many a morning; the others have the next. */
const MOST_LINES = 15;

/** By name; `rootId` is the idea that it happened to. */
const Named = z.object({ newsId: z.string(), ideaId: z.string(), rootId: z.string() });
/** For who sent it without a name: nothing that says which idea it is, but by the one table that knows. */
const Nameless = z.object({ nameless: z.string(), nth: z.coerce.number() });
const Reference = z.union([Named, Nameless]);

/** In the mornings of whoever sent an idea, or one that is part of it, or owns it now: what became of it. Nobody can mute what they are owed. */
export function ownNewsMornings(deps: RitualDeps): MorningPart {
  return {
    ...partFor(deps),
    name: 'ideas.news',
    mutedBy: null,
    comesAgain: true,
    async find(morning) {
      const found = [
        ...(await untold(deps, morning, ['author', 'merged', 'owner'])),
        ...(await nameless(deps, morning)),
      ];
      return found.slice(0, MOST_LINES);
    },
  };
}

/** In the mornings of those who are for an idea. */
export function voterNewsMornings(deps: RitualDeps): MorningPart {
  const { db, workspace } = deps;
  return {
    ...partFor(deps),
    name: 'ideas.voter_news',
    mutedBy: 'idea_news',
    comesAgain: true,
    find: async (morning) => (await untold(deps, morning, ['voter'])).slice(0, MOST_LINES),
    passOver: ({ member }, now) => ideaNews(db.prisma, workspace.id).passOver(member.id, ['voter'], now),
  };
}

/** In the mornings of reviewers: what an author answered them, and which idea has lost its owner. */
export function reviewerNewsMornings(deps: RitualDeps): MorningPart {
  return {
    ...partFor(deps),
    name: 'ideas.reviewer_news',
    mutedBy: null,
    comesAgain: true,
    find: (morning) => untold(deps, morning, ['reviewer']),
  };
}

function partFor(deps: RitualDeps): Pick<MorningPart, 'show' | 'told' | 'speaksOf'> {
  return {
    show: (reference, morning) => show(deps, Reference.parse(reference), morning),
    async told(tx, references, at) {
      const read = references.map((one) => Reference.parse(one));
      const store = ideaNews(tx, deps.workspace.id);
      const rows: (News | null)[] = [];
      for (const one of read) rows.push(await newsOf(deps, one, tx));
      const ids = (isNameless: boolean) =>
        rows.flatMap((row) => (row !== null && (row.memberId === null) === isNameless ? [row.id] : []));
      await store.markTold(ids(false), at);
      await store.markNamelessTold(ids(true), at);
    },
    speaksOf(reference) {
      const read = Reference.parse(reference);
      if ('nameless' in read) return [aboutNameless(read.nameless)];
      return [aboutIdea(read.ideaId), aboutIdea(read.rootId)];
    },
  };
}

async function untold(
  { db, workspace }: RitualDeps,
  { member }: Morning,
  roles: readonly Role[],
): Promise<LineReference[]> {
  const rows = await ideaNews(db.prisma, workspace.id).untold(member.id, roles, MOST_LINES);
  const found: LineReference[] = [];
  for (const { id: newsId, ideaId, eventId } of rows) {
    const event = await ideaEvents(db.prisma, workspace.id).byId(eventId);
    if (event !== null) found.push({ newsId, ideaId, rootId: event.ideaId });
  }
  return found;
}

async function nameless({ db, workspace }: RitualDeps, { member }: Morning): Promise<LineReference[]> {
  const found: LineReference[] = [];
  for (const { id, ideaId } of await namelessAuthors(db.prisma, workspace.id).by(member.id)) {
    const rows = await ideaNews(db.prisma, workspace.id).ofNameless(ideaId);
    rows.forEach(({ toldAt }, nth) => {
      if (toldAt === null) found.push({ nameless: id, nth: String(nth) });
    });
  }
  return found;
}

/** The news that a line stands for; null when it is gone. */
async function newsOf(
  { db, workspace }: RitualDeps,
  reference: z.output<typeof Reference>,
  tx: Tx = db.prisma,
): Promise<News | null> {
  const store = ideaNews(tx, workspace.id);
  if ('newsId' in reference) return store.byId(reference.newsId);
  const ideaId = await namelessAuthors(tx, workspace.id).ideaBehind(reference.nameless);
  return ideaId === null ? null : ((await store.ofNameless(ideaId))[reference.nth] ?? null);
}

async function show(
  deps: RitualDeps,
  reference: z.output<typeof Reference>,
  { member }: Morning,
): Promise<MorningLine | null> {
  const news = await newsOf(deps, reference);
  if (news === null) return null;
  return newsLineFor(deps, { news, nameless: 'nameless' in reference ? reference.nameless : '' }, member);
}
