import type { Person } from '../../access/audience.ts';
import type { Database } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { undoIdea } from './edit-idea.ts';
import type { Idea } from './idea.ts';
import { ideas } from './idea-store.ts';
import type { Instead } from './instead.ts';
import { existing } from './send-idea.ts';
import { vote } from './vote-idea.ts';

/** Somebody would rather be for another idea than for the one they have just sent. */
export interface WishInstead {
  readonly freshId: string;
  readonly otherId: string;
  /** As the one who may read the other; and as whoever sent the fresh one. */
  readonly voter: Person;
  /** What the receipt of a nameless idea carries; "" for others. */
  readonly key: string;
}

/**
 * Votes for the other idea, then takes the fresh one back as Undo does. Where that is refused (ten minutes are over, it is
 * in use) the vote stands and the fresh one stays. A nameless one is only taken back: a vote would be in its author's name.
 * Twice is once. Wake the sender after it. @throws UserFacingError
 */
export async function voteForOtherInstead(
  db: Database,
  workspaceId: string,
  { freshId, otherId, voter, key }: WishInstead,
  now: Date,
): Promise<Instead> {
  const store = ideas(db.prisma, workspaceId);
  const fresh = await store.byId(freshId);
  const takeBack = async (): Promise<number | null> =>
    fresh && (await undoIdea(db, workspaceId, { ideaId: fresh.id, viewer: voter, key }, now)).number;
  if (key !== '') {
    const other = existing(await store.byId(otherId));
    return { kind: 'nameless', other, freshNumber: await takeBack() };
  }
  const { idea: other } = await vote(db, workspaceId, { ideaId: otherId, voter, wish: 'for' }, now);
  try {
    return { kind: 'voted', other, freshNumber: await takeBack() };
  } catch (error) {
    if (!(error instanceof UserFacingError) || fresh === null) throw error;
    return staying(other, fresh, error);
  }
}

function staying(other: Idea, fresh: Idea, error: UserFacingError): Instead {
  // Somebody pressed twice: the other press took it back.
  if (error.code === 'idea_gone') return { kind: 'voted', other, freshNumber: fresh.number };
  return { kind: 'voted_only', other, freshNumber: fresh.number, why: error.message };
}
