import type { Tx } from '../../database.ts';
import { mutes } from '../../settings/mute-store.ts';
import type { Idea } from './idea.ts';
import { type NewNews, whoHears } from './idea-news.ts';
import { ideas } from './idea-store.ts';
import { interest } from './interest-store.ts';
import { namelessAuthors } from './nameless-store.ts';
import { ideaNews } from './news-store.ts';
import { planMornings } from './plan-morning.ts';

/** Has everybody who is concerned hear of what happened to an idea, in the transaction in which it does. */
export async function tellNews(
  tx: Tx,
  workspaceId: string,
  { idea, eventId, act, actorId }: Happened,
  now: Date,
): Promise<void> {
  const parts = await ideas(tx, workspaceId).partsOf(idea.id);
  const voterIds = await interest(tx, workspaceId).voters(idea.id);
  await tellThese(tx, workspaceId, eventId, whoHears(act, { root: idea, parts, voterIds, actorId }), now);
}

/** Something that happened to an idea, as it is written in its history. */
export interface Happened {
  readonly idea: Idea;
  readonly eventId: string;
  readonly act: string;
  readonly actorId: string | null;
}

/** The same for those who were chosen already. */
export async function tellThese(
  tx: Tx,
  workspaceId: string,
  eventId: string,
  rows: readonly NewNews[],
  now: Date,
): Promise<void> {
  await ideaNews(tx, workspaceId).add(eventId, rows, now);
  const muted = await mutes(tx, workspaceId).among(
    rows.flatMap(({ role, memberId }) => (role === 'voter' && memberId !== null ? [memberId] : [])),
    'idea_news',
  );
  const readers: string[] = [];
  for (const { ideaId, memberId, role } of rows) {
    const reader = memberId ?? (await namelessAuthors(tx, workspaceId).of(ideaId))?.memberId;
    if (reader !== undefined && !(role === 'voter' && muted.has(reader))) readers.push(reader);
  }
  await planMornings(tx, workspaceId, readers, now);
}
