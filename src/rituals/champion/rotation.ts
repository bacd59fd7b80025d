import { type Agreed, agreedOf, type Pin } from './agreed.ts';
import type { Standing } from './entry.ts';
import type { Begun, PlannedTerm, RotationFacts } from './rotation-facts.ts';
import { isAsSwapped, lineOf, linesOf } from './standings.ts';
import { nextStart } from './term-dates.ts';
import { firstSpan, spanFrom, weekAfter } from './term-slots.ts';
import { fill } from './whose-turn.ts';

/** Somebody comes back within so many weeks, or nobody is planned. */
const MOST_EMPTY_WEEKS = 520;

/**
 * The next terms after those begun, at most `count`. Pure: the same pool, history, absences and agreements give the same
 * terms, on each replica and however late they are asked for. Those whose start has passed are due.
 */
export function planTerms(facts: RotationFacts, count: number): PlannedTerm[] {
  return settle(facts, count).planned.slice(0, count);
}

/** When the terms' turns ended or end, and how many there were, by whose they were. */
export function standingsOf(facts: RotationFacts): Standing[] {
  const { agreed, fallen } = settle(facts, 0);
  return [...linesOf(facts, agreed, fallen).values()];
}

/** Swaps of which a term, some still to come, is not held as agreed: their terms' numbers, and who holds theirs all the same. */
export function fallenSwaps(facts: RotationFacts): { readonly numbers: number[]; readonly keepers: string[] }[] {
  const { agreed, fallen, planned } = settle(facts, 0);
  const done = facts.begun.at(-1)?.number ?? 0;
  return swapsOf(agreed).flatMap(([swap, pins]) => {
    if (!fallen.has(swap) || pins.every(({ number }) => number <= done)) return [];
    const kept = pins.filter((pin) => isHeld(pin, facts.begun, planned));
    return [{ numbers: pins.map(({ number }) => number), keepers: kept.map(({ holderId }) => holderId) }];
  });
}

interface Settled {
  readonly agreed: Agreed;
  readonly fallen: ReadonlySet<number>;
  readonly planned: readonly PlannedTerm[];
}

/**
 * In a swap each stands for the other. Where one term of it turns out to be held by somebody else, each has had the turn
 * that they hold: it is planned anew, until no more swaps fall.
 */
function settle(facts: RotationFacts, count: number): Settled {
  const agreed = agreedOf(facts);
  const done = facts.begun.at(-1)?.number ?? 0;
  const swapped = [...agreed.pins.values()].filter(({ swap }) => swap !== null);
  const reach = Math.max(count, ...swapped.map(({ number }) => number - done));
  for (let fallen: ReadonlySet<number> = new Set(); ; ) {
    const planned = plan(facts, agreed, fallen, reach);
    const more = swapsOf(agreed).filter(([swap, pins]) => !fallen.has(swap) && hasFallen(pins, facts.begun, planned));
    if (more.length === 0) return { agreed, fallen, planned };
    fallen = new Set([...fallen, ...more.map(([swap]) => swap)]);
  }
}

function plan(facts: RotationFacts, agreed: Agreed, fallen: ReadonlySet<number>, count: number): PlannedTerm[] {
  const lines = linesOf(facts, agreed, fallen);
  const planned: PlannedTerm[] = [];
  let last = facts.begun.at(-1);
  let span = count > 0 ? firstSpan(facts, last) : null;
  let isFirstTry = true;
  for (let weeks = 0; planned.length < count && span !== null && weeks < MOST_EMPTY_WEEKS; ) {
    const slot = { ...span, number: (last?.number ?? 0) + 1, isFirstTry, last };
    const term = fill(facts, { agreed, fallen, lines }, slot);
    isFirstTry = term !== null;
    if (term === null) {
      span = spanFrom(facts, weekAfter(facts, span.startsOn), last);
      weeks += 1;
      continue;
    }
    planned.push(term);
    lines.set(term.turnOfId, { lastEnd: term.endsAt, terms: lineOf(lines, term.turnOfId).terms + 1, isNew: false });
    last = term;
    span = spanFrom(facts, nextStart(facts.rhythm, span.startsOn), last);
  }
  return planned;
}

function swapsOf({ pins }: Agreed): (readonly [number, Pin[]])[] {
  const swaps = new Map<number, Pin[]>();
  for (const pin of pins.values()) if (pin.swap !== null) swaps.set(pin.swap, [...(swaps.get(pin.swap) ?? []), pin]);
  return [...swaps];
}

/** Whether a term of a swap is held by another than agreed, or somebody in it holds none for the one that is held for them. */
function hasFallen(pins: readonly Pin[], begun: readonly Begun[], planned: readonly PlannedTerm[]): boolean {
  const [held, turns] = [pins.map(({ holderId }) => holderId), pins.map(({ turnOfId }) => turnOfId)];
  return !pins.every((pin) => isHeld(pin, begun, planned)) || held.sort().join() !== turns.sort().join();
}

function isHeld(pin: Pin, begun: readonly Begun[], planned: readonly PlannedTerm[]): boolean {
  const past = begun.find(({ number }) => number === pin.number);
  if (past) return isAsSwapped(past, pin);
  const coming = planned.find(({ number }) => number === pin.number);
  return coming === undefined || coming.holderId === pin.holderId;
}
