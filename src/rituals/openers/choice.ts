import { localDate } from '../../schedule/local-time.ts';

/** What the choice looks at in a conversation. */
export interface Candidate {
  readonly id: string;
  readonly number: number;
  /** Local date, YYYY-MM-DD. */
  readonly heardOn: string;
  readonly level: 'unmet' | 'met' | 'exceeded';
  readonly customer: { readonly id: string; readonly kinds: readonly string[] };
  readonly hearerId: string;
  /** Not answered yet, and let go by its owner for this meeting. */
  readonly isReleased?: boolean;
}

/** Why one was picked. */
export type Reason = 'newest' | 'bad_news' | 'good_news' | 'other_customer' | 'other_hearer' | 'other_kind' | 'next';

export interface Picked<C extends Candidate> {
  readonly candidate: C;
  readonly why: Reason;
}

/** What is heard longer ago than this is stale. */
export const FRESH_DAYS = 90;
const DAY = 24 * 60 * 60 * 1000;
/** An opener shows at most this many. */
const MOST_SHOWN = 3;

/** The first local date that is not stale. @param zone IANA zone of the meeting */
export function freshSince(zone: string, now: Date): string {
  return localDate(new Date(now.getTime() - FRESH_DAYS * DAY), zone);
}

/**
 * Picks up to `limit` conversations for one meeting, best first. Candidates are fresh, dealt with or released, readable in
 * the channel and not yet shown there. Good and bad news alike: one unmet and one exceeded when there are both; then
 * customers, hearers and kinds not yet picked; recent before old. @param beside what stands there already
 */
export function choose<C extends Candidate>(
  candidates: readonly C[],
  limit = MOST_SHOWN,
  beside: readonly Candidate[] = [],
): C[] {
  return explain(candidates, limit, beside).map(({ candidate }) => candidate);
}

/** The same choice, with the reason for each: what Preview shows. */
export function explain<C extends Candidate>(
  candidates: readonly C[],
  limit = MOST_SHOWN,
  beside: readonly Candidate[] = [],
): Picked<C>[] {
  const rest = [...candidates].sort(recentFirst);
  const all = [...beside, ...rest];
  const both = limit + beside.length > 1 && HALVES.every((level) => all.some((candidate) => candidate.level === level));
  const picked: Picked<C>[] = [];
  while (picked.length < limit && rest.length > 0) {
    const standing = [...beside, ...picked.map(({ candidate }) => candidate)];
    const pool = both ? keepingRoom(rest, standing, limit - picked.length) : rest;
    const best = pool.reduce((leader, candidate) => (beats(candidate, leader, standing) ? candidate : leader));
    picked.push({
      candidate: best,
      why: reasonFor(best, standing, { both, isNewest: standing.length === 0 && best === rest[0] }),
    });
    rest.splice(rest.indexOf(best), 1);
  }
  return picked;
}

function reasonFor(
  candidate: Candidate,
  standing: readonly Candidate[],
  { both, isNewest }: { readonly both: boolean; readonly isNewest: boolean },
): Reason {
  const isNewHalf = both && !standing.some(({ level }) => level === candidate.level);
  if (isNewHalf && candidate.level !== 'met') return candidate.level === 'unmet' ? 'bad_news' : 'good_news';
  if (isNewest) return 'newest';
  const [customer, hearer, kind] = variety(candidate, standing);
  if (customer === 1) return 'other_customer';
  if (hearer === 1) return 'other_hearer';
  return kind === 1 ? 'other_kind' : 'next';
}

const HALVES = ['unmet', 'exceeded'] as const;

/** Once the free places are needed for the missing half of "good and bad news alike", only that half may be picked. */
function keepingRoom<C extends Candidate>(
  rest: readonly C[],
  standing: readonly Candidate[],
  places: number,
): readonly C[] {
  const missing = HALVES.filter((level) => !standing.some((candidate) => candidate.level === level));
  if (missing.length === 0 || places > missing.length) return rest;
  const wanted = rest.filter((candidate) => missing.some((level) => level === candidate.level));
  return wanted.length > 0 ? wanted : rest;
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
