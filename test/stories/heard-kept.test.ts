import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { hasLogged, logs, startStory, UNMET } from './acts.ts';

describeEachProvider('what is kept, and what the person is told of it', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  it('a failed look-up for the receipt does not make a kept record look lost', async () => {
    await team.slack.person('Mikko').types('#launch', '/heard Acme Oy: launch only');
    await team.slack.settled();
    team.slack.faults.always('conversations.members', { kind: 'error', code: 'internal_error' });
    const mikko = team.slack.person('Mikko');
    await mikko.fills({
      'How did we do?': UNMET,
      'Who may read it?': 'Only the people of the channel it comes from',
    });
    await mikko.submits();
    await team.slack.settled();
    expect(mikko.modal().text).toMatch(
      /^Heard\. #1 · Acme Oy · We fell short\. .*\nOnly the people of #launch may read it\.$/u,
    );
    expect(mikko.modal().buttons).toEqual(['Take it myself', 'Assign…', 'Edit', 'Undo', 'Another customer said this']);
    expect(await team.db.prisma.conversation.count()).toBe(1);
    expect(team.log.text()).toContain('a look-up failed');
  });

  it('nobody of another organisation logs anything, whatever their payload said', async () => {
    await hasLogged(team, 'Arjun', 'Delta: while he was one of ours');
    await team.db.prisma.member.updateMany({ where: { name: 'Arjun' }, data: { isStranger: true } });
    await expect(logs(team, 'Arjun', 'Delta: and now')).rejects.toThrow(
      'I work for the people of Northwind Chairs only.',
    );
    expect(await team.db.prisma.conversation.count()).toBe(1);
  });
});
