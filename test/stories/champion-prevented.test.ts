import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves } from './acts.ts';
import { STATES, startOffice } from './champion-office.ts';

const CAME_AGAIN = '1 came again, though we meant to prevent it';

describeEachProvider('what came again, in the champion’s worklist', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startOffice(provider);
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out', { in: '#general' });
    await STATES['Mikko is champion'](team);
    await fills('Priya', '/heard answered 1', { 'What did you tell them?': 'At night.' });
    await learns('Spread them over the night');
    await cameAgain();
  });
  afterAll(() => team.end());

  const fills = async (who: string, command: string, fields: Parameters<typeof saves>[2]) => {
    await team.slack.person(who).types('#general', command);
    await saves(team, who, fields);
    await putsAway(team, who);
    await team.clock.advance(60_000);
  };
  const learns = (action: string) =>
    fills('Priya', '/heard learned 1', {
      'Why did it come about?': 'All exports start at once.',
      'What will keep it from coming again?': action,
      'Who does that?': 'Priya',
      'By when?': '2026-11-27',
    });
  /** As if a month had passed, and Priya had said No. */
  const cameAgain = () => team.db.prisma.prevention.updateMany({ data: { held: false, doneAt: team.clock.now() } });
  const worklist = () => asks(team, 'Mikko', '#general', '/champion');

  it('can be reopened there, and leaves the list with that', async () => {
    const shown = await worklist();
    expect(shown.plainText).toContain(CAME_AGAIN);
    await presses(team, 'Mikko', 'Reopen', shown);
    expect((await worklist()).plainText).not.toContain('came again');
  });

  it('stays away once something else was learned, and comes back only when that does not hold either', async () => {
    await fills('Priya', '/heard answered 1', { 'What did you tell them?': 'In two halves.' });
    await learns('Halve them');
    expect((await worklist()).plainText).not.toContain('came again');
    await cameAgain();
    const { plainText } = await worklist();
    expect(plainText).toContain(CAME_AGAIN);
    expect(plainText).toContain('Halve them');
    expect(plainText).not.toContain('Spread them over the night');
  });
});
