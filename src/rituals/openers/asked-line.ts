import type { Telling } from './telling.ts';

/** What somebody is asked about a meeting in their morning. */
export type Question =
  /** It has too little to hear: have they a story? */
  | { readonly kind: 'story' }
  /** It may hear what they heard: will they tell more about it? */
  | { readonly kind: 'more'; readonly number: number }
  /** It is their turn to tell more. */
  | { readonly kind: 'turn' };

/** Where the question stands. */
export type Standing =
  | { readonly kind: 'open' }
  | { readonly kind: 'willing'; readonly number: number | null }
  | { readonly kind: 'declined' }
  /** They have logged something since they were asked. */
  | { readonly kind: 'logged'; readonly number: number }
  /** The meeting has enough to hear by now. */
  | { readonly kind: 'enough' }
  /** The meeting has begun. */
  | { readonly kind: 'begun' }
  /** There is no such meeting any more: it was skipped, moved, or its opener rests. */
  | { readonly kind: 'off' };

export interface AskedFacts {
  /** Null for the host, as long as nothing is answered. */
  readonly telling: Telling | null;
  /** Marked as one who takes turns at telling more. */
  readonly takesTurns: boolean;
  /** How many conversations the meeting would show, and how many it wants. */
  readonly found: number;
  readonly wanted: number;
  /** The number of what they logged first since their morning began; null when that is nothing. */
  readonly logged: number | null;
  readonly takesPlace: boolean;
  readonly startsAt: Date;
}

/** What is asked. */
export function questionOf({ telling, takesTurns, found }: AskedFacts): Question {
  if (telling?.story && !telling.story.isDeleted) return { kind: 'more', number: telling.story.number };
  return telling && takesTurns && found > 0 ? { kind: 'turn' } : { kind: 'story' };
}

/** What became of it by `now`. An answer stands, whatever came after it. */
export function standingOf(facts: AskedFacts, now: Date): Standing {
  const { telling, found, wanted, logged, takesPlace, startsAt } = facts;
  if (!takesPlace && now < startsAt) return { kind: 'off' };
  if (telling?.state === 'declined') return { kind: 'declined' };
  if (telling?.state === 'willing') return { kind: 'willing', number: telling.story?.number ?? null };
  if (now >= startsAt) return { kind: 'begun' };
  if (questionOf(facts).kind !== 'story') return { kind: 'open' };
  if (logged !== null) return { kind: 'logged', number: logged };
  return found < wanted ? { kind: 'open' } : { kind: 'enough' };
}
