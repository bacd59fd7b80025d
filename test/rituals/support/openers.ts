import { OPENER_DEFAULTS, type Opener } from '../../../src/rituals/openers/opener.ts';

/** Grace's weekly meeting, with nothing remarkable about it. */
export const opener = (about: Partial<Opener> = {}): Opener => ({
  ...OPENER_DEFAULTS,
  id: 'o1',
  channelId: 'C1',
  channelName: 'product',
  name: 'Weekly product',
  host: { id: 'm9', name: 'Grace', slackUserId: 'U9', zone: 'America/New_York', isDeactivated: false },
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  startsOn: '2026-11-17',
  wallTime: '10:00',
  zone: 'Europe/Helsinki',
  leadMinutes: 5,
  lengthMinutes: 60,
  removedAt: null,
  ...about,
});
