import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nudgeAt } from '../../../src/rituals/feedback/nudge.ts';
import { CONTENTMENTS, STAGES, type Standing, type Step } from '../../../src/rituals/feedback/standing.ts';
import { takeStep } from '../../../src/rituals/feedback/steps.ts';
import { workingCalendar } from '../../../src/schedule/working-calendar.ts';
import { type Clocks, clocksFor, targetsFor } from '../../../src/settings/clocks.ts';
import { DEFAULTS } from '../../../src/settings/settings.ts';

const calendar = workingCalendar({
  zone: 'Europe/Helsinki',
  weekdays: [1, 2, 3, 4, 5],
  dayOff: () => null,
  halfDayUntil: '13:00',
  isAroundTheClock: false,
});
const clocks: Clocks = clocksFor(DEFAULTS.feedback.targets, calendar, null);

const FRIDAY = new Date('2026-11-20T12:20Z');
const MONDAY = new Date('2026-11-23T12:20Z');
const at = (text: string): Date => new Date(text);

const fresh: Standing = {
  stage: 'new',
  ownerId: null,
  clockFrom: FRIDAY,
  dueAt: MONDAY,
  answeredAt: null,
  answer: '',
  contentment: null,
  askContentAt: null,
  tellsEveryone: true,
  sharedAt: null,
  learnedAt: null,
  closedReason: '',
  waitingSince: null,
  waitingUntil: '',
};

/** The standing after these steps of Mikko's, each with its instant. */
function standingAfter(...steps: readonly [Step, string][]): Standing {
  return steps.reduce<Standing>((standing, [step, now]) => {
    const stepped = takeStep(standing, step, 'mikko', clocks, at(now));
    if (stepped.kind === 'refused') throw new Error(`${step.kind} was refused: ${stepped.why}`);
    return stepped.standing;
  }, fresh);
}

const assign: Step = { kind: 'assign', ownerId: 'mikko' };
const answer = (contentment: (typeof CONTENTMENTS)[number] = 'content'): Step => ({
  kind: 'answer',
  told: 'It is mended.',
  tellsEveryone: true,
  contentment,
});

const hear = (contentment: (typeof CONTENTMENTS)[number]): Step => ({ kind: 'hear_contentment', contentment });

describe('the clock of feedback', () => {
  it('gives an owner three working days from the customer’s words, whenever they took it', () => {
    expect(standingAfter([assign, '2026-11-23T09:00Z']).dueAt).toEqual(at('2026-11-25T12:20Z'));
  });

  it('does not begin anew when it is passed on', () => {
    const passed = standingAfter(
      [assign, '2026-11-23T09:00Z'],
      [{ kind: 'assign', ownerId: 'priya' }, '2026-11-24T09:00Z'],
    );
    expect(passed).toMatchObject({ stage: 'assigned', ownerId: 'priya', dueAt: at('2026-11-25T12:20Z') });
  });

  it('stops on an answer, and gives five working days to learn from it', () => {
    const answered = standingAfter([assign, '2026-11-23T09:00Z'], [answer(), '2026-11-24T09:00Z']);
    expect(answered).toMatchObject({ stage: 'answered', answeredAt: at('2026-11-24T09:00Z') });
    expect(answered.dueAt).toEqual(at('2026-12-01T09:00Z'));
  });

  it('begins anew while the customer is not content yet', () => {
    const open = standingAfter([assign, '2026-11-23T09:00Z'], [answer('not_yet'), '2026-11-24T09:00Z']);
    expect(open).toMatchObject({ stage: 'assigned', answeredAt: null, dueAt: at('2026-11-27T09:00Z') });
    expect(open.answer).toBe('It is mended.');
  });

  it('asks once, a week later, when nobody knows', () => {
    const unknown: [Step, string] = [answer('unknown'), '2026-11-24T09:00Z'];
    expect(standingAfter(unknown).askContentAt).toEqual(at('2026-12-01T09:00Z'));
    const still = standingAfter(unknown, [hear('unknown'), '2026-12-01T09:00Z']);
    expect(still).toMatchObject({ contentment: 'unknown', askContentAt: null });
    expect(
      standingAfter(unknown, [hear('unknown'), '2026-12-01T09:00Z'], [hear('content'), '2026-12-02T09:00Z']),
    ).toEqual({ ...still, contentment: 'content' });
  });

  it('stands still while we wait for the customer, and goes on with what was left', () => {
    const waited = standingAfter(
      [assign, '2026-11-23T09:00Z'],
      [{ kind: 'wait', until: '2026-11-30' }, '2026-11-24T12:20Z'],
      [{ kind: 'resume' }, '2026-11-30T12:20Z'],
    );
    expect(waited).toMatchObject({ waitingSince: null, waitingUntil: '', dueAt: at('2026-12-01T12:20Z') });
  });

  it('leaves the waiting out of what is counted from its beginning: three quarters, and the time for an answer', () => {
    const waited = standingAfter(
      [assign, '2026-11-20T12:20Z'],
      [{ kind: 'wait', until: '' }, '2026-11-23T12:20Z'],
      [{ kind: 'resume' }, '2026-11-25T12:20Z'],
    );
    expect(waited).toMatchObject({ clockFrom: at('2026-11-24T12:20Z'), dueAt: at('2026-11-27T12:20Z') });
    const { clockFrom: from, dueAt } = waited;
    if (from === null || dueAt === null) throw new Error('no clock runs');
    // One day ran before the wait, and one and a quarter after it.
    expect(nudgeAt({ from, dueAt }, calendar, { orNext: (instant) => instant })).toEqual(at('2026-11-26T18:20Z'));
    const taken = standingAfter(
      [{ kind: 'wait', until: '' }, '2026-11-20T12:20Z'],
      [{ kind: 'resume' }, '2026-11-27T12:20Z'],
      [assign, '2026-11-27T12:30Z'],
    );
    expect(taken.dueAt).toEqual(at('2026-12-02T12:20Z'));
  });

  it('that had run out before the waiting stays so', () => {
    const late = standingAfter(
      [assign, '2026-11-23T09:00Z'],
      [{ kind: 'wait', until: '' }, '2026-11-27T09:00Z'],
      [{ kind: 'resume' }, '2026-11-30T09:00Z'],
    );
    expect(late.dueAt).toEqual(at('2026-11-25T12:20Z'));
  });

  it('begins anew when the customer speaks while we wait for them', () => {
    const again = standingAfter(
      [assign, '2026-11-23T09:00Z'],
      [{ kind: 'wait', until: '2026-11-30' }, '2026-11-24T12:20Z'],
      [{ kind: 'speak' }, '2026-11-26T09:00Z'],
    );
    const begun = { clockFrom: at('2026-11-26T09:00Z'), dueAt: at('2026-12-01T09:00Z') };
    expect(again).toMatchObject({
      waitingSince: null,
      waitingUntil: '',
      stage: 'assigned',
      ownerId: 'mikko',
      ...begun,
    });
  });

  it('begins anew when the customer speaks again after the answer', () => {
    const again = standingAfter(
      [assign, '2026-11-23T09:00Z'],
      [answer(), '2026-11-24T09:00Z'],
      [{ kind: 'reopen' }, '2026-12-03T09:00Z'],
    );
    expect(again).toMatchObject({ stage: 'assigned', ownerId: 'mikko', dueAt: at('2026-12-08T09:00Z') });
  });

  it('does not run for what was heard before clocks are counted', () => {
    const later = clocksFor(DEFAULTS.feedback.targets, calendar, at('2026-12-01T00:00Z'));
    expect(later.due('owner', FRIDAY)).toBeNull();
    expect(later.due('owner', at('2026-12-01T00:00Z'))).not.toBeNull();
  });

  it('of several kinds of customers takes the fastest', () => {
    const byKind = { donor: { owner: 2, answer: 1, learn: 9 }, volunteer: { owner: 1, answer: 2, learn: 8 } };
    const feedback = { ...DEFAULTS.feedback, targetsByKind: byKind };
    expect(targetsFor(feedback, ['donor', 'volunteer', 'buyer'])).toEqual({ owner: 1, answer: 1, learn: 8 });
    expect(targetsFor(feedback, ['buyer'])).toEqual({ owner: 1, answer: 3, learn: 5 });
  });
});

describe('a step', () => {
  it('passes on what is answered, to be learned from by the same clock', () => {
    const answered = standingAfter([assign, '2026-11-23T09:00Z'], [answer(), '2026-11-24T09:00Z']);
    const passed = standingAfter(
      [assign, '2026-11-23T09:00Z'],
      [answer(), '2026-11-24T09:00Z'],
      [{ kind: 'assign', ownerId: 'priya' }, '2026-11-25T09:00Z'],
    );
    expect(passed).toEqual({ ...answered, ownerId: 'priya' });
  });

  it.each([
    ['sharing what is not answered', [], { kind: 'share' }, 'not_answered_yet'],
    ['learning from what is not answered', [], { kind: 'learn' }, 'not_answered_yet'],
    ['answering twice', [[answer(), '2026-11-24T09:00Z']], answer(), 'done_already'],
    ['taking what is one’s own', [[assign, '2026-11-24T09:00Z']], assign, 'done_already'],
    [
      'saying twice that nobody knows',
      [
        [answer('unknown'), '2026-11-24T09:00Z'],
        [hear('unknown'), '2026-11-24T10:00Z'],
      ],
      hear('unknown'),
      'done_already',
    ],
    ['saying twice that they are content', [[answer('content'), '2026-11-24T09:00Z']], hear('content'), 'done_already'],
    ['saying twice that they are not', [[answer('not_yet'), '2026-11-24T09:00Z']], hear('not_yet'), 'done_already'],
    ['taking what is one’s own and answered', [[answer(), '2026-11-24T09:00Z']], assign, 'done_already'],
    [
      'assigning what was learned from',
      [
        [answer(), '2026-11-24T09:00Z'],
        [{ kind: 'learn' }, '2026-11-24T10:00Z'],
      ],
      { kind: 'assign', ownerId: 'priya' },
      'over',
    ],
    ['going on without waiting', [], { kind: 'resume' }, 'not_waiting'],
    ['hearing somebody again whom nobody waits for', [], { kind: 'speak' }, 'not_waiting'],
    [
      'waiting twice',
      [[{ kind: 'wait', until: '' }, '2026-11-24T09:00Z']],
      { kind: 'wait', until: '' },
      'done_already',
    ],
    ['reopening what is open', [], { kind: 'reopen' }, 'done_already'],
    [
      'closing twice',
      [[{ kind: 'close', reason: 'spam' }, '2026-11-24T09:00Z']],
      { kind: 'close', reason: '' },
      'done_already',
    ],
  ] as const)('is refused: %s', (_case, before, step, why) => {
    const standing = standingAfter(...(before as readonly [Step, string][]));
    expect(takeStep(standing, step, 'priya', clocks, at('2026-11-25T09:00Z'))).toEqual({ kind: 'refused', why });
  });

  it('on what needs no answer is refused', () => {
    expect(takeStep({ ...fresh, stage: null }, answer(), 'mikko', clocks, MONDAY)).toEqual({
      kind: 'refused',
      why: 'nothing_to_answer',
    });
  });
});

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom('mikko', 'priya').map((ownerId) => ({ kind: 'assign', ownerId }) as const),
  fc
    .constantFrom(...CONTENTMENTS)
    .map((contentment) => ({ kind: 'answer', told: 'x', tellsEveryone: true, contentment }) as const),
  fc.constantFrom(...CONTENTMENTS).map((contentment) => ({ kind: 'hear_contentment', contentment }) as const),
  fc.constantFrom<Step>(
    { kind: 'share' },
    { kind: 'learn' },
    { kind: 'close', reason: 'spam' },
    { kind: 'wait', until: '' },
    { kind: 'resume' },
    { kind: 'speak' },
    { kind: 'reopen' },
  ),
);

describe('whatever people do, in any order', () => {
  it('a standing stays true: owners from assigned on, a clock only where something is owed, waiting only while open', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyStep, fc.integer({ min: 1, max: 200 })), { maxLength: 30 }), (steps) => {
        let [standing, now] = [fresh, FRIDAY.getTime()];
        for (const [step, hours] of steps) {
          now += hours * 3_600_000;
          const stepped = takeStep(standing, step, 'mikko', clocks, new Date(now));
          if (stepped.kind === 'moved') standing = stepped.standing;
          const { stage, ownerId, dueAt, waitingSince, answeredAt } = standing;
          expect(STAGES).toContain(stage);
          if (stage === 'assigned' || stage === 'answered') expect(ownerId).not.toBeNull();
          if (stage === 'learned' || stage === 'closed') expect(dueAt).toBeNull();
          if (waitingSince !== null) expect(['new', 'assigned']).toContain(stage);
          if (stage === 'new' || stage === 'assigned') expect(answeredAt).toBeNull();
        }
      }),
    );
  });
});
