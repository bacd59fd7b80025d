import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

/** It is Tuesday, 17 November 2026, nine o'clock in Helsinki. */
describeEachProvider('the figures of everyone, in App Home', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const figures = async (who = 'Mikko') => {
    await team.slack.person(who).opensHome();
    await team.slack.settled();
    return team.slack.person(who).home().text;
  };
  const answers = async (who: string, number: number, areTheyContent: string) => {
    await team.slack.person(who).types('#sales', `/heard answered ${number}`);
    await saves(team, who, {
      'What did you tell them?': 'It runs at night now.',
      'Are they content?': areTheyContent,
      'Who hears of it?': [],
    });
    await putsAway(team, who);
  };

  it('count who is not content yet, as long as it stays so', async () => {
    for (const each of ['Acme', 'Beta', 'Gamma']) await hasLogged(team, 'Priya', `${each}: the export times out`);
    await answers('Mikko', 1, 'Yes');
    await answers('Mikko', 2, 'Not yet: it stays open');
    await answers('Mikko', 3, 'Not yet: it stays open');
    expect(await figures()).toContain('1 of 3 customers were content with the answer');
    await answers('Mikko', 2, 'Yes');
    expect(await figures()).toContain('2 of 3 customers were content with the answer');
  });

  it('miss no owner where none was needed, or where we waited for the customer meanwhile', async () => {
    for (const each of ['Acme', 'Beta', 'Gamma']) await hasLogged(team, 'Priya', `${each}: the export times out`);
    await presses(team, 'Aino', 'No answer needed', await asks(team, 'Aino', '#sales', '/heard 1'));
    await saves(team, 'Aino', { 'Why does it need no answer?': 'It is known already' });
    await putsAway(team, 'Aino');
    await presses(team, 'Aino', 'Wait for the customer', await asks(team, 'Aino', '#sales', '/heard 2'));
    await saves(team, 'Aino');
    await putsAway(team, 'Aino');
    await team.until('2026-11-23T08:00:00Z');
    expect(await figures()).toContain('0 of 1 had an owner within a working day');
    await presses(team, 'Aino', 'They spoke again', await asks(team, 'Aino', '#sales', '/heard 2'));
    await asks(team, 'Aino', '#sales', '/heard assign 2 @Mikko');
    expect(await figures()).toContain('1 of 2 had an owner within a working day');
  });

  it('count owners within a working day, whatever time the workspace gives itself', async () => {
    await chooses(team, { targets: { owner: 3, answer: 5, learn: 5 } });
    for (const each of ['Acme', 'Beta']) await hasLogged(team, 'Priya', `${each}: the export times out`);
    await asks(team, 'Aino', '#sales', '/heard assign 1 @Mikko');
    await team.until('2026-11-18T08:00:00Z');
    await asks(team, 'Aino', '#sales', '/heard assign 2 @Mikko');
    expect(await figures()).toContain('1 of 2 had an owner within a working day');
  });

  it('say of preventions that they held only for what is there, and was logged here', async () => {
    for (const number of [1, 2, 3]) {
      await hasLogged(team, 'Mikko', `Customer ${number}: the export times out`);
      await answers('Mikko', number, 'Yes');
      await team.slack.person('Mikko').types('#sales', `/heard learned ${number}`);
      await saves(team, 'Mikko', {
        'Why did it come about?': 'All exports start at once.',
        'What will keep it from coming again?': 'Spread them over the night',
        'Who does that?': 'Mikko',
        'By when?': '2026-11-18',
      });
      await putsAway(team, 'Mikko');
    }
    await team.db.prisma.prevention.updateMany({ data: { held: true } });
    expect(await figures()).toContain('3 of 3 preventions held');
    await asks(team, 'Mikko', '#sales', '/heard delete 1');
    expect(await figures()).toContain('2 of 2 preventions held');
    await team.db.prisma.conversation.updateMany({ where: { number: 2 }, data: { externalId: 'T-2' } });
    expect(await figures()).toContain('1 of 1 preventions held');
  });
});
