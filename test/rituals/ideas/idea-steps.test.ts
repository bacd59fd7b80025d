import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whoHears } from '../../../src/rituals/ideas/idea-news.ts';
import {
  DECISIONS,
  type IdeaStanding,
  isPossible,
  type ReviewStep,
  STEP_ACTS,
  takeIdeaStep,
} from '../../../src/rituals/ideas/idea-steps.ts';

const SENT = new Date('2026-11-17T07:00:00Z');
const DAY = 24 * 60 * 60 * 1000;
const due = (step: 'acknowledge' | 'decide', from: Date) =>
  new Date(from.getTime() + (step === 'acknowledge' ? 2 : 20) * DAY);

const NEW: IdeaStanding = {
  ...{ status: 'new', ownerId: null, dueAt: due('acknowledge', SENT), clockFrom: SENT },
  ...{ acknowledgedAt: null, decidedAt: null, doneAt: null, reason: '', isReasonPublic: true, effect: '', outcome: '' },
  builderIds: [],
};

const aStep: fc.Arbitrary<ReviewStep> = fc.oneof(
  fc.constant({ kind: 'acknowledge' } as const),
  fc.record({ kind: fc.constantFrom('explore', 'do'), reason: fc.string(), ownerId: fc.constantFrom(null, 'priya') }),
  fc.record({ kind: fc.constantFrom('decline', 'reopen'), reason: fc.string() }),
  fc.record({
    ...{ kind: fc.constant('finish'), reason: fc.string(), effect: fc.string(), outcome: fc.string() },
    builderIds: fc.array(fc.constantFrom('priya', 'arjun')),
  }),
  fc.record({ kind: fc.constant('give_owner'), ownerId: fc.constantFrom('priya', 'arjun') }),
);

/** Every standing on a path of steps, with the step that led there; what is not possible is not taken. */
function walk(steps: readonly ReviewStep[]) {
  const path: {
    readonly step: ReviewStep;
    readonly before: IdeaStanding;
    readonly after: IdeaStanding;
    readonly now: Date;
  }[] = [];
  let before = NEW;
  steps.forEach((step, index) => {
    const now = new Date(SENT.getTime() + (index + 1) * DAY);
    const after = takeIdeaStep(before, step, { due, deciderId: 'aino' }, now);
    if (after === null) return;
    path.push({ step, before, after, now });
    before = after;
  });
  return path;
}

const MIKKO = { id: 'mikko', name: 'Mikko' };
const voters = ['priya', 'grace', 'aino'];

describe('the way of an idea', () => {
  it('loses the author on no path: named or not, of the idea or of what is part of it', () => {
    fc.assert(
      fc.property(
        fc.array(aStep, { maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        (steps, isNameless, isPartNameless) => {
          const root = { id: 'root', author: isNameless ? null : MIKKO, isNameless };
          const part = {
            id: 'part',
            author: isPartNameless ? null : { id: 'grace', name: 'Grace' },
            isNameless: isPartNameless,
          };
          for (const { step } of walk(steps)) {
            const act = STEP_ACTS[step.kind];
            const heard = whoHears(act, { root, parts: [part], voterIds: voters, actorId: 'aino' });
            if (act === 'owner_given') continue;
            expect(heard).toContainEqual({ ideaId: 'root', memberId: isNameless ? null : 'mikko', role: 'author' });
            expect(heard).toContainEqual({ ideaId: 'part', memberId: isPartNameless ? null : 'grace', role: 'merged' });
          }
        },
      ),
    );
  });

  it('tells each colleague once, and never whoever decided as one who is for it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DECISIONS),
        fc.array(fc.constantFrom('mikko', 'priya', 'grace', 'aino')),
        fc.constantFrom('aino', 'mikko'),
        (act, voterIds, actorId) => {
          const root = { id: 'root', author: MIKKO, isNameless: false };
          const parts = [{ id: 'part', author: MIKKO, isNameless: false }];
          const heard = whoHears(act, { root, parts, voterIds, actorId });
          const named = heard.map(({ memberId }) => memberId);
          expect(new Set(named).size).toBe(named.length);
          expect(heard.filter(({ role }) => role === 'voter').map(({ memberId }) => memberId)).not.toContain(actorId);
        },
      ),
    );
  });

  it('promises something as long as nobody has decided, and nothing afterwards', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 12 }), (steps) => {
        for (const { after, now } of walk(steps)) {
          const isUndecided = after.status === 'new' || after.status === 'acknowledged';
          expect(after.dueAt !== null).toBe(isUndecided);
          if (after.dueAt !== null) expect(after.dueAt.getTime()).toBeGreaterThan(now.getTime());
          expect(after.acknowledgedAt).not.toBeNull();
          expect(after.doneAt !== null).toBe(after.status === 'done');
          if (!isUndecided) expect(after.decidedAt).not.toBeNull();
        }
      }),
    );
  });

  it('has an owner once past acknowledged and none before, keeps the first dates, and keeps a decline private', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 12 }), (steps) => {
        for (const { step, before, after } of walk(steps)) {
          if (before.acknowledgedAt !== null) expect(after.acknowledgedAt).toEqual(before.acknowledgedAt);
          if (before.decidedAt !== null) expect(after.decidedAt).toEqual(before.decidedAt);
          if (step.kind === 'decline') expect(after.isReasonPublic).toBe(false);
          if (before.ownerId !== after.ownerId) expect(['exploring', 'doing', 'done']).toContain(after.status);
          if (['exploring', 'doing', 'done'].includes(after.status)) expect(after.ownerId).not.toBeNull();
        }
      }),
    );
  });

  it('goes nowhere from an idea that is part of another', () => {
    fc.assert(
      fc.property(aStep, (step) => {
        expect(
          takeIdeaStep({ ...NEW, status: 'merged', dueAt: null }, step, { due, deciderId: 'aino' }, SENT),
        ).toBeNull();
        expect(isPossible(step.kind, { status: 'merged' })).toBe(false);
      }),
    );
  });
});
