import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAudit } from '../../src/database/audit.ts';
import { describeEachProvider } from '../support/database.ts';
import { startTeam, type Team } from '../support/team.ts';
import { putsAway, removes, setsUp } from './acts.ts';

describeEachProvider('the audit log', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startTeam(provider);
  });
  afterAll(() => team.end());

  const entries = async () =>
    (await readAudit(team.db.prisma, null)).map(({ act, detail, who }) => ({ act, detail, by: who?.name }));

  it('says what an admin did with somebody else’s opener, and nothing of what hosts do with their own', async () => {
    const [grace, aino] = [team.slack.person('Grace'), team.slack.person('Aino')];
    for (const name of ['Weekly product', 'Design review']) {
      await grace.types('#product', '/opener new');
      await grace.fills({ 'Name of the meeting': name, Days: ['Tuesday'], Time: '15:00' });
      await grace.submits();
      await team.slack.settled();
      await grace.closes({ all: true });
    }
    await grace.types('#product', '/opener run Design review');
    await team.slack.settled();
    await removes(team, 'Grace', '#product', '/opener remove Design review');
    expect(await entries()).toEqual([]);

    await aino.types('#product', '/opener run Weekly product');
    await team.slack.settled();
    await removes(team, 'Aino', '#product', '/opener remove Weekly product');
    const detail = 'Weekly product in #product, hosted by Grace';
    expect(await entries()).toEqual([
      { act: 'opener.run', detail, by: 'Aino' },
      { act: 'opener.removed', detail, by: 'Aino' },
    ]);
  });

  it('says where an admin set up an opener without being one of the channel’s people', async () => {
    expect(await setsUp(team, 'Aino', '#launch')).toContain('Weekly product in #launch opens with a customer');
    await putsAway(team, 'Aino');
    expect((await entries()).at(-1)).toEqual({ act: 'opener.made', detail: 'Weekly product in #launch', by: 'Aino' });
  });

  it('says that an admin edited what somebody else logged, never its words', async () => {
    const [mikko, aino] = [team.slack.person('Mikko'), team.slack.person('Aino')];
    await mikko.types('#sales', '/heard Acme: the export times out every Monday');
    await mikko.fills({ 'How did we do?': '🌧️ We fell short' });
    await mikko.submits();
    await team.slack.settled();
    await mikko.closes({ all: true });

    await aino.types('#sales', '/heard 1');
    await team.slack.settled();
    await aino.presses('Edit');
    await aino.fills({ 'What did we learn?': 'Monday’s load is the pain.' });
    await aino.submits();
    await team.slack.settled();
    await aino.closes({ all: true });
    expect((await entries()).at(-1)).toEqual({ act: 'conversation.edited', detail: '#1', by: 'Aino' });
  });
});
