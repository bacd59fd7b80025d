import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('the loop by /heard', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await hasLogged(team, 'Priya', 'Acme: the export times out every Monday');
  });
  afterEach(() => team.end());

  const standing = async () => {
    const { stage, owner, dueAt, answer } = await team.db.prisma.conversation.findFirstOrThrow({
      include: { owner: true },
    });
    return { stage, owner: owner?.name ?? null, dueAt: dueAt?.toISOString() ?? null, answer };
  };

  it('assigns it to a colleague, with a word why', async () => {
    const answer = await asks(team, 'Priya', '#sales', '/heard assign 1 @Mikko you know them');
    expect(answer.plainText).toContain('#1 · Acme: it is Mikko’s.');
    expect(await standing()).toMatchObject({ stage: 'assigned', owner: 'Mikko', dueAt: '2026-11-20T07:00:00.000Z' });
    const history = await team.db.prisma.conversationEvent.findMany({ orderBy: { at: 'asc' }, include: { to: true } });
    expect(history.map(({ act, to, detail }) => `${act} ${to ? `${to.name}: ` : ''}${detail}`.trim())).toEqual([
      'heard',
      'assigned Mikko: you know them',
    ]);
    await presses(team, 'Priya', 'Undo', answer);
    expect(await standing()).toMatchObject({ stage: 'new', owner: null });
  });

  it('answers in one short form that closes the loop when everything is known', async () => {
    await team.slack.person('Priya').types('#sales', '/heard answered 1');
    await saves(team, 'Priya', {
      'What did you tell them?': 'We moved the export to the night.',
      'What did we learn?': 'Monday’s load is the pain.',
      'Can it happen again?': ['It was a one-off: there is nothing to prevent'],
    });
    expect(team.slack.person('Priya').modal().text).toContain('the loop is closed');
    expect(await standing()).toMatchObject({
      stage: 'learned',
      owner: 'Priya',
      answer: 'We moved the export to the night.',
    });
  });

  it('asks for the lesson where it is called a one-off without one, and keeps what was typed', async () => {
    const priya = team.slack.person('Priya');
    await priya.types('#sales', '/heard answered 1');
    await saves(team, 'Priya', {
      'What did you tell them?': 'We moved the export to the night.',
      'Can it happen again?': ['It was a one-off: there is nothing to prevent'],
    });
    expect(priya.modal().fields['What did we learn?']?.error).toBe('Say what we learned, or untick the one-off.');
    expect(priya.modal().fields['What did you tell them?']?.value).toBe('We moved the export to the night.');
  });

  it('says whose it is by now to whoever passes on what stayed open, as the customer was not content yet', async () => {
    await team.slack.person('Priya').types('#sales', '/heard answered 1');
    await saves(team, 'Priya', { 'What did you tell them?': 'Soon.', 'Are they content?': 'Not yet: it stays open' });
    const { text } = team.slack.person('Priya').modal();
    expect(text).toContain('they are not content yet, so it stays open.');
    expect(text).toContain('Everyone is told once they are content.');
    await putsAway(team, 'Priya');
    const { plainText } = await asks(team, 'Priya', '#sales', '/heard assign 1 @Mikko');
    expect(plainText).toContain('it is Mikko’s. An answer is due');
    expect(plainText).not.toContain('not content yet');
  });

  it('says what of the visit is left for later, and keeps the lesson, where nobody knows whether they are content', async () => {
    await team.slack.person('Priya').types('#sales', '/heard answered 1');
    await saves(team, 'Priya', {
      'What did you tell them?': 'We moved it to the night.',
      'Are they content?': 'I don’t know: ask me in a week',
      'What did we learn?': 'Mondays are full.',
      'Can it happen again?': ['It was a one-off: there is nothing to prevent'],
    });
    expect(team.slack.person('Priya').modal().text).toContain(
      'That it was a one-off is not noted yet: say it under “What did we learn?” once they are content.',
    );
    expect(await team.db.prisma.lesson.findFirstOrThrow()).toMatchObject({ text: 'Mondays are full.' });
    expect(await team.db.prisma.prevention.count()).toBe(0);
  });

  it('goes from the answer on to why it came about and what prevents it, in one visit', async () => {
    const priya = team.slack.person('Priya');
    await priya.types('#sales', '/heard answered 1');
    await saves(team, 'Priya', { 'What did you tell them?': 'We moved the export to the night.' });
    expect(priya.modal().text).toContain('What is left: what did we learn by');
    expect(priya.modal().buttons).toEqual(['What did we learn?', 'Undo']);
    await presses(team, 'Priya', 'What did we learn?', 'modal');
    await saves(team, 'Priya', {
      'Why did it come about?': 'All exports start at once.',
      'What will keep it from coming again?': 'Spread them over the night',
      'Who does that?': 'Arjun',
      'By when?': '2026-11-27',
    });
    expect(priya.modal().text).toContain('the loop is closed');
    expect((await standing()).stage).toBe('learned');
    expect(await team.db.prisma.prevention.findFirstOrThrow()).toMatchObject({ action: 'Spread them over the night' });
  });

  it('is all within reach on the record: what its reader may do now, and who did what when', async () => {
    const buttonsFor = async (who: string) => (await asks(team, who, '#sales', '/heard 1')).buttons;
    expect(await buttonsFor('Mikko')).not.toContain('Assign…');
    const shown = await asks(team, 'Priya', '#sales', '/heard 1');
    await presses(team, 'Priya', 'Assign…', shown);
    await saves(team, 'Priya', { Owner: 'Mikko' });
    await putsAway(team, 'Priya');
    expect(await buttonsFor('Priya')).not.toContain('Answered…');
    await presses(team, 'Mikko', 'Wait for the customer', await asks(team, 'Mikko', '#sales', '/heard 1'));
    await saves(team, 'Mikko');
    await putsAway(team, 'Mikko');
    await presses(team, 'Mikko', 'They spoke again', await asks(team, 'Mikko', '#sales', '/heard 1'));
    await presses(team, 'Mikko', 'Answered…', await asks(team, 'Mikko', '#sales', '/heard 1'));
    await saves(team, 'Mikko', { 'What did you tell them?': 'At night.', 'Who hears of it?': [] });
    await putsAway(team, 'Mikko');
    await presses(team, 'Mikko', 'Share', await asks(team, 'Mikko', '#sales', '/heard 1'));
    await presses(team, 'Mikko', 'Reopen', await asks(team, 'Mikko', '#sales', '/heard 1'));
    await asks(team, 'Mikko', '#sales', '/heard assign 1 @Priya');
    const { plainText } = await asks(team, 'Arjun', '#sales', '/heard 1');
    for (const step of [
      'Priya gave it to Mikko, ',
      'Mikko waits for the customer, ',
      'Mikko says that the customer spoke again, ',
      'Mikko answered, ',
      'Mikko told everyone, ',
      'Mikko reopened it, ',
      'Mikko gave it to Priya, ',
    ]) {
      expect(plainText).toContain(`✓ ${step}`);
    }
  });

  it('shows on the record all that was ever done, page by page where that is very much, to whoever may read it', async () => {
    const { id } = await team.db.prisma.conversation.findFirstOrThrow();
    const [heard] = await team.db.prisma.conversationEvent.findMany({ where: { conversationId: id } });
    if (!heard) throw new Error('Nothing was heard');
    const { id: _, at, ...line } = heard;
    await team.db.prisma.conversationEvent.createMany({
      data: Array.from({ length: 50 }, (_, index) => ({
        ...{ ...line, act: 'closed', detail: `for the ${index + 1}. time` },
        at: new Date(at.getTime() + (index + 1) * 60_000),
      })),
    });
    const shown = await asks(team, 'Arjun', '#sales', '/heard 1');
    expect(shown.plainText).toContain('30 earlier steps');
    expect(shown.plainText).not.toContain('(for the 30. time)');
    for (const nth of [31, 50]) expect(shown.plainText).toContain(`(for the ${nth}. time)`);
    await presses(team, 'Arjun', 'See all', shown);
    const modal = () => team.slack.person('Arjun').modal();
    expect(modal().text).toContain('(for the 1. time)');
    expect(modal().text).toContain('1 to 40 of 50');
    await presses(team, 'Arjun', 'Next ones', 'modal');
    expect(modal().text).toContain('(for the 50. time)');
    expect(modal().buttons).toEqual(['Earlier ones']);
    await team.db.prisma.conversation.update({ where: { id }, data: { audience: 'confined', placeId: 'CELSEWHERE' } });
    await presses(team, 'Arjun', 'Earlier ones', 'modal');
    expect(modal().text).toBe('There is no #1 that you may read.');
  });
});
