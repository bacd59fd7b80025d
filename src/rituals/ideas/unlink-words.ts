import { z } from 'zod';
import type { Database, Tx } from '../../database.ts';
import { aboutIdea, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { type IdeaHappening, ideaEvents } from './event-store.ts';
import type { Idea } from './idea.ts';
import { mayLink, UNDO_WINDOW_MS } from './idea-rights.ts';
import { ideas } from './idea-store.ts';
import { interest } from './interest-store.ts';
import { mayReview, type Reviewer } from './review-rights.ts';
import { existing } from './send-idea.ts';
import { askOfLinked } from './tell-customers.ts';
import { TOLD } from './telling.ts';

/** What a line of the history names: a conversation that was linked, or one that was unlinked with what its customer was told. */
const Named = z.union([
  z.string().transform((id) => ({ id, told: null, toldAt: null })),
  z.object({ id: z.string(), told: z.enum(TOLD).nullable(), toldAt: z.coerce.date().nullable() }),
]);

/** Of these conversations those whose link to an idea this person may take away: what they linked, all of their own idea, and reviewers all. */
export async function unlinkable(
  tx: Tx,
  workspaceId: string,
  idea: Idea,
  reviewer: Reviewer,
): Promise<(conversationId: string) => boolean> {
  const { viewer } = reviewer;
  if (!mayLink(idea, viewer)) return () => false;
  if (idea.author?.id === viewer.memberId || mayReview(idea, reviewer)) return () => true;
  const theirs = await interest(tx, workspaceId).linkedBy(idea.rootId ?? idea.id, viewer.memberId);
  return (id) => theirs.has(id);
}

/** To whoever may not. */
export function notYoursToUnlink({ number }: Idea): UserFacingError {
  return new UserFacingError(
    'not_yours_to_unlink',
    `Only whoever linked it to #${number}, whoever sent that, and the reviewers can unlink it.`,
  );
}

/**
 * Takes back what somebody linked or unlinked, for ten minutes: what was linked is not, what was unlinked is.
 * Wake the sender after it. @param key what they hold of the idea's receipt; "" for nothing @throws UserFacingError
 */
export function undoLinking(
  db: Database,
  workspaceId: string,
  { eventId, memberId, key }: { readonly eventId: string; readonly memberId: string; readonly key: string },
  now: Date,
): Promise<Idea> {
  return db.transaction(async (tx) => {
    const found = await ideaEvents(tx, workspaceId).byId(eventId);
    if (found === null) throw new UserFacingError('undone_already', 'This is undone already.');
    await ideas(tx, workspaceId).lock(found.ideaId);
    const event = await ideaEvents(tx, workspaceId).byId(eventId);
    if (event === null) throw new UserFacingError('undone_already', 'This is undone already.');
    const idea = existing(await ideas(tx, workspaceId).byId(event.ideaId));
    const isTheirs =
      event.actor === null ? await ideas(tx, workspaceId).isReceiptOf(idea.id, key) : event.actor.id === memberId;
    if (!isTheirs) throw refused(`Only the colleague who did it can undo it on #${idea.number}.`);
    if (now.getTime() - event.at.getTime() > UNDO_WINDOW_MS) {
      throw refused(`Undo works for ten minutes, and for #${idea.number} they are over.`);
    }
    await turnBack(tx, workspaceId, event, now);
    const rootId = idea.rootId ?? idea.id;
    await askOfLinked(tx, workspaceId, rootId, now);
    await interest(tx, workspaceId).recount(rootId);
    await ideaEvents(tx, workspaceId).remove(event.id);
    await refreshMessagesAbout(tx, workspaceId, [aboutIdea(rootId)], now);
    return existing(await ideas(tx, workspaceId).byId(idea.id));
  });
}

async function turnBack(tx: Tx, workspaceId: string, { ideaId, act, before, actor }: IdeaHappening, now: Date) {
  const store = interest(tx, workspaceId);
  const named = z.array(Named).parse(JSON.parse(before === '' ? '[]' : before));
  const standing = await store.existingOf(named.map(({ id }) => id));
  for (const { id, ...told } of named.filter((one) => standing.includes(one.id))) {
    await (act === 'linked' ? store.unlink(ideaId, id) : store.link(ideaId, id, actor?.id ?? null, now, told));
  }
}

function refused(sentence: string): UserFacingError {
  return new UserFacingError('undo_refused', sentence);
}
