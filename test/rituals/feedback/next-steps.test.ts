import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Offer, offersFor } from '../../../src/rituals/feedback/next-steps.ts';
import { STAGES, type Standing, type Step } from '../../../src/rituals/feedback/standing.ts';
import { takeStep } from '../../../src/rituals/feedback/steps.ts';
import { workingCalendar } from '../../../src/schedule/working-calendar.ts';
import { clocksFor } from '../../../src/settings/clocks.ts';
import { DEFAULTS } from '../../../src/settings/settings.ts';

const NOW = new Date('2026-11-20T12:20:00Z');
const rules = { zone: 'Europe/Helsinki', weekdays: [1, 2, 3, 4, 5], halfDayUntil: '13:00' } as const;
const calendar = workingCalendar({ ...rules, dayOff: () => null, isAroundTheClock: false });
const clocks = clocksFor(DEFAULTS.feedback.targets, calendar, null);

/** What each button does. */
const STEPS: { readonly [O in Offer]: Step } = {
  take: { kind: 'assign', ownerId: 'aino' },
  assign: { kind: 'assign', ownerId: 'arjun' },
  answered: { kind: 'answer', told: 'It is mended.', tellsEveryone: true, contentment: 'content' },
  share: { kind: 'share' },
  learn: { kind: 'learn' },
  close: { kind: 'close', reason: 'Known already' },
  wait: { kind: 'wait', until: '' },
  spoke: { kind: 'speak' },
  go_on: { kind: 'resume' },
  reopen: { kind: 'reopen' },
};
const OFFERS: readonly Offer[] = [
  'take',
  'assign',
  'answered',
  'share',
  'learn',
  'close',
  'wait',
  'spoke',
  'go_on',
  'reopen',
];
/** Possible, and left to the typed verb: a card stays short. */
const UNOFFERED: Readonly<Record<string, readonly Offer[]>> = {
  answered: ['close'],
  shared: ['close'],
};
/** Whose it is by now is asked to pass it on: taking it over from them is left to the verb, too. */
const unofferedFrom = ({ stage, ownerId }: Standing): readonly Offer[] => [
  ...(UNOFFERED[stage ?? ''] ?? []),
  ...(ownerId === null ? [] : (['take'] as const)),
];

const standing: fc.Arbitrary<Standing> = fc
  .record({
    ...{ stage: fc.constantFrom(null, ...STAGES), isWaiting: fc.boolean(), isShared: fc.boolean() },
    hasLeft: fc.boolean(),
  })
  .map(({ stage, isWaiting, isShared, hasLeft }) => {
    const isOpen = stage === 'new' || stage === 'assigned';
    const isOwned = stage !== null && stage !== 'new' && (stage === 'assigned' || !hasLeft);
    return {
      ...{ stage, ownerId: isOwned ? 'mikko' : null, clockFrom: NOW, dueAt: NOW },
      ...{ answeredAt: null, answer: '', contentment: null, askContentAt: null, tellsEveryone: true },
      ...{
        sharedAt: stage === 'shared' || (stage === 'learned' && isShared) ? NOW : null,
        learnedAt: null,
        closedReason: '',
        waitingSince: isOpen && isWaiting ? NOW : null,
      },
      waitingUntil: '',
    };
  });

const isTaken = (from: Standing, offer: Offer): boolean =>
  takeStep(from, STEPS[offer], 'aino', clocks, NOW).kind === 'moved';

describe('what is offered as the next step', () => {
  it('is never refused from where it stands, and is each offered once', () => {
    fc.assert(
      fc.property(standing, (from) => {
        const offers = offersFor(from);
        expect(new Set(offers).size).toBe(offers.length);
        for (const offer of offers) expect(isTaken(from, offer), offer).toBe(true);
      }),
    );
  });

  it('is everything that is possible, but for what is left to the typed verb', () => {
    fc.assert(
      fc.property(standing, (from) => {
        const unoffered = unofferedFrom(from);
        const possible = OFFERS.filter((offer) => isTaken(from, offer) && !unoffered.includes(offer));
        expect([...offersFor(from)].sort()).toEqual([...possible].sort());
      }),
    );
  });

  it('leads to the end, whichever is chosen first and however often the customer speaks again', () => {
    fc.assert(
      fc.property(standing, fc.array(fc.nat(), { maxLength: 12 }), (from, choices) => {
        let here = from;
        const take = (offer: Offer): void => {
          const stepped = takeStep(here, STEPS[offer], 'aino', clocks, NOW);
          if (stepped.kind === 'moved') here = stepped.standing;
        };
        for (const choice of choices) {
          const offers = offersFor(here);
          const offer = offers[choice % Math.max(1, offers.length)];
          if (offer !== undefined) take(offer);
        }
        for (const offer of ['answered', 'learn'] as const) if (offersFor(here).includes(offer)) take(offer);
        expect([null, 'learned', 'closed']).toContain(here.stage);
      }),
    );
  });
});
