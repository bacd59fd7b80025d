import { describe, expect, it } from 'vitest';
import { whomToAsk } from '../../../src/rituals/openers/whom-to-ask.ts';

const AINO = { slackUserId: 'U-AINO' };
const GRACE = { slackUserId: 'U-GRACE' };
const NOW = new Date('2026-11-24T08:00:00Z');
const asked = ({ slackUserId }: typeof AINO, daysAgo: number, isHeard = true) => ({
  ...{ slackUserId, isHeard, at: new Date(NOW.getTime() - daysAgo * 24 * 60 * 60 * 1000) },
});

describe('who is asked next', () => {
  it('is the first while nobody was asked, and nobody where there is nobody', () => {
    expect(whomToAsk([AINO, GRACE], [], NOW)).toBe(AINO);
    expect(whomToAsk([], [], NOW)).toBeNull();
  });

  it('is nobody while somebody has it on their desk, and then the other one', () => {
    expect(whomToAsk([AINO, GRACE], [asked(AINO, 1)], NOW)).toBeNull();
    expect(whomToAsk([AINO, GRACE], [asked(AINO, 6)], NOW)).toBe(GRACE);
    expect(whomToAsk([AINO, GRACE], [asked(AINO, 14), asked(GRACE, 7)], NOW)).toBe(AINO);
    expect(whomToAsk([AINO], [asked(AINO, 6)], NOW)).toBe(AINO);
  });

  it('is another at once when the one who was asked is no admin any more, or Slack refused them', () => {
    expect(whomToAsk([GRACE], [asked(AINO, 1)], NOW)).toBe(GRACE);
    expect(whomToAsk([AINO, GRACE], [asked(AINO, 0, false)], NOW)).toBe(GRACE);
    expect(whomToAsk([AINO], [asked(AINO, 0, false)], NOW)).toBeNull();
  });
});
