import { EVERYBODY, maySee, type Surface } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import { channelForDone } from './done-channel-store.ts';
import { type Idea, isOpen } from './idea.ts';
import { ideas } from './idea-store.ts';

/** So many ideas stand in one meeting's post. */
const MOST_SHOWN = 3;
/** A meeting that has not met for long hears no older ones. */
const LONGEST_MS = 31 * 24 * 60 * 60 * 1000;

/** Ideas that a meeting has not heard of: ids of the newest, and how many there are besides. */
export interface NewIdeas {
  readonly ids: readonly string[];
  readonly more: number;
}

/** What was sent since a meeting's last post, for everyone to read, the newest first. */
export async function newIdeasFor(tx: Tx, workspaceId: string, lastPost: Date | null, now: Date): Promise<NewIdeas> {
  const where = {
    workspaceId,
    audience: 'everyone' as const,
    status: { in: ['new' as const, 'acknowledged' as const, 'exploring' as const, 'doing' as const] },
    createdAt: { gt: sinceThen(lastPost, now), lte: now },
  };
  const rows = await tx.idea.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_SHOWN,
    select: { id: true },
  });
  const more = rows.length < MOST_SHOWN ? 0 : (await tx.idea.count({ where })) - rows.length;
  return { ids: rows.map(({ id }) => id), more };
}

function sinceThen(lastPost: Date | null, now: Date): Date {
  const earliest = new Date(now.getTime() - LONGEST_MS);
  return lastPost !== null && lastPost > earliest ? lastPost : earliest;
}

/** Ids of what was done since a meeting's last post and was told to nobody else, as far as its channel may read it, the latest first. */
export async function doneIdeasFor(
  tx: Tx,
  workspaceId: string,
  { channelId, lastPost }: { readonly channelId: string; readonly lastPost: Date | null },
  now: Date,
): Promise<string[]> {
  const rows = await tx.idea.findMany({
    where: {
      workspaceId,
      status: 'done',
      doneAt: { gt: sinceThen(lastPost, now), lte: now },
      OR: [{ audience: 'everyone' }, { placeId: channelId }],
    },
    orderBy: [{ doneAt: 'desc' }, { id: 'desc' }],
    select: { id: true, audience: true, placeId: true },
  });
  const untold: string[] = [];
  for (const row of rows) if ((await channelForDone(tx, workspaceId, row)) === '') untold.push(row.id);
  return untold.slice(0, MOST_SHOWN);
}

/** Those of a post's done ideas that are still done and may stand in its channel, in their order. */
export async function meetingDoneIdeas(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  surface: Surface,
): Promise<Idea[]> {
  const found = await ideas(tx, workspaceId).byIds(ids);
  const mayStand = (one: Idea) => one.status === 'done' && maySee(one, EVERYBODY, surface) === 'whole';
  return ids.flatMap((id) => found.filter((one) => one.id === id && mayStand(one)));
}

/** Those of a post's ideas that may still stand in it, in their order. @param isStanding what was posted stays, though it is decided by now */
export async function meetingIdeas(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  isStanding: boolean,
): Promise<Idea[]> {
  const found = await ideas(tx, workspaceId).byIds(ids);
  return ids.flatMap((id) =>
    found.filter((one) => one.id === id && one.audience === 'everyone' && (isStanding || isOpen(one))),
  );
}
