import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAwayTooLong, workedIn } from '../../../src/rituals/champion/away.ts';
import type { Wish } from '../../../src/rituals/champion/change.ts';
import { PLANNED_AHEAD } from '../../../src/rituals/champion/possible.ts';
import type { PlannedTerm } from '../../../src/rituals/champion/rotation-facts.ts';
import { RHYTHM } from '../../support/rotation.ts';
import { World } from './rotation-world.ts';

const NAMES = ['anna', 'bo', 'cleo', 'dan', 'eva'];
const Index = fc.integer({ min: 0, max: 4 });
const Who = fc.constantFrom(...NAMES);

const Swap = fc.record({ does: fc.constant('swap' as const), one: Index, other: Index });
const TakeOver = fc.record({ does: fc.constant('take_over' as const), one: Index, who: Who });
const SetByHand = fc.record({ does: fc.constant('set_by_hand' as const), one: Index, who: Who });
const Skip = fc.record({ does: fc.constant('skip' as const), one: Index });
const HandOver = fc.record({ does: fc.constant('hand_over' as const), to: fc.option(Who) });
const Begin = fc.record({ does: fc.constant('begin' as const) });
const Tell = fc.record({ does: fc.constant('tell' as const) });
const Leave = fc.record({ does: fc.constant('leave' as const), who: Who });
const Join = fc.record({ does: fc.constant('join' as const), who: Who });
const Off = fc.record({
  does: fc.constant('off' as const),
  who: Who,
  one: Index,
  days: fc.integer({ min: 1, max: 30 }),
});
const Close = fc.record({ does: fc.constant('close' as const), one: Index });
const Rhythm = fc.record({
  does: fc.constant('rhythm' as const),
  unit: fc.constantFrom('weeks' as const, 'months' as const),
  length: fc.integer({ min: 1, max: 3 }),
  weekday: fc.integer({ min: 1, max: 5 }),
});
const Agree = fc.record({ does: fc.constant('agree' as const), which: Index });
const Agreeing = [Swap, TakeOver, Agree, Agree, SetByHand, Skip] as const;
const Act = fc.oneof(...Agreeing, ...Agreeing, Begin, Begin, HandOver, Tell, Leave, Join, Off);
const MovesDates = fc.oneof(Begin, Begin, Close, Close, Rhythm);
type Act = Given<typeof Act> | Given<typeof MovesDates>;
type Given<Of> = Of extends fc.Arbitrary<infer One> ? One : never;

/** Does one thing; gives what was agreed by it. */
function does(world: World, act: Act): Wish | null {
  const { planned } = world;
  const term = 'one' in act ? planned[act.one] : planned[0];
  switch (act.does) {
    case 'swap': {
      const other = planned[act.other];
      if (!term || !other) return null;
      const sides = { insteadOfId: term.holderId, otherNumber: other.number, doerId: other.holderId };
      return world.asks({ kind: 'swap', number: term.number, ...sides });
    }
    case 'take_over':
    case 'set_by_hand':
      if (!term || !world.facts.pool.some(({ id }) => id === act.who)) return null;
      return world.asks({ kind: act.does, number: term.number, doerId: act.who, insteadOfId: term.holderId });
    case 'skip':
      return term ? world.asks({ kind: 'skip', number: term.number, doerId: null, insteadOfId: term.holderId }) : null;
    case 'agree':
      return world.agrees(act.which);
    case 'begin':
      world.begins();
      return null;
    case 'hand_over':
      world.handsOver(act.to);
      return null;
    case 'tell':
      world.tells();
      return null;
    case 'leave':
      world.leaves(act.who);
      return null;
    case 'join':
      world.joins(act.who);
      return null;
    case 'off':
      if (term) world.isOff(act.who, term.startsOn, act.days);
      return null;
    case 'close':
      if (term) world.closes(term.startsOn);
      return null;
    case 'rhythm':
      world.changesRhythm({ unit: act.unit, length: act.length, weekday: act.weekday });
      return null;
  }
}

/** Who is to hold which term, by what they agreed to and have not gone back on. */
class Promises {
  readonly #holders = new Map<number, string>();

  after(act: Act, agreed: Wish | null): void {
    if (act.does === 'leave') for (const [of, who] of this.#holders) if (who === act.who) this.#holders.delete(of);
    if (agreed === null) return;
    const { kind, number, otherNumber, doerId, insteadOfId } = agreed;
    if (kind === 'skip') this.#holders.delete(number);
    else if (doerId !== null) this.#holders.set(number, doerId);
    if (otherNumber !== null) this.#holders.set(otherNumber, insteadOfId);
  }

  of(number: number): string | undefined {
    return this.#holders.get(number);
  }
}

function isAway(world: World, id: string, term: PlannedTerm): boolean {
  const one = world.facts.pool.find((each) => each.id === id);
  return one === undefined || isAwayTooLong(one, workedIn(term, world.facts));
}

describe('a model of rotation, agreements, absences and dates that move', () => {
  it('keeps every agreement that nobody has gone back on, from the receipt until the term begins', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: Act }, MovesDates), { maxLength: 20 }), (acts) => {
        const world = new World(NAMES);
        const promises = new Promises();
        for (const act of acts) {
          promises.after(act, does(world, act));
          for (const term of world.planned) {
            const promised = promises.of(term.number);
            if (promised === undefined || isAway(world, promised, term)) continue;
            expect([term.number, term.holderId]).toEqual([term.number, promised]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('refuses nobody as away who is there', () => {
    fc.assert(
      fc.property(fc.array(Act, { maxLength: 20 }), (acts) => {
        const world = new World(NAMES);
        for (const act of acts) {
          const before = world.refused.length;
          does(world, act);
          const refused = world.refused[before];
          if (refused?.code !== 'away_then') continue;
          const { number, otherNumber, doerId, insteadOfId } = refused.wish;
          const of = new Map(world.planned.map((term) => [term.number, term]));
          const [term, other] = [of.get(number), of.get(otherNumber ?? 0)];
          const isDoerAway = term && doerId !== null && isAway(world, doerId, term);
          expect(isDoerAway || (other && isAway(world, insteadOfId, other))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('numbers terms through, none of them empty, none before the last has ended, each from the hour of the workspace on', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(Act, MovesDates, MovesDates), { maxLength: 15 }), (acts) => {
        const world = new World(NAMES, { rhythm: { ...RHYTHM, length: 1 } });
        for (const act of acts) {
          does(world, act);
          const all = [...world.facts.begun, ...world.planned];
          expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
          for (const [index, { startsAt, endsAt }] of all.entries()) {
            expect(endsAt.getTime()).toBeGreaterThan(startsAt.getTime());
            expect(startsAt.getTime()).toBeGreaterThanOrEqual(all[index - 1]?.endsAt.getTime() ?? 0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has nobody hold what they said they can’t, and stays vacant no longer than the one time that nobody can', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.oneof(Skip, Skip, Swap, Agree, SetByHand, Begin), { maxLength: 15 }),
        (people, acts) => {
          const world = new World(NAMES.slice(0, people));
          for (const act of acts) {
            const before = world.planned;
            const agreed = does(world, act);
            if (agreed?.kind !== 'skip') continue;
            const [was, is] = [before, world.planned].map((all) => all.find(({ number }) => number === agreed.number));
            const isLater = is !== undefined && was !== undefined && is.startsAt > was.startsAt;
            expect(is?.holderId === agreed.insteadOfId && !isLater).toBe(false);
            const week = 7 * 24 * 60 * 60 * 1000;
            expect((is?.startsAt.getTime() ?? Infinity) - (was?.startsAt.getTime() ?? 0)).toBeLessThanOrEqual(week);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('moves agreements with their terms when dates move', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(...Agreeing), { maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        (acts, length) => {
          const world = new World(NAMES);
          for (const act of acts) does(world, act);
          const before = world.planned.map(({ holderId }) => holderId);
          world.changesRhythm({ ...RHYTHM, length, weekday: 3 });
          expect(world.planned.map(({ holderId }) => holderId)).toEqual(before);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Turns and terms of each over some years, in which people do these things. */
function years(acts: readonly Act[]): { readonly world: World; readonly took: ReadonlySet<string> } {
  const world = new World(NAMES);
  const took = new Set<string>();
  for (const act of acts) {
    const agreed = does(world, act);
    if (agreed?.kind === 'take_over' && agreed.doerId !== null) took.add(agreed.doerId);
  }
  // What was swapped is made good.
  for (let round = 0; round < 24; round += 1) world.begins();
  return { world, took };
}

function differ({ begun }: World['facts'], people: readonly string[], of: 'turnOfId' | 'holderId'): number {
  const counts = people.map((id) => begun.filter((term) => term[of] === id).length);
  return Math.max(...counts) - Math.min(...counts);
}

describe('fairness over years in which terms change hands', () => {
  const often = { weight: 5, arbitrary: Begin };

  it('gives everybody numbers of turns, and of terms, that differ by at most one, whichever terms they would swap', () => {
    const Planned = fc.integer({ min: 0, max: PLANNED_AHEAD - 1 });
    const FarSwap = fc.record({ does: fc.constant('swap' as const), one: Planned, other: Planned });
    fc.assert(
      fc.property(fc.array(fc.oneof(often, Swap, FarSwap, Agree), { minLength: 30, maxLength: 60 }), (acts) => {
        const { world } = years(acts);
        expect(differ(world.facts, NAMES, 'turnOfId')).toBeLessThanOrEqual(1);
        expect(differ(world.facts, NAMES, 'holderId')).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });

  it('gives nobody two in a row where terms are handed over, and has nobody wait for longer than a round and one term', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(often, HandOver), { minLength: 20, maxLength: 40 }), (acts) => {
        const { world } = years(acts);
        const all = [...world.facts.begun, ...world.planned];
        for (const [index, { turnOfId }] of all.entries()) {
          expect(turnOfId).not.toBe(all[index - 1]?.holderId);
          const round = all.slice(index, index + NAMES.length + 1);
          if (round.length <= NAMES.length) continue;
          expect(new Set(round.flatMap((term) => [term.turnOfId, term.holderId]))).toEqual(new Set(NAMES));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('gives those who take over nothing numbers of terms that differ by at most one', () => {
    const TakenByEva = TakeOver.map((act) => ({ ...act, who: 'eva' }));
    fc.assert(
      fc.property(fc.array(fc.oneof(often, TakenByEva, Agree), { minLength: 30, maxLength: 60 }), (acts) => {
        const { world, took } = years(acts);
        const others = NAMES.filter((name) => !took.has(name));
        expect(differ(world.facts, others, 'holderId')).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });
});
