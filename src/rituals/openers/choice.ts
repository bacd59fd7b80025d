/** What the choice looks at in a conversation. */
export interface Candidate {
  readonly id: string;
  readonly number: number;
  /** Local date, YYYY-MM-DD. */
  readonly heardOn: string;
  readonly level: 'unmet' | 'met' | 'exceeded';
  readonly customer: { readonly id: string; readonly kinds: readonly string[] };
  readonly hearerId: string;
}

/** What is heard longer ago than this is stale. */
export const FRESH_DAYS = 90;
/** An opener shows at most this many. */
const MOST_SHOWN = 3;

/**
 * Picks up to `limit` conversations for one meeting, best first. Candidates are fresh, dealt with, readable in the
 * channel and not yet shown there. Good and bad news alike: one unmet and one exceeded when there are both; then
 * customers, hearers and kinds not yet picked; recent before old.
 */
export function choose<C extends Candidate>(candidates: readonly C[], limit = MOST_SHOWN): C[] {
  const rest = [...candidates].sort(recentFirst);
  const both = limit > 1 && HALVES.every((level) => rest.some((candidate) => candidate.level === level));
  const picked: C[] = [];
  while (picked.length < limit && rest.length > 0) {
    const pool = both ? keepingRoom(rest, picked, limit - picked.length) : rest;
    const best = pool.reduce((leader, candidate) => (beats(candidate, leader, picked) ? candidate : leader));
    picked.push(best);
    rest.splice(rest.indexOf(best), 1);
  }
  return picked;
}

const HALVES = ['unmet', 'exceeded'] as const;

/** Once the free places are needed for the missing half of "good and bad news alike", only that half may be picked. */
function keepingRoom<C extends Candidate>(rest: readonly C[], picked: readonly C[], places: number): readonly C[] {
  const missing = HALVES.filter((level) => !picked.some((candidate) => candidate.level === level));
  if (missing.length === 0 || places > missing.length) return rest;
  return rest.filter((candidate) => missing.some((level) => level === candidate.level));
}

function recentFirst(a: Candidate, b: Candidate): number {
  return b.heardOn.localeCompare(a.heardOn) || b.number - a.number;
}

/** Strictly better only: among equals the earlier in the list, hence the more recent, stays. */
function beats(candidate: Candidate, leader: Candidate, picked: readonly Candidate[]): boolean {
  const [ours, theirs] = [variety(candidate, picked), variety(leader, picked)];
  const differing = ours.findIndex((value, index) => value !== theirs[index]);
  return differing !== -1 && (ours[differing] ?? 0) > (theirs[differing] ?? 0);
}

/** What a candidate would add to those already picked, most important first. */
function variety(candidate: Candidate, picked: readonly Candidate[]): number[] {
  const adds = (isAlike: (other: Candidate) => boolean): number => (picked.some(isAlike) ? 0 : 1);
  return [
    adds((other) => other.customer.id === candidate.customer.id),
    adds((other) => other.hearerId === candidate.hearerId),
    adds((other) => other.customer.kinds.some((kind) => candidate.customer.kinds.includes(kind))),
  ];
}
