import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, choose, explain } from '../../../src/rituals/openers/choice.ts';

const candidates = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 500 }),
      day: fc.integer({ min: 0, max: 89 }),
      level: fc.constantFrom('unmet', 'met', 'exceeded'),
      customerId: fc.constantFrom('acme', 'brio', 'cosmo', 'delta'),
      hearerId: fc.constantFrom('mikko', 'priya', 'arjun'),
      kinds: fc.subarray(['buyer', 'user', 'donor']),
    }),
    { selector: ({ number }) => number, maxLength: 25 },
  )
  .map((rows) =>
    rows.map(({ number, day, level, customerId, hearerId, kinds }): Candidate => {
      const heardOn = new Date(Date.UTC(2026, 7, 1 + day)).toISOString().slice(0, 10);
      return { id: `c${number}`, number, heardOn, level, customer: { id: customerId, kinds }, hearerId };
    }),
  );

const one = (number: number, about: Partial<Candidate> = {}): Candidate => ({
  id: `c${number}`,
  number,
  heardOn: '2026-11-10',
  level: 'met',
  customer: { id: `customer ${number}`, kinds: [] },
  hearerId: `hearer ${number}`,
  ...about,
});

describe('choosing what a meeting hears', () => {
  it('takes the most recent first', () => {
    const old = one(1, { heardOn: '2026-10-01' });
    const recent = one(2, { heardOn: '2026-11-20' });
    expect(choose([old, recent], 1)).toEqual([recent]);
  });

  it('shows bad news beside good news even when the good news is all newer', () => {
    const wows = [1, 2, 3].map((number) => one(number + 10, { level: 'exceeded', heardOn: '2026-11-20' }));
    const unmet = one(1, { level: 'unmet', heardOn: '2026-09-01' });
    expect(choose([...wows, unmet])).toContain(unmet);
  });

  it('prefers a customer not yet picked over a more recent word of the same one', () => {
    const acme = { id: 'acme', kinds: ['buyer'] };
    const [first, again, other] = [one(3, { customer: acme }), one(2, { customer: acme }), one(1)];
    expect(choose([first, again, other], 2)).toEqual([first, other]);
  });

  it('picks as many as there are, at most the limit, none twice', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 5 }), (all, limit) => {
        const picked = choose(all, limit);
        expect(picked).toHaveLength(Math.min(limit, all.length));
        expect(new Set(picked.map(({ id }) => id)).size).toBe(picked.length);
        for (const candidate of picked) expect(all).toContain(candidate);
      }),
    );
  });

  it('mixes an unmet and an exceeded one whenever it has both and room for two', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 2, max: 5 }), (all, limit) => {
        const levels = new Set(all.map(({ level }) => level));
        fc.pre(levels.has('unmet') && levels.has('exceeded'));
        const picked = new Set(choose(all, limit).map(({ level }) => level));
        expect(picked).toContain('unmet');
        expect(picked).toContain('exceeded');
      }),
    );
  });

  it('does not depend on the order in which candidates arrive', () => {
    fc.assert(
      fc.property(candidates, fc.infiniteStream(fc.nat()), (all, salt) => {
        const shuffled = all.map((candidate) => ({ candidate, key: salt.next().value ?? 0 }));
        shuffled.sort((a, b) => a.key - b.key);
        expect(choose(shuffled.map(({ candidate }) => candidate))).toEqual(choose(all));
      }),
    );
  });

  it('gives for each the reason that is true of it', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 5 }), (all, limit) => {
        const picked = explain(all, limit);
        expect(picked.map(({ candidate }) => candidate)).toEqual(choose(all, limit));
        for (const [index, { candidate, why }] of picked.entries()) {
          const before = picked.slice(0, index).map((earlier) => earlier.candidate);
          const others = all.filter((other) => other !== candidate && !before.includes(other));
          switch (why) {
            case 'bad_news':
            case 'good_news':
              expect(candidate.level).toBe(why === 'bad_news' ? 'unmet' : 'exceeded');
              expect(before.map(({ level }) => level)).not.toContain(candidate.level);
              break;
            case 'newest':
              for (const other of others) expect(candidate.heardOn >= other.heardOn).toBe(true);
              break;
            case 'other_customer':
              expect(before.map(({ customer }) => customer.id)).not.toContain(candidate.customer.id);
              break;
            case 'other_hearer':
              expect(before.map(({ hearerId }) => hearerId)).not.toContain(candidate.hearerId);
              break;
            case 'other_kind':
              for (const { customer } of before)
                expect(customer.kinds.filter((kind) => candidate.customer.kinds.includes(kind))).toEqual([]);
              break;
            case 'next':
              expect(before).not.toEqual([]);
              break;
          }
        }
      }),
    );
  });

  it('brings the missing half beside what stands there, when it can', () => {
    fc.assert(
      fc.property(candidates, fc.constantFrom('unmet', 'exceeded'), (all, level) => {
        const missing = level === 'unmet' ? 'exceeded' : 'unmet';
        fc.pre(all.some((candidate) => candidate.level === missing));
        expect(choose(all, 1, [one(501, { level })])[0]?.level).toBe(missing);
      }),
    );
  });

  it('prefers another customer than those that stand there', () => {
    const acme = { id: 'acme', kinds: [] };
    const [again, other] = [one(3, { customer: acme, heardOn: '2026-11-12' }), one(2)];
    expect(choose([again, other], 1, [one(1, { customer: acme })])).toEqual([other]);
  });
});
