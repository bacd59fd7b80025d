import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('a customer who speaks again', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await hasLogged(team, 'Mikko', 'Acme Oy: the export times out');
    await presses(team, 'Mikko', 'Take it', await shown());
  });
  afterEach(() => team.end());

  const shown = () => asks(team, 'Mikko', '#sales', '/heard 1');
  const stands = () => team.db.prisma.conversation.findFirstOrThrow();

  async function waitsUntilThursday(): Promise<void> {
    await presses(team, 'Mikko', 'Wait for the customer', await shown());
    await saves(team, 'Mikko');
    await putsAway(team, 'Mikko');
    await team.until('2026-11-19T07:00:00Z');
  }

  it('while we wait for them has a clock that begins anew', async () => {
    await waitsUntilThursday();
    await presses(team, 'Mikko', 'They spoke again', await shown());
    const { dueAt, waitingSince } = await stands();
    expect(waitingSince).toBeNull();
    expect(dueAt?.toISOString().slice(0, 16)).toBe('2026-11-24T07:00');
    expect((await shown()).plainText).toContain('✓ Mikko says that the customer spoke again, ');
  });

  it('is waited for in plain words until then, also where somebody else is to own it', async () => {
    await waitsUntilThursday();
    expect((await shown()).plainText).toMatch(/You own it\. We wait for the customer.*; the clock stands still\./u);
    const passedOn = await asks(team, 'Mikko', '#sales', '/heard assign 1 @Priya');
    expect(passedOn.plainText).toContain('it is Priya’s; we wait for them, the clock stands still.');
  });

  it('has their clock go on with what was left, where only the waiting is over', async () => {
    const { clockFrom, dueAt: before } = await stands();
    await waitsUntilThursday();
    await presses(team, 'Mikko', 'Go on', await shown());
    const { dueAt } = await stands();
    expect(dueAt?.getTime()).toBeGreaterThanOrEqual(before?.getTime() ?? 0);
    expect(dueAt?.toISOString()).not.toBe(clockFrom?.toISOString());
    expect((await shown()).plainText).toContain('✓ Mikko goes on, ');
  });

  it('after it was closed is taken up again by a button, with its clock from now', async () => {
    await presses(team, 'Mikko', 'No answer needed', await shown());
    await saves(team, 'Mikko', { 'Why does it need no answer?': 'It is known already' });
    await putsAway(team, 'Mikko');
    await team.until('2026-11-19T07:00:00Z');
    await presses(team, 'Mikko', 'Reopen', await shown());
    expect(await stands()).toMatchObject({ stage: 'assigned', closedReason: '' });
    expect((await stands()).dueAt?.toISOString().slice(0, 16)).toBe('2026-11-24T07:00');
  });

  it('finds nothing left of the waiting, where an edit had said meanwhile that nothing is to be answered', async () => {
    await presses(team, 'Mikko', 'Wait for the customer', await shown());
    await saves(team, 'Mikko');
    await putsAway(team, 'Mikko');
    for (const next of ['Nothing to answer', 'It needs an answer']) {
      await team.slack.person('Mikko').types('#sales', '/heard edit 1');
      await saves(team, 'Mikko', { 'What happens next?': next });
      await putsAway(team, 'Mikko');
    }
    expect(await stands()).toMatchObject({ stage: 'new', waitingSince: null, ownerId: null });
    expect((await shown()).plainText).toContain('needs an owner by');
  });
});
