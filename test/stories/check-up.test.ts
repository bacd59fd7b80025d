import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, setsUp, startStory } from './acts.ts';

describeEachProvider('/chair check', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterAll(() => team.end());

  it('tells an admin how the bot is doing, and others in short', async () => {
    const { plainText } = await asks(team, 'Aino', '#general', '/chair check');
    expect(plainText).toContain('Channels: I can post in all that I need (0).');
    expect(plainText).toContain('Database: answers.');
    expect(plainText).toContain('Last tick: 2026-11-17 07:00 UTC.');
    expect(plainText).toContain('Schedule: nothing is late.');
    expect(plainText).toContain('Messages: nothing is late; nothing was sent yet.');
    expect(plainText).toContain('Scopes: ');
    expect(plainText).toContain('Clock: ');
    expect((await asks(team, 'Priya', '#general', '/chair check')).plainText).not.toContain('Database');
  });

  it('names what is late and the channel that is archived, with what to do', async () => {
    await setsUp(team, 'Mikko', '#product');
    await team.slack.admin.archive('#product');
    const { plainText } = await asks(team, 'Aino', '#general', '/chair check');
    expect(plainText).toContain('nothing can be posted in #product.');
    expect(plainText).toContain('#product is archived. Choose another channel.');
    expect((await asks(team, 'Priya', '#general', '/chair check')).plainText).toContain(
      'Ask an admin to type /chair check.',
    );
  });
});
