import { afterEach, beforeEach, expect, it } from 'vitest';
import { startApp } from '../../src/app.ts';
import { describeEachProvider } from '../support/database.ts';
import { testLog } from '../support/log.ts';
import { configFor, type Team } from '../support/team.ts';
import { DEALT_WITH, hasLogged, openersIn, presses, putsAway, setsUp, startStory } from './acts.ts';

describeEachProvider('an opener that could go wrong', (provider) => {
  let team: Team;
  let errors = 0;
  beforeEach(async () => {
    errors = 0;
    team = await startStory(provider);
    await hasLogged(team, 'Mikko', 'Acme Oy: the export times out', DEALT_WITH);
  });
  afterEach(() => team.end({ errors }));

  it('shows nothing to another organisation, even when the channel is shared seconds before the post', async () => {
    await setsUp(team, 'Mikko', '#product');
    await putsAway(team, 'Mikko');
    await team.until('2026-11-17T07:54:57Z');
    await team.slack.admin.setShared('#product', true);
    await team.until('2026-11-17T07:55:10Z');
    expect(openersIn(team, '#product')).toEqual([]);
    expect(team.slack.person('Mikko').dm().at(-1)?.plainText).toContain('is shared with another organisation');
  });

  it('tells an admin when its host can no longer be told', async () => {
    await setsUp(team, 'Mikko', '#product');
    await putsAway(team, 'Mikko');
    await team.slack.person('Mikko').removes('#product');
    team.slack.faults.next('conversations.open', { kind: 'error', code: 'user_disabled' });
    await team.until('2026-11-17T07:56:00Z');
    expect(team.slack.person('Mikko').dm()).toEqual([]);
    expect(team.slack.person('Aino').dm().at(-1)?.plainText).toContain('Nothing opened Weekly product');
  });

  it('tells the same truth to a press that Slack delivers twice', async () => {
    await setsUp(team, 'Mikko', '#product');
    await putsAway(team, 'Mikko');
    const mikko = team.slack.person('Mikko');
    await mikko.types('#product', '/opener run');
    await team.slack.settled();
    await mikko.types('#product', '/opener list');
    await team.slack.settled();
    await presses(team, 'Mikko', 'Post now');
    const told = mikko.sees('#product').at(-1)?.plainText;
    expect(told).toContain('Nothing is posted');
    const pressed = team.slack.deliveries.findLast(({ payload }) => payload.type === 'block_actions');
    if (!pressed) throw new Error('no press was delivered');
    await team.slack.deliverAgain(pressed);
    await team.slack.settled();
    expect(mikko.sees('#product').at(-1)?.plainText).toBe(told);
    expect(openersIn(team, '#product')).toHaveLength(1);
  });

  it('is not taken up by the bot of another workspace: that one does not start on this database', async () => {
    await setsUp(team, 'Mikko', '#product');
    await putsAway(team, 'Mikko');
    await team.db.prisma.workspace.updateMany({ data: { teamId: 'T0OTHERS1', name: 'Southwind' } });
    const { logger } = testLog();
    const config = configFor(team.slack, 'file:unused.db', 'socket');
    await expect(startApp({ config, db: team.db, clock: team.clock, logger })).rejects.toThrow(
      'This database belongs to the workspace Southwind, and SLACK_BOT_TOKEN is of Northwind Chairs.',
    );
    expect(await team.db.prisma.occurrence.count({ where: { kind: 'opener', state: 'planned' } })).toBe(1);
  });
});
