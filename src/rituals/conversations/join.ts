import type { Person } from '../../access/audience.ts';
import { ALONE, maySee } from '../../access/audience.ts';
import { type Conversation, isDealtWith } from './conversation.ts';
import { mayDelete } from './deletion.ts';

/** Why two records may not become one; null when they may. */
export type JoinRefusal = 'itself' | 'not_yours' | 'confined' | 'lesson_confined' | 'unanswered';

/** Of two records that say the same the older stays: what came later becomes a voice of it. */
export function olderFirst(
  one: Conversation,
  other: Conversation,
): readonly [older: Conversation, newer: Conversation] {
  return one.number < other.number ? [one, other] : [other, one];
}

/**
 * Whether the newer record may become a voice of the older: by whoever may delete the newer one and read the older; not
 * where fewer people would read it afterwards, or more would read what was learned from it (a voice keeps its own readers,
 * a lesson has those of its record); and not past a customer who still waits for an answer.
 */
export function whyNotJoin(older: Conversation, newer: Conversation, actor: Person, now: Date): JoinRefusal | null {
  if (older.id === newer.id) return 'itself';
  if (!mayDelete(newer, actor, now) || maySee(older, actor, ALONE) !== 'whole') return 'not_yours';
  const isNarrower = newer.audience === 'everyone' || newer.placeId !== older.placeId;
  if (older.audience === 'confined' && isNarrower) return 'confined';
  const isWider = newer.audience === 'confined' && older.audience === 'everyone';
  if (isWider && (newer.lesson !== '' || newer.lessons.length > 0)) return 'lesson_confined';
  return isDealtWith(older) && !isDealtWith(newer) ? 'unanswered' : null;
}

/** Under it stands what a record brought along when it was joined to another: undo takes exactly that away. */
export function joinKey(newerId: string, part = ''): string {
  return `join:${newerId}:${part}`;
}
