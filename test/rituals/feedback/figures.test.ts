import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Counted,
  closedUnownedAt,
  contentmentHeardAt,
  dueAfter,
  firstOwnedAt,
  loopFigures,
  median,
  waitsBetween,
} from '../../../src/rituals/feedback/figures.ts';

const at = (day: number, hour = 9) => new Date(Date.UTC(2026, 10, day, hour));
const since = at(1);
const now = at(20);
const counted = (about: Partial<Counted> = {}): Counted => ({
  loggedAt: at(5),
  wasAnsweredBefore: false,
  ownedAt: null,
  ownerNeededBy: at(6),
  closedAt: null,
  answeredAt: null,
  daysToAnswer: null,
  sharedAt: null,
  learnedAt: null,
  contentment: null,
  contentmentHeardAt: null,
  ...about,
});

describe('the figures of the loop', () => {
  it('count an owner within a working day among those who had one or should have had one by now', () => {
    const all = [
      counted({ ownedAt: at(5, 12) }),
      counted({ ownedAt: at(6) }),
      counted({ ownedAt: at(7) }),
      counted(),
      counted({ ownerNeededBy: at(21) }),
      counted({ ownedAt: at(5), ownerNeededBy: null }),
      counted({ ownedAt: at(5), wasAnsweredBefore: true }),
      counted({ ownedAt: at(5), loggedAt: new Date('2026-10-30T09:00:00Z') }),
    ];
    expect(loopFigures(all, since, now).owned).toEqual({ count: 2, of: 4 });
  });

  it('leave out what was closed before it needed an owner', () => {
    const all = [counted({ closedAt: at(5, 10) }), counted({ closedAt: at(7) }), counted({ ownedAt: at(5, 10) })];
    expect(loopFigures(all, since, now).owned).toEqual({ count: 1, of: 2 });
  });

  it('count what became of answers, and how fast they were where we were asked', () => {
    const answered = { answeredAt: at(9), daysToAnswer: 2 };
    const all = [
      counted({ ...answered, sharedAt: at(9), learnedAt: at(10) }),
      counted({ ...answered, daysToAnswer: 3 }),
      counted({ ...answered, contentment: 'unknown', daysToAnswer: 0, wasAnsweredBefore: true }),
      counted({ answeredAt: new Date('2026-10-30T09:00:00Z'), daysToAnswer: 90 }),
    ];
    expect(loopFigures(all, since, now)).toMatchObject({
      answer: { days: 2.5, of: 2 },
      told: { count: 1, of: 3 },
      learned: { count: 1, of: 3 },
    });
  });

  it('count who was content among all who said, also those for whom it is open again', () => {
    const long = new Date('2026-10-30T09:00:00Z');
    const all = [
      counted({ answeredAt: at(9), contentment: 'content', contentmentHeardAt: at(9) }),
      counted({ answeredAt: long, contentment: 'content', contentmentHeardAt: at(3) }),
      counted({ loggedAt: long, contentment: 'not_yet', contentmentHeardAt: at(9) }),
      counted({ contentment: 'not_yet', contentmentHeardAt: long }),
      counted({ answeredAt: at(9), contentment: 'unknown', contentmentHeardAt: at(9) }),
      counted({ answeredAt: at(9) }),
    ];
    expect(loopFigures(all, since, now).content).toEqual({ count: 2, of: 3 });
  });

  it('say nothing of what there is none of', () => {
    expect(loopFigures([], since, now)).toMatchObject({ owned: { count: 0, of: 0 }, answer: null });
  });

  it.each([
    [[3], 3],
    [[1, 2], 1.5],
    [[9, 1, 5], 5],
  ])('take the middle of %j: %d', (values, middle) => expect(median(values)).toBe(middle));
});

describe('a record’s history', () => {
  const line = (act: string, day: number) => ({ act, at: at(day) });

  it('tells when somebody first owned it', () => {
    expect(firstOwnedAt([line('edited', 1), line('taken', 2), line('assigned', 3)])).toEqual(at(2));
    expect(firstOwnedAt([line('edited', 1)])).toBeNull();
  });

  it('tells whether it was closed before anybody owned it', () => {
    expect(closedUnownedAt([line('edited', 1), line('closed', 2)])).toEqual(at(2));
    expect(closedUnownedAt([line('taken', 1), line('closed', 2)])).toBeNull();
    expect(closedUnownedAt([])).toBeNull();
  });

  it('moves on what runs out by how long we waited before it did', () => {
    const goOn = (from: Date, since: Date, dueAt: Date) => new Date(from.getTime() + dueAt.getTime() - since.getTime());
    expect(dueAfter([[at(2), at(4)]], at(3), goOn)).toEqual(at(5));
    expect(dueAfter([[at(4), at(9)]], at(3), goOn)).toEqual(at(3));
    expect(dueAfter([[at(4), at(9)]], null, goOn)).toBeNull();
  });

  it('tells when we heard last whether they are content', () => {
    expect(contentmentHeardAt([line('answered', 1), line('contentment_heard', 8), line('assigned', 9)])).toEqual(at(8));
    expect(contentmentHeardAt([line('taken', 1)])).toBeNull();
  });

  it('tells when we waited for the customer, within two instants', () => {
    const history = [
      line('taken', 2),
      line('waiting_for_customer', 3),
      line('went_on', 5),
      line('waiting_for_customer', 8),
    ];
    expect(waitsBetween(history, at(1), at(9))).toEqual([
      [at(3), at(5)],
      [at(8), at(9)],
    ]);
    expect(waitsBetween(history, at(4), at(5))).toEqual([[at(4), at(5)]]);
    expect(waitsBetween(history, at(5), at(6))).toEqual([]);
  });

  it('waits on while others add what they know, edit it, or own it', () => {
    const meanwhile = ['voice_added', 'lesson_added', 'edited', 'assigned', 'taken', 'released', 'deleted', 'restored'];
    const history = [line('waiting_for_customer', 3), ...meanwhile.map((act) => line(act, 4)), line('spoke_again', 7)];
    expect(waitsBetween(history, at(1), at(9))).toEqual([[at(3), at(7)]]);
    for (const ending of ['went_on', 'spoke_again', 'answered', 'closed', 'owner_left']) {
      expect(waitsBetween([line('waiting_for_customer', 3), line(ending, 4), line('edited', 5)], at(1), at(9))).toEqual(
        [[at(3), at(4)]],
      );
    }
  });

  it('counts the same waits whatever else stands in the history', () => {
    const waiting = fc.constantFrom('waiting_for_customer', 'went_on', 'spoke_again', 'answered', 'closed', 'taken');
    const other = fc.constantFrom('voice_added', 'lesson_added', 'edited', 'voice_taken_back', 'prevention_done');
    const acts = fc.array(
      fc.oneof(
        fc.record({ act: waiting, counts: fc.constant(true) }),
        fc.record({ act: other, counts: fc.constant(false) }),
      ),
    );
    fc.assert(
      fc.property(acts, (drawn) => {
        const history = drawn.map(({ act, counts }, index) => ({ ...line(act, 1 + index), counts }));
        const to = at(2 + history.length);
        const waits = waitsBetween(history, at(1), to);
        expect(waits).toEqual(
          waitsBetween(
            history.filter(({ counts }) => counts),
            at(1),
            to,
          ),
        );
        for (const [from, until] of waits) expect(from < until).toBe(true);
      }),
    );
  });
});
