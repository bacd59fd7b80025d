import { describe, expect, it } from 'vitest';
import { isAwayFor } from '../../src/settings/away.ts';

const DAY = { from: new Date('2026-11-18T07:00:00Z'), to: new Date('2026-11-18T15:00:00Z') };
const shows = (text: string, emoji = '', until: Date | null = null) => isAwayFor({ emoji, text, until }, DAY);

describe('whether a status says that somebody is away', () => {
  it.each([
    'Vacationing',
    'OOO until Monday',
    'Im Urlaub bis 30.11.',
    'krank',
    'På semester',
    'Lomalla',
    'Puhkusel',
    'En congé',
    'De vacaciones',
    'Na urlopie',
    'В отпуске',
    '休暇',
  ])('“%s” does', (text) => {
    expect(shows(text)).toBe(true);
  });

  it.each(['In a meeting', 'Working remotely', 'Spring semester planning', 'Sicko mode', 'Krankenhaus-Projekt', ''])(
    '“%s” does not',
    (text) => {
      expect(shows(text)).toBe(false);
    },
  );

  it('an emoji of Slack’s own statuses does in every language', () => {
    expect(shows('何か', ':palm_tree:')).toBe(true);
  });

  it('not where it ends before work does', () => {
    expect(shows('Urlaub', ':palm_tree:', new Date('2026-11-18T12:00:00Z'))).toBe(false);
    expect(shows('Urlaub', ':palm_tree:', new Date('2026-11-18T22:00:00Z'))).toBe(true);
  });
});
