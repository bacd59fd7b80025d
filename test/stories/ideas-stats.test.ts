import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, startStory } from './acts.ts';

describeEachProvider('how ideas do this year', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const stats = async (who = 'Mikko') => (await asks(team, who, '#sales', '/idea stats')).plainText.split('\n');
  const stands = (number: number, data: Parameters<typeof team.db.prisma.idea.updateMany>[0]['data']) =>
    team.db.prisma.idea.updateMany({ where: { number }, data });

  it('says that there is nothing yet, and what we aim at', async () => {
    const { id: workspaceId } = await team.db.prisma.workspace.findFirstOrThrow();
    const value = JSON.stringify({ yearlyAim: 10_000 });
    await team.db.prisma.setting.create({
      data: { workspaceId, page: 'ideas', value, updatedAt: new Date('2026-11-17T07:00:00Z') },
    });
    expect(await stats()).toEqual(['Nobody has sent an idea in 2026 yet. We aim at 10,000 a year.']);
  });

  it('counts what was sent, kept and done, each with what it stands on', async () => {
    for (const line of ['say thanks by phone', 'print larger menus', 'ring on day one', 'mend the door']) {
      await asks(team, 'Mikko', '#sales', `/idea ${line}`);
    }
    // Sent on Monday the 2nd: two working days are over on the 4th, twenty on the 30th.
    const sentAt = new Date('2026-11-02T08:00:00Z');
    await team.db.prisma.idea.updateMany({
      where: { number: { lt: 4 } },
      data: { createdAt: sentAt, clockFrom: sentAt },
    });
    const soon = new Date('2026-11-03T08:00:00Z');
    await stands(1, { status: 'done', acknowledgedAt: soon, decidedAt: soon, doneAt: soon, outcome: 'shipped' });
    const late = new Date('2026-11-09T08:00:00Z');
    await stands(2, { status: 'exploring', acknowledgedAt: late, decidedAt: late });
    const members = await team.db.prisma.member.count({
      where: { isBot: false, isGuest: false, isStranger: false, isDeactivated: false },
    });
    expect((await stats()).slice(0, 7)).toEqual([
      'Ideas in 2026',
      'Sent: 4 ideas',
      `A head: ${(4 / members).toFixed(1)}, of ${members} members I have met`,
      'Acknowledged in time: 1 of 3 (within 2 working days)',
      'Decided in time: 2 of 2 (within 20 working days)',
      'Median time to a decision: 3 working days, of 2 decisions',
      'Done: 1 · shipped 1',
    ]);
    await stands(3, { createdAt: new Date('2025-12-31T21:59:00Z') });
    expect((await stats())[1]).toBe('Sent: 3 ideas');
  });
});
