import type { Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { localDate } from '../../schedule/local-time.ts';
import { settings } from '../../settings/settings-store.ts';
import { typed } from '../../slack/command-names.ts';
import type { Wish } from './change.ts';
import { assertFit } from './nominate.ts';
import { championPool } from './pool-store.ts';
import { rotationFacts } from './read-rotation.ts';
import { planTerms } from './rotation.ts';
import type { Agreement, Begun, RotationFacts } from './rotation-facts.ts';
import { terms } from './term-store.ts';

/** Terms further ahead than this are nobody's yet. */
export const PLANNED_AHEAD = 12;

/**
 * Whether a change can be: the terms are still whose they were, and who is to hold them may. Gives the wish with what there is
 * to know of the term. @throws UserFacingError that says why not
 */
export async function assertPossible(tx: Tx, workspaceId: string, wish: Wish, now: Date): Promise<Wish> {
  const running = await terms(tx, workspaceId).running();
  const facts = await rotationFacts(tx, workspaceId);
  assertTermsAre(
    {
      facts,
      running: running && { number: running.number, holderId: running.holder.id, isRest: running.why?.by === 'rest' },
    },
    wish,
  );
  if (wish.doerId !== null) await assertDoer(tx, workspaceId, wish, running?.number === wish.number);
  return assertGoesRound(facts, wish, now);
}

/** Where the rotation is: what decides it, and the term that runs. */
export interface Rotation {
  readonly facts: RotationFacts;
  readonly running: (Pick<Begun, 'number' | 'holderId'> & { readonly isRest?: boolean }) | null;
}

/** Whether the terms are still whose they were, and of the kind that the change is for. @throws UserFacingError */
export function assertTermsAre({ facts, running }: Rotation, wish: Wish): void {
  const planned = planTerms(facts, PLANNED_AHEAD);
  const holderOf = (number: number): string | null =>
    running?.number === number ? running.holderId : (planned.find((one) => one.number === number)?.holderId ?? null);
  if (holderOf(wish.number) !== wish.insteadOfId) {
    const isSaid = facts.agreements.some(
      ({ kind, number, insteadOfId }) => kind === 'skip' && number === wish.number && insteadOfId === wish.insteadOfId,
    );
    if (isSaid && wish.kind === 'skip') {
      throw refusal('passed_over', 'You are passed over in that term already, and stay next in line.');
    }
    throw refusal('term_moved', `That term is somebody else’s by now. Look at ${typed('/champion next')}.`);
  }
  const isPresent = running?.number === wish.number;
  // The rest of another’s term came to them unasked.
  const isGivenBack = wish.kind === 'skip' && isPresent && running?.isRest === true;
  if (!isGivenBack && isPresent !== PRESENT_ONLY.has(wish.kind) && !EITHER.has(wish.kind)) {
    throw refusal(
      'wrong_term',
      isPresent ? 'That term has begun. Hand it over instead.' : 'That term has not begun yet. Swap it instead.',
    );
  }
  if (wish.doerId === wish.insteadOfId) throw refusal('same_person', 'That is whose term it is already.');
  if (wish.kind === 'swap' && (wish.otherNumber === null || holderOf(wish.otherNumber) !== wish.doerId)) {
    throw refusal('term_moved', `The other term is somebody else’s by now. Look at ${typed('/champion next')}.`);
  }
}

/** Whether the rotation goes on with it as was agreed. Gives a skip with its date. @throws UserFacingError */
export function assertGoesRound(facts: RotationFacts, wish: Wish, now: Date): Wish {
  const { kind, number } = wish;
  if (kind === 'substitute') assertDays(wish, localDate(now, facts.rhythm.zone));
  if (kind === 'skip') {
    const skipped = planTerms(facts, PLANNED_AHEAD).find((one) => one.number === number);
    return { ...wish, fromDate: skipped?.startsOn ?? '' };
  }
  if (kind === 'swap') assertWithinRound(facts, wish);
  if (kind === 'hand_over') assertNotTwice({ ...facts, begun: heldBy(facts.begun, wish) }, [number]);
  const agreement = agreementOf(wish, now);
  if (agreement === null || number <= (facts.begun.at(-1)?.number ?? 0)) return wish;
  const after = { ...facts, agreements: [...facts.agreements, agreement] };
  assertThere(after, wish);
  const numbers = wish.otherNumber === null ? [number] : [number, wish.otherNumber];
  // An admin may have their reasons.
  if (kind !== 'set_by_hand') assertNotTwice(after, numbers);
  return wish;
}

/** What a wish would be once it is agreed; null for one that leaves the plan as it is. */
export function agreementOf(wish: Wish, now: Date): Agreement | null {
  const { kind, number, otherNumber, doerId, insteadOfId, fromDate } = wish;
  if (kind === 'hand_over' || kind === 'substitute') return null;
  const startsOn = kind === 'skip' ? fromDate : '';
  return { kind, number, otherNumber, doerId, insteadOfId, agreedAt: now, startsOn };
}

/** Kinds about the present term only; the others are about terms to come. */
const PRESENT_ONLY: ReadonlySet<string> = new Set(['hand_over']);
const EITHER: ReadonlySet<string> = new Set(['substitute', 'set_by_hand']);

async function assertDoer(tx: Tx, workspaceId: string, { kind, doerId }: Wish, isPresent: boolean): Promise<void> {
  const doer = await tx.member.findFirst({ where: { workspaceId, id: doerId ?? '' } });
  if (doer === null) throw refusal('unknown_person', 'I can’t find this person. Choose somebody else.');
  assertFit(doer, (await settings(tx, workspaceId).read()).champion.allowsGuests);
  if (kind === 'substitute' || (kind === 'hand_over' && isPresent)) return;
  if (await championPool(tx, workspaceId).has(doer.id)) return;
  throw refusal('not_willing', `${doer.name} has not said yes to being champion. Nominate them first.`);
}

function assertDays({ fromDate, toDate }: Wish, today: string): void {
  if (toDate < fromDate) throw refusal('days_reversed', 'The last day comes before the first.');
  if (toDate < today) throw refusal('days_past', 'These days are over. Choose some that are still to come.');
}

/** Whoever is to hold a term is not away then. */
function assertThere(after: RotationFacts, { number, otherNumber, doerId, insteadOfId }: Wish): void {
  const planned = planTerms(after, PLANNED_AHEAD);
  const isHeldBy = (of: number, id: string | null) => planned.find((one) => one.number === of)?.holderId === id;
  if (isHeldBy(number, doerId) && (otherNumber === null || isHeldBy(otherNumber, insteadOfId))) return;
  throw refusal('away_then', 'Who would hold that term is away for more than a quarter of it. Choose another.');
}

/** The terms to come of one round, in which everybody has a turn: only these are swapped. */
export function termsInRound({ pool }: Pick<RotationFacts, 'pool'>): number {
  return Math.min(pool.length, PLANNED_AHEAD);
}

/** Further ahead it is not settled whose turn comes when: what is swapped there would give somebody a turn more than others. */
function assertWithinRound(facts: RotationFacts, { number, otherNumber }: Wish): void {
  const last = (facts.begun.at(-1)?.number ?? 0) + termsInRound(facts);
  if (Math.max(number, otherNumber ?? 0) <= last) return;
  throw refusal(
    'beyond_round',
    'One of these terms is more than a round of turns ahead, and may still move. Swap it once everybody before it has had theirs.',
  );
}

function heldBy(begun: readonly Begun[], { number, doerId }: Wish): Begun[] {
  return begun.map((term) => (term.number === number && doerId !== null ? { ...term, holderId: doerId } : term));
}

/** Nobody holds two terms in a row, unless they are alone. @param numbers those that change hands */
function assertNotTwice(after: RotationFacts, numbers: readonly number[]): void {
  if (after.pool.length < 2) return;
  const all = [...after.begun.slice(-1), ...planTerms(after, PLANNED_AHEAD)];
  const isTwice = numbers.some((number) => {
    const index = all.findIndex((one) => one.number === number);
    const near = [all[index - 1], all[index + 1]];
    return near.some((one) => one?.holderId === all[index]?.holderId);
  });
  if (isTwice) throw refusal('twice_in_a_row', 'Then somebody would be champion twice in a row. Choose another term.');
}

function refusal(code: string, sentence: string): UserFacingError {
  return new UserFacingError(code, sentence);
}
