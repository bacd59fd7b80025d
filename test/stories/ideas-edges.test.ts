import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory, submitsAgain } from './acts.ts';

describeEachProvider('a decision, at its edges', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const lastMorning = (who: string) => morningsOf(team.slack, who).at(-1);
  const decides = async (number: number, fields: Parameters<typeof saves>[2]) => {
    await presses(team, 'Aino', 'Decide…', await asks(team, 'Aino', '#general', `/idea ${number}`));
    await saves(team, 'Aino', fields);
  };
  const mutes = async (who: string, kinds: readonly string[]) => {
    await presses(team, who, 'Change', await asks(team, who, '#general', '/chair me'));
    await saves(team, who, { 'What I don’t want to hear': [...kinds] });
    await putsAway(team, who);
  };

  it('is not told to whoever is for the idea and muted that, then or later; its author cannot mute it', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await asks(team, 'Priya', '#general', '/idea vote 1');
    for (const who of ['Priya', 'Mikko']) await mutes(who, ['What becomes of ideas I am for']);
    await decides(1, { 'What becomes of it?': 'Explore it', 'Why?': 'Let us see.' });
    await putsAway(team, 'Aino');
    await team.until('2026-11-18T12:00:00Z');
    expect(morningsOf(team.slack, 'Priya')).toEqual([]);
    expect(lastMorning('Mikko')?.plainText).toContain('is being explored');
    await decides(1, { 'What becomes of it?': 'Do it', 'Why?': 'It works.' });
    await putsAway(team, 'Aino');
    await mutes('Mikko', []);
    await team.until('2026-11-19T12:00:00Z');
    expect(morningsOf(team.slack, 'Mikko')).toHaveLength(2);
    expect(morningsOf(team.slack, 'Priya')).toEqual([]);
  });

  it('waits in silence for an author who has left', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    await decides(1, { 'What becomes of it?': 'Explore it', 'Why?': 'Let us see.' });
    await putsAway(team, 'Aino');
    await team.until('2026-11-20T12:00:00Z');
    expect(morningsOf(team.slack, 'Mikko')).toEqual([]);
  });

  it('keeps long reasons and odd characters as they are, and pings nobody', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say *thanks* <!channel> & <@U0PRIYA01> by phone');
    const reason = `<!here> *bold* & “quotes” 🙂 ${'Because of this, and that. '.repeat(60)}`.trim();
    await decides(1, { 'What becomes of it?': 'Decline it', 'Why?': reason });
    await putsAway(team, 'Aino');
    await team.until('2026-11-18T12:00:00Z');
    expect(lastMorning('Mikko')?.plainText).toContain('<!here> *bold* & “quotes” 🙂');
    expect(lastMorning('Mikko')?.text).not.toContain('<!here>');
    expect((await team.db.prisma.idea.findFirstOrThrow()).reason).toBe(reason);
  });

  it('is taken once, however often its form or its button arrives', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    const shown = await asks(team, 'Aino', '#general', '/idea 1');
    await presses(team, 'Aino', 'Acknowledge', shown);
    await decides(1, { 'What becomes of it?': 'Do it', 'Why?': 'At once.' });
    await submitsAgain(team);
    await putsAway(team, 'Aino');
    const events = await team.db.prisma.ideaEvent.findMany({ orderBy: { id: 'asc' } });
    expect(events.map(({ act }) => act)).toEqual(['sent', 'acknowledged', 'doing']);
    await team.until('2026-11-18T12:00:00Z');
    expect(morningsOf(team.slack, 'Mikko')).toHaveLength(1);
  });

  it('is not for whoever may not read a confined idea, be they admin', async () => {
    const secret = team.slack.admin.addChannel('#board', { private: true, members: ['Mikko', 'Grace'], withBot: true });
    await asks(team, 'Mikko', '#sales', '/idea sell the Kuopio branch');
    await team.db.prisma.idea.updateMany({ data: { audience: 'confined', placeId: secret.id } });
    const shown = await asks(team, 'Aino', '#general', '/idea 1');
    expect(shown.plainText).not.toContain('Kuopio');
    expect(shown.buttons).not.toContain('Decide…');
    await team.until('2026-11-18T12:00:00Z');
    expect(lastMorning('Aino')?.plainText).toContain('Confined #1');
    expect(lastMorning('Aino')?.plainText).not.toContain('Kuopio');
  });

  it('is taken back aloud where it was heard already', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await team.until('2026-11-18T06:55:00Z');
    await decides(1, { 'What becomes of it?': 'Decline it', 'Why?': 'Not now.' });
    await team.until('2026-11-18T07:00:05Z');
    expect(lastMorning('Mikko')?.plainText).toContain('is declined');
    await presses(team, 'Aino', 'Undo', 'modal');
    await putsAway(team, 'Aino');
    await team.until('2026-11-19T07:00:05Z');
    expect(
      morningsOf(team.slack, 'Mikko')
        .map(({ plainText }) => plainText)
        .join(),
    ).toContain('Your idea #1 “say thanks by phone”: Aino took back what was decided. It is new again.');
  });
});
