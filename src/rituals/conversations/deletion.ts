import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import { type Conversation, UNDO_WINDOW_MS } from './conversation.ts';

/** A record that somebody deleted; gone for good once undo has run out. */
export interface Deletion {
  readonly conversationId: string;
  readonly number: number;
  readonly hearerId: string;
  readonly at: Date;
  readonly by: string;
}

/** Whether this person may delete it now: who heard it, guests for one day; admins whatever they may read. */
export function mayDelete(conversation: Conversation, actor: Person, now: Date): boolean {
  return may('delete', actor, {
    mayRead: maySee(conversation, actor, ALONE) === 'whole',
    isHearer: conversation.hearerId === actor.memberId,
    ageMs: now.getTime() - conversation.createdAt.getTime(),
  });
}

/** Bringing it back: for ten minutes, by whoever deleted it. */
export function mayRestore(
  deletion: Pick<Deletion, 'at' | 'by'>,
  memberId: string,
  now: Date,
): 'yes' | 'not_yours' | 'too_late' {
  if (deletion.by !== memberId) return 'not_yours';
  return now.getTime() - deletion.at.getTime() <= UNDO_WINDOW_MS ? 'yes' : 'too_late';
}
