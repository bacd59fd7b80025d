import type { Tx } from '../../database.ts';
import { aboutIdea, type MessageSubject, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { ideas } from './idea-store.ts';
import { namelessAuthors } from './nameless-store.ts';

/** What a message to whoever sent an idea without a name speaks of: never the idea, or it would say whose that is. */
export const aboutNameless = (subjectId: string): MessageSubject => ({ kind: 'nameless', subjectId });

/** Has every message that speaks of an idea, or of what is part of it, written anew in place. Wake the sender after it. */
export async function refreshIdea(tx: Tx, workspaceId: string, ideaId: string, now: Date): Promise<void> {
  const parts = await ideas(tx, workspaceId).partsOf(ideaId);
  const subjects = [ideaId, ...parts.map(({ id }) => id)].map(aboutIdea);
  for (const { subjectId } of [...subjects]) {
    const nameless = await namelessAuthors(tx, workspaceId).of(subjectId);
    if (nameless !== null) subjects.push(aboutNameless(nameless.id));
  }
  await refreshMessagesAbout(tx, workspaceId, subjects, now);
}
