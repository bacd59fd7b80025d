import type { Agreed, Pin } from './agreed.ts';
import { isAwayTooLong, workedIn } from './away.ts';
import type { Begun, PassedOver, PlannedTerm, RotationFacts, Why, Willing } from './rotation-facts.ts';
import { compare, type Line, type Lines, lineOf } from './standings.ts';
import type { Span } from './term-slots.ts';

/** A term to fill: which one, from when on, and after whose. */
export interface Slot extends Span {
  readonly number: number;
  /** The rule's own date, where it is tried for the first time. */
  readonly isFirstTry: boolean;
  readonly last: Begun | undefined;
}

/** What was agreed, what of it has fallen, and where everybody stands. */
export interface Board {
  readonly agreed: Agreed;
  /** Swaps that no longer hold: each has had the turn that they hold. */
  readonly fallen: ReadonlySet<number>;
  readonly lines: Lines;
}

/** Who holds a term, as agreed or in turn; null where it was decided already that nobody does, or nobody can. */
export function fill(facts: RotationFacts, board: Board, slot: Slot): PlannedTerm | null {
  const { number, startsOn, startsAt, endsAt } = slot;
  if (facts.decidedUpTo !== null && startsAt <= facts.decidedUpTo) return null;
  const dates = { number, startsOn, startsAt, endsAt };
  const days = workedIn(dates, facts);
  const there = facts.pool.filter(({ joinedAt }) => joinedAt < startsAt);
  const able = there.filter((one) => !skips(one, board, slot) && !isAwayTooLong(one, days));
  const pin = board.agreed.pins.get(number);
  if (pin && able.some((one) => one.id === pin.holderId && isBound(one, pin))) {
    const turnOfId = turnOf(pin, board);
    return { ...dates, turnOfId, holderId: pin.holderId, why: whyPinned(pin, lineOf(board.lines, turnOfId)) };
  }
  const order = there.toSorted((one, other) => compare(one, other, board.lines));
  const later = laterPins(there, board, slot);
  const against = (one: Willing) => reasonAgainst(one, { there, able, later }, board, slot);
  const firstWith = (because: PassedOver | null) => order.find((one) => against(one) === because);
  // Where nobody is free of reasons, one more turn in a round is better than two in a row.
  const chosen = firstWith(null) ?? firstWith('has_a_later_one') ?? order.find((one) => able.includes(one));
  if (!chosen) return null;
  const before = order.slice(0, order.indexOf(chosen));
  const passedOver = before.map((one) => ({ memberId: one.id, because: against(one) ?? ('away' as const) }));
  const why: Why = { by: 'order', ...lineOf(board.lines, chosen.id), passedOver };
  return { ...dates, turnOfId: chosen.id, holderId: chosen.id, why };
}

interface Around {
  readonly there: readonly Willing[];
  readonly able: readonly Willing[];
  readonly later: readonly Pin[];
}

function reasonAgainst(one: Willing, { there, able, later }: Around, board: Board, slot: Slot): PassedOver | null {
  if (skips(one, board, slot)) return 'skips';
  if (!able.includes(one)) return 'away';
  if (able.length === 1) return null;
  if (slot.last?.holderId === one.id) return 'had_the_last';
  // Within one round: a turn that is further ahead is one more, not this one.
  const isNear = ({ number }: Pin) => number - slot.number < there.length;
  if (later.some((pin) => isNear(pin) && turnOf(pin, board) === one.id)) return 'has_a_later_one';
  return later.some(({ number, holderId }) => number === slot.number + 1 && holderId === one.id)
    ? 'has_the_next'
    : null;
}

/** Who said that they can’t is passed over that time, until they leave and come back; not when nobody else could and it is tried again. */
function skips(
  { id, joinedAt }: Willing,
  { agreed }: Pick<Board, 'agreed'>,
  slot: Pick<Slot, 'number' | 'startsOn' | 'isFirstTry'>,
): boolean {
  return agreed.skips.some(
    ({ number, memberId, at, startsOn }) =>
      number === slot.number && memberId === id && at >= joinedAt && (slot.isFirstTry || slot.startsOn <= startsOn),
  );
}

function laterPins(there: readonly Willing[], board: Board, { number }: Slot): Pin[] {
  const later = [...board.agreed.pins.values()].filter((pin) => pin.number > number);
  return later.filter((pin) => there.some((one) => holds(one, pin, board)));
}

/** Whether somebody would hold a later term that was agreed, as far as it can be told now. */
function holds(one: Willing, pin: Pin, board: Board): boolean {
  const slot = { number: pin.number, startsOn: '', isFirstTry: true };
  return one.id === pin.holderId && isBound(one, pin) && !skips(one, board, slot);
}

function isBound({ joinedAt }: Willing, { since }: Pin): boolean {
  return since === null || joinedAt <= since;
}

function turnOf({ swap, turnOfId, holderId }: Pin, { fallen }: Board): string {
  return swap !== null && fallen.has(swap) ? holderId : turnOfId;
}

/** Why they were told a week before still holds. */
function whyPinned({ by, why }: Pin, line: Line): Why {
  return why === null ? { by, ...line, passedOver: [] } : { ...why, by };
}
