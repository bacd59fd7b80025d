import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planTerms } from '../../../src/rituals/champion/rotation.ts';
import type { Begun } from '../../../src/rituals/champion/rotation-facts.ts';
import { World } from './rotation-world.ts';

/** Two years of terms of two weeks. */
const TERMS = 52;
/** There all along: never away, and asked for nothing. */
const STEADY = ['s0', 's1', 's2'];
const RUNS = { numRuns: 40 };

const Who = fc.constantFrom('o0', 'o1', 'o2', 'o3');
const Index = fc.nat({ max: 7 });
const ComesOrGoes = fc.oneof(
  fc.record({ does: fc.constant('begin' as const), terms: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ does: fc.constantFrom('join' as const, 'leave' as const), who: Who }),
  fc.record({ does: fc.constant('off' as const), who: Who, one: Index, days: fc.integer({ min: 1, max: 50 }) }),
);
const Agrees = fc.oneof(
  fc.record({ does: fc.constant('swap' as const), one: Index, other: Index }),
  fc.record({ does: fc.constant('take_over' as const), one: Index, who: Who }),
  fc.record({ does: fc.constant('skip' as const), one: Index }),
  fc.record({ does: fc.constant('hand_over' as const), who: Who }),
);
type Given<Of> = Of extends fc.Arbitrary<infer One> ? One : never;
type Act = Given<typeof ComesOrGoes> | Given<typeof Agrees>;

const Quiet: fc.Arbitrary<Act[]> = fc.array(ComesOrGoes, { maxLength: 30 });
const Busy: fc.Arbitrary<Act[]> = fc.array(fc.oneof({ weight: 2, arbitrary: ComesOrGoes }, Agrees), { maxLength: 40 });

/** Somebody who came later, and after which term; until which term they were there. */
interface Newcomer {
  readonly id: string;
  readonly after: number;
  until: number;
}

/** Years in which those who are not always there come, go, are away and agree among each other. */
class Years extends World {
  readonly newcomers: Newcomer[] = [];
  readonly takenOver = new Set<number>();

  /** @param terms after how many of them it is over, at least */
  lives(acts: readonly Act[], terms = TERMS): this {
    for (const act of acts) this.#does(act);
    this.#begins(terms - this.facts.begun.length);
    return this;
  }

  /** How many turns somebody had in some terms, without those they asked for. */
  turns(id: string, { after, until }: Pick<Newcomer, 'after' | 'until'> = { after: 0, until: TERMS }): number {
    const within = this.facts.begun.filter(({ number }) => after < number && number <= until);
    return within.filter(({ turnOfId, number }) => turnOfId === id && !this.takenOver.has(number)).length;
  }

  #does(act: Act): void {
    const present = this.facts.begun.at(-1);
    switch (act.does) {
      case 'begin':
        this.#begins(act.terms);
        break;
      case 'join':
        this.#joins(act.who);
        break;
      case 'leave': {
        this.leaves(act.who);
        const left = this.newcomers.findLast(({ id }) => id === act.who);
        if (left) left.until = Math.min(left.until, this.facts.begun.length);
        break;
      }
      case 'off':
        this.isOff(act.who, this.planned[act.one]?.startsOn ?? '', act.days);
        break;
      case 'hand_over':
        if (present && this.#isThere(act.who)) this.#handsOver(present, act.who);
        break;
      default:
        this.#asks(act);
    }
  }

  #begins(count: number): void {
    for (let term = 0; term < count; term += 1) {
      this.tells();
      this.begins();
    }
  }

  #joins(id: string): void {
    const isNew = !this.#isThere(id) && this.facts.begun.every(({ turnOfId }) => turnOfId !== id);
    this.joins(id);
    if (isNew) this.newcomers.push({ id, after: this.facts.begun.length, until: TERMS });
  }

  #isThere(id: string): boolean {
    return this.facts.pool.some((one) => one.id === id);
  }

  #handsOver(present: Begun, holderId: string): void {
    const [before, next] = [this.facts.begun.at(-2)?.holderId, this.planned[0]?.holderId];
    if (holderId === before || holderId === next) return;
    this.facts = { ...this.facts, begun: [...this.facts.begun.slice(0, -1), { ...present, holderId }] };
  }

  #asks(act: Exclude<Given<typeof Agrees>, { readonly does: 'hand_over' }>): void {
    const term = this.planned[act.one];
    if (!term || STEADY.includes(term.holderId) || STEADY.includes(term.turnOfId)) return;
    const given = { number: term.number, insteadOfId: term.holderId };
    if (act.does === 'skip') {
      this.asks({ ...given, kind: 'skip', doerId: null });
      return;
    }
    const other = act.does === 'swap' ? this.planned[act.other] : undefined;
    const doerId = act.does === 'take_over' ? act.who : (other?.holderId ?? '');
    if (!this.#isThere(doerId) || STEADY.includes(doerId)) return;
    if (this.asks({ ...given, kind: act.does, doerId, otherNumber: other?.number ?? null }) === null) {
      const isAgreed = this.agreesLast() !== null;
      if (isAgreed && act.does === 'take_over') this.takenOver.add(term.number);
    }
  }
}

const office = (others = ['o0', 'o1']) => new Years([...STEADY, ...others]);

function expectFair(years: Years): void {
  const counts = STEADY.map((id) => years.turns(id));
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
}

describe('two years of an office', () => {
  it('give those who are there all along numbers of turns that differ by at most one, whoever comes, goes and is away', () => {
    fc.assert(
      fc.property(Quiet, (acts) => expectFair(office().lives(acts))),
      RUNS,
    );
  });

  it('are as fair to them whatever the others swap, take over, hand over and can’t', () => {
    fc.assert(
      fc.property(Busy, (acts) => expectFair(office().lives(acts))),
      RUNS,
    );
  });

  it('let newcomers in at the average, and never have them catch up', () => {
    fc.assert(
      fc.property(Quiet, (acts) => {
        const years = office([]).lives(acts);
        for (const newcomer of years.newcomers) {
          const fewest = Math.min(...STEADY.map((id) => years.turns(id, newcomer)));
          expect(years.turns(newcomer.id, newcomer)).toBeLessThanOrEqual(fewest + 1);
        }
      }),
      RUNS,
    );
  });

  it('have a term after each other without a gap, none of them twice in a row somebody’s', () => {
    fc.assert(
      fc.property(Busy, (acts) => {
        const { begun } = office().lives(acts).facts;
        expect(begun.map(({ number }) => number)).toEqual(Array.from({ length: TERMS }, (_, index) => index + 1));
        expect(begun.slice(1).map(({ startsAt }) => startsAt)).toEqual(begun.slice(0, -1).map(({ endsAt }) => endsAt));
        expect(begun.filter(({ holderId }, index) => begun[index - 1]?.holderId === holderId)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('come to the same terms on each replica, in whatever order it reads its rows, and after any outage', () => {
    fc.assert(
      fc.property(Busy, fc.integer({ min: 1, max: 30 }), fc.nat(), (acts, outage, by) => {
        const years = office().lives(acts, 0);
        const { pool, agreements } = years.facts;
        const turned = <T>(list: readonly T[]) => [
          ...list.slice(by % Math.max(1, list.length)),
          ...list.slice(0, by % Math.max(1, list.length)),
        ];
        const replica = { ...years.facts, pool: turned(pool), agreements: turned(agreements) };
        expect(planTerms(replica, 8)).toEqual(planTerms(years.facts, 8));
        const asleep = planTerms(years.facts, outage).map(plain);
        for (let term = 0; term < outage; term += 1) {
          years.tells();
          years.begins();
        }
        expect(years.facts.begun.slice(-outage).map(plain)).toEqual(asleep);
      }),
      RUNS,
    );
  });
});

function plain({ number, startsAt, endsAt, turnOfId, holderId }: Begun) {
  return { number, startsAt, endsAt, turnOfId, holderId };
}
