import type { Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { localDate } from '../../schedule/local-time.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Wish } from './change.ts';
import { assertFit } from './nominate.ts';
import { championPool } from './pool-store.ts';
import { rotationFacts } from './read-rotation.ts';
import { type Pin, planTerms, type RotationFacts } from './rotation.ts';
import { terms } from './term-store.ts';

/** Terms further ahead than this are nobody's yet. */
export const PLANNED_AHEAD = 12;

/** Whether a change can be: the terms are still whose they were, and who is to hold them may. @throws UserFacingError that says why not */
export async function assertPossible(tx: Tx, workspaceId: string, wish: Wish, now: Date): Promise<void> {
  const running = await terms(tx, workspaceId).running();
  const facts = await rotationFacts(tx, workspaceId);
  const planned = planTerms(facts, PLANNED_AHEAD);
  const holderOf = (number: number): string | null =>
    running?.number === number ? running.holder.id : (planned.find((one) => one.number === number)?.holderId ?? null);
  if (holderOf(wish.number) !== wish.insteadOfId) {
    throw refusal('term_moved', 'That term is somebody else’s by now. Look at /champion next.');
  }
  const isPresent = running?.number === wish.number;
  if (isPresent !== PRESENT_ONLY.has(wish.kind) && !EITHER.has(wish.kind)) {
    throw refusal(
      'wrong_term',
      isPresent ? 'That term has begun. Hand it over instead.' : 'That term has not begun yet. Swap it instead.',
    );
  }
  if (wish.doerId === wish.insteadOfId) throw refusal('same_person', 'That is whose term it is already.');
  if (wish.doerId !== null) await assertDoer(tx, workspaceId, wish, isPresent);
  if (wish.kind === 'substitute') assertDays(wish, localDate(now, facts.rhythm.zone));
  if (wish.kind === 'swap') {
    if (wish.otherNumber === null || holderOf(wish.otherNumber) !== wish.doerId) {
      throw refusal('term_moved', 'The other term is somebody else’s by now. Look at /champion next.');
    }
  }
  if (wish.kind === 'swap' || wish.kind === 'take_over') assertNotTwice(facts, wish);
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

/** Nobody holds two terms in a row, unless they are alone. */
function assertNotTwice(facts: RotationFacts, wish: Wish): void {
  const { number, otherNumber, doerId, insteadOfId, kind } = wish;
  if (doerId === null || facts.pool.length < 2) return;
  const by = 'agreement' as const;
  const pins: Pin[] = [
    { by, number, holderId: doerId, turnOfId: kind === 'swap' ? insteadOfId : doerId },
    ...(otherNumber === null ? [] : [{ by, number: otherNumber, holderId: insteadOfId, turnOfId: doerId }]),
  ];
  const kept = facts.pins.filter((pin) => !pins.some((one) => one.number === pin.number));
  const after = planTerms({ ...facts, pins: [...kept, ...pins] }, PLANNED_AHEAD);
  const holders = [...facts.begun.slice(-1), ...after].map((one) => one.holderId);
  const isTwice = pins.some(({ number: of }) => {
    const index = after.findIndex((one) => one.number === of) + facts.begun.slice(-1).length;
    return holders[index] === holders[index - 1] || holders[index] === holders[index + 1];
  });
  if (isTwice) throw refusal('twice_in_a_row', 'Then somebody would be champion twice in a row. Choose another term.');
}

function refusal(code: string, sentence: string): UserFacingError {
  return new UserFacingError(code, sentence);
}
