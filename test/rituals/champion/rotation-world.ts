import { UserFacingError } from '../../../src/errors.ts';
import { type Wish, wish } from '../../../src/rituals/champion/change.ts';
import { entryAt } from '../../../src/rituals/champion/entry.ts';
import { agreementOf, assertGoesRound, assertTermsAre, PLANNED_AHEAD } from '../../../src/rituals/champion/possible.ts';
import { restOfTerm } from '../../../src/rituals/champion/rest-of-term.ts';
import { planTerms, standingsOf } from '../../../src/rituals/champion/rotation.ts';
import type { PlannedTerm, RotationFacts } from '../../../src/rituals/champion/rotation-facts.ts';
import { daysLater, weekdayOf } from '../../../src/rituals/champion/term-dates.ts';
import { newEndOf } from '../../../src/rituals/champion/term-slots.ts';
import { facts, JOINED, willing } from '../../support/rotation.ts';

const MINUTE = 60 * 1000;

/** A workspace whose people do what people do, by the rules of the house: whatever is refused does not happen. */
export class World {
  facts: RotationFacts;
  now = new Date(JOINED.getTime() + MINUTE);
  readonly closed = new Set<string>();
  /** What was refused, and why; the last one last. */
  readonly refused: { readonly wish: Wish; readonly code: string }[] = [];
  /** In the order in which it was asked for. */
  readonly #asked: { wish: Wish; agreedAt: Date | null }[] = [];

  constructor(names: readonly string[], given: Partial<RotationFacts> = {}) {
    this.facts = facts({
      pool: names.map((id) => willing(id)),
      isWorkingDay: (date) => weekdayOf(date) < 6 && !this.closed.has(date),
      ...given,
    });
  }

  get planned(): PlannedTerm[] {
    return planTerms(this.facts, PLANNED_AHEAD);
  }

  /** Asks for a change, which holds at once where nobody has to agree. Gives what was agreed; null for nothing yet. */
  asks(given: Parameters<typeof wish>[0]): Wish | null {
    this.#passes();
    const asked = this.#refusesNot(wish(given));
    if (asked === null) return null;
    this.#asked.push({ wish: asked, agreedAt: null });
    return asked.kind === 'skip' || asked.kind === 'set_by_hand' ? this.agrees(this.#asked.length - 1) : null;
  }

  /** Whoever was asked says yes, though others may have been asked later and have said yes before. */
  agrees(index: number): Wish | null {
    this.#passes();
    const one = this.#asked[index];
    if (!one || one.agreedAt !== null) return null;
    const kept = this.#refusesNot(one.wish);
    if (kept === null) return null;
    one.agreedAt = this.now;
    const agreements = this.#asked.flatMap((each) =>
      each.agreedAt === null ? [] : (agreementOf(each.wish, each.agreedAt) ?? []),
    );
    this.#change({ agreements });
    return kept;
  }

  /** Whoever was asked last says yes. */
  agreesLast(): Wish | null {
    return this.agrees(this.#asked.length - 1);
  }

  /** As it is kept, or null. */
  #refusesNot(given: Wish): Wish | null {
    try {
      const last = this.facts.begun.at(-1);
      assertTermsAre({ facts: this.facts, running: last && last.endsAt > this.now ? last : null }, given);
      return assertGoesRound(this.facts, given, this.now);
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      this.refused.push({ wish: given, code: error.code });
      return null;
    }
  }

  /** Tells whoever holds the next term that it is theirs. */
  tells(): void {
    const [next] = planTerms(this.facts, 1);
    if (next && next.startsAt > this.now) this.#change({ told: [next] });
  }

  /** Waits until the next term is due, and begins it. */
  begins(): PlannedTerm | null {
    const [next] = planTerms(this.facts, 1);
    if (!next) return null;
    this.now = next.startsAt;
    this.#change({ begun: [...this.facts.begun, next], told: [], decidedUpTo: next.startsAt });
    return next;
  }

  /** The rest of the running term goes to `id`, or to the next in line who is there. False where nothing runs, or nobody can. */
  handsOver(id: string | null): boolean {
    this.#passes();
    const running = this.facts.begun.at(-1);
    if (!running || running.endsAt <= this.now) return false;
    const next = restOfTerm(this.facts, running, new Set([running.holderId]), this.now)?.holderId ?? null;
    const holderId = id ?? next;
    const isWilling = this.facts.pool.some((one) => one.id === holderId);
    if (holderId === null || holderId === running.holderId || !isWilling) return false;
    this.#change({ begun: [...this.facts.begun.slice(0, -1), { ...running, holderId }] });
    return true;
  }

  leaves(id: string): void {
    this.#change({ pool: this.facts.pool.filter((one) => one.id !== id) });
  }

  joins(id: string): void {
    if (this.facts.pool.some((one) => one.id === id)) return;
    this.#passes();
    const own = this.facts.begun.filter(({ turnOfId }) => turnOfId === id).at(-1)?.endsAt ?? null;
    const joined = { id, joinedAt: this.now, away: [], ...entryAt(this.now, standingsOf(this.facts), own) };
    this.#change({ pool: [...this.facts.pool, joined] });
  }

  isOff(id: string, fromDate: string, days: number): void {
    const more = { fromDate, toDate: daysLater(fromDate, days - 1) };
    this.#change({
      pool: this.facts.pool.map((one) => (one.id === id ? { ...one, away: [...one.away, more] } : one)),
    });
  }

  /** Nobody works for a week from that date on. */
  closes(fromDate: string): void {
    for (let day = 0; day < 7; day += 1) this.closed.add(daysLater(fromDate, day));
    this.#datesMoved();
  }

  changesRhythm(given: Partial<RotationFacts['rhythm']>): void {
    this.#change({ rhythm: { ...this.facts.rhythm, ...given } });
    this.#datesMoved();
  }

  #datesMoved(): void {
    this.#passes();
    const last = this.facts.begun.at(-1);
    if (!last || last.endsAt <= this.now) return;
    const endsAt = newEndOf(this.facts, last, this.now);
    this.#change({ begun: [...this.facts.begun.slice(0, -1), { ...last, endsAt }] });
  }

  #passes(): void {
    this.now = new Date(this.now.getTime() + MINUTE);
  }

  #change(given: Partial<RotationFacts>): void {
    this.facts = { ...this.facts, ...given };
  }
}
