import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('what people are asked later', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await chooses(team, { triageChannelId: 'C0GENERAL' });
    await hasLogged(team, 'Mikko', 'Acme: the export times out');
  });
  afterEach(() => team.end());

  const mornings = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText, deleted }) => !deleted && plainText.startsWith('Good morning.'));
  const fills = async (who: string, command: string, fields: Parameters<typeof saves>[2]) => {
    await team.slack.person(who).types('#sales', command);
    await saves(team, who, fields);
    await putsAway(team, who);
  };
  const later = (seconds: number) => team.until(new Date(team.clock.now().getTime() + seconds * 1000));
  const contentment = async () => {
    const row = await team.db.prisma.conversation.findFirstOrThrow();
    return [row.stage, row.contentment];
  };

  const answersWithoutKnowing = () =>
    fills('Mikko', '/heard answered 1', {
      'What did you tell them?': 'At night.',
      'Are they content?': 'I don’t know: ask me in a week',
    });
  const asked = () => mornings('Mikko').filter(({ plainText }) => plainText.includes('content with our answer?'));

  it('an owner who does not know is asked once, a week later; “not yet” opens it', async () => {
    await answersWithoutKnowing();
    await team.until('2026-11-23T12:00:00Z');
    expect(mornings('Mikko')).toEqual([]);
    await team.until('2026-11-24T07:00:30Z');
    expect(mornings('Mikko')[0]?.plainText).toContain('Is Acme (#1) content with our answer?');
    await presses(team, 'Mikko', 'Not yet', mornings('Mikko')[0]);
    await later(5);
    expect(mornings('Mikko').at(-1)?.plainText).toContain('✓ Acme (#1): not content yet, so it is open again.');
    expect(await contentment()).toEqual(['assigned', 'not_yet']);
  });

  it('an owner who still does not know, or leaves the question alone, is not asked again, and may still say it', async () => {
    await answersWithoutKnowing();
    await hasLogged(team, 'Mikko', 'Lastekodu: nobody rang back');
    await fills('Mikko', '/heard answered 2', {
      'What did you tell them?': 'We ring on Monday.',
      'Are they content?': 'I don’t know: ask me in a week',
    });
    await team.until('2026-11-24T07:00:30Z');
    const [question] = asked();
    expect(question?.plainText).toContain('Is Lastekodu (#2) content with our answer?');
    await presses(team, 'Mikko', 'I don’t know', question);
    await later(5);
    expect(question?.plainText).toContain('✓ Acme (#1): not known. I do not ask again.');
    await team.until('2026-12-03T07:00:30Z');
    expect(mornings('Mikko').length).toBeGreaterThan(1);
    expect(asked()).toEqual([question]);
    await presses(team, 'Mikko', 'Yes', question);
    // The messages of all these mornings are written anew, one a second.
    await team.clock.advance(15_000, { between: () => team.slack.settled() });
    expect(question?.plainText).toContain('✓ Lastekodu (#2): content.');
  });

  it('an owner who wants no mornings is not asked when they want them again', async () => {
    await answersWithoutKnowing();
    const mutes = async (...kinds: string[]) => {
      await presses(team, 'Mikko', 'Change', await asks(team, 'Mikko', '#sales', '/chair me'));
      await saves(team, 'Mikko', { 'What I don’t want to hear': kinds });
      await putsAway(team, 'Mikko');
    };
    await mutes('What waits for me, in the morning');
    await team.until('2026-11-25T12:00:00Z');
    await mutes();
    await team.until('2026-12-04T12:00:00Z');
    expect(mornings('Mikko').length).toBeGreaterThan(0);
    expect(asked()).toEqual([]);
  });

  it('whoever is to prevent it hears so once, in their next morning, and can say at once that it is done', async () => {
    await fills('Mikko', '/heard answered 1', { 'What did you tell them?': 'At night.' });
    await fills('Mikko', '/heard learned 1', {
      'Why did it come about?': 'All exports start at once.',
      'What will keep it from coming again?': 'Spread them over the night',
      'Who does that?': 'Arjun',
      'By when?': '2026-11-25',
    });
    const ofIt = () => mornings('Arjun').filter(({ plainText }) => plainText.includes('Spread them over the night'));
    await team.until('2026-11-18T20:00:00Z');
    expect(ofIt()[0]?.plainText).toMatch(/You are to do this by .*25.*, so that #1 does not come again:/u);
    expect(ofIt()[0]?.buttons).toEqual(['Done', 'Open']);
    await presses(team, 'Arjun', 'Open', ofIt()[0]);
    expect(team.slack.person('Arjun').modal().text).toContain('the export times out');
    await putsAway(team, 'Arjun');
    await team.until('2026-11-24T20:00:00Z');
    expect(ofIt()).toHaveLength(1);
    await presses(team, 'Arjun', 'Done', ofIt()[0]);
    await later(5);
    expect(ofIt()[0]?.plainText).toContain('✓ #1: done.');
    await team.until('2026-11-25T20:00:00Z');
    expect(ofIt()).toHaveLength(1);
  });

  it('nobody promises for who cannot do it, nor for a day that is past; what was typed comes back', async () => {
    await fills('Mikko', '/heard answered 1', { 'What did you tell them?': 'At night.' });
    await team.slack.person('Mikko').types('#sales', '/heard learned 1');
    const learned = { 'Why did it come about?': 'All exports start at once.' };
    const action = { 'What will keep it from coming again?': 'Spread them over the night' };
    await saves(team, 'Mikko', { ...learned, ...action, 'Who does that?': 'Daniel', 'By when?': '2026-11-25' });
    const form = () => team.slack.person('Mikko').modal().text;
    expect(form()).toContain('Daniel is a guest, and guests don’t own feedback here. Choose somebody else.');
    const { fields } = team.slack.person('Mikko').modal();
    expect(fields['What will keep it from coming again?']?.value).toBe('Spread them over the night');
    await saves(team, 'Mikko', { 'Who does that?': 'Arjun', 'By when?': '2026-11-15' });
    expect(Object.values(team.slack.person('Mikko').modal().errors)).toEqual([
      'That day is past. Choose today or a day to come.',
    ]);
    await team.slack.person('Arjun').types('#sales', '/chair pause until 2026-12-01');
    await team.slack.settled();
    await putsAway(team, 'Arjun');
    await saves(team, 'Mikko', { 'Who does that?': 'Arjun', 'By when?': '2026-11-25' });
    expect(form()).toContain('Choose a day from then on, or somebody else.');
    expect(await team.db.prisma.prevention.count()).toBe(0);
    await saves(team, 'Mikko', { 'By when?': '2026-12-02' });
    expect(await team.db.prisma.prevention.count()).toBe(1);
  });

  it('whoever prevents it is asked when it is due, and a month later whether it held', async () => {
    await fills('Mikko', '/heard answered 1', { 'What did you tell them?': 'At night.' });
    await fills('Mikko', '/heard learned 1', {
      'Why did it come about?': 'All exports start at once.',
      'What will keep it from coming again?': 'Spread them over the night',
      'Who does that?': 'Arjun',
      'By when?': '2026-11-25',
    });
    await team.until('2026-11-25T08:00:00Z');
    expect(mornings('Arjun').at(-1)?.plainText).toContain('Due by now, so that #1 does not come again:');
    await presses(team, 'Arjun', 'Done', mornings('Arjun').at(-1));
    await later(5);
    expect(mornings('Arjun').at(-1)?.plainText).toContain('✓ #1: done.');
    await team.until('2026-12-25T08:00:00Z');
    const question = mornings('Arjun').at(-1);
    expect(question?.plainText).toContain('Did it hold, after #1?');
    await presses(team, 'Arjun', 'Yes', question);
    await later(5);
    expect(question?.plainText).toContain('✓ #1: it held.');
    await presses(team, 'Arjun', 'Undo', team.slack.person('Arjun').dm().at(-1));
    await later(5);
    expect(question?.plainText).toContain('Did it hold, after #1?');
    expect(await team.db.prisma.conversationEvent.count({ where: { act: 'prevention_held' } })).toBe(0);
    await presses(team, 'Arjun', 'No', question);
    await later(5);
    expect(mornings('Arjun').at(-1)?.plainText).toContain('✓ #1: it came again.');
    expect(await team.db.prisma.prevention.findFirstOrThrow()).toMatchObject({ held: false });
  });

  it.each([
    ['the record’s owner', 'Mikko', async () => undefined],
    [
      'an admin where the owner has left too',
      'Aino',
      () => team.slack.admin.changePerson('Mikko', { isDeleted: true }),
    ],
  ])('what a leaver had promised is asked of %s', async (_who, asked, before) => {
    await fills('Mikko', '/heard answered 1', { 'What did you tell them?': 'At night.' });
    await fills('Mikko', '/heard learned 1', {
      'Why did it come about?': 'All exports start at once.',
      'What will keep it from coming again?': 'Spread them over the night',
      'Who does that?': 'Arjun',
      'By when?': '2026-11-19',
    });
    await team.slack.admin.changePerson('Arjun', { isDeleted: true });
    await before();
    await team.until('2026-11-20T08:00:00Z');
    expect(mornings('Arjun')).toEqual([]);
    const morning = mornings(asked).at(-1);
    expect(morning?.plainText).toContain('so that #1 does not come again: Arjun, who has left, had promised it.');
    await presses(team, asked, 'Done', morning);
    await later(5);
    expect(morning?.plainText).toContain('✓ #1: done.');
  });

  it('a cause that comes again is offered, and counted on the receipt', async () => {
    await hasLogged(team, 'Mikko', 'Lastekodu: the export times out');
    for (const number of [1, 2]) {
      await fills('Mikko', `/heard answered ${number}`, { 'What did you tell them?': 'At night.' });
    }
    const oneOff = { 'Can it happen again?': ['It was a one-off: there is nothing to prevent'] };
    await fills('Mikko', '/heard learned 1', { 'Why did it come about?': 'All exports start at once.', ...oneOff });
    await team.slack.person('Mikko').types('#sales', '/heard learned 2');
    await saves(team, 'Mikko', { 'A cause we have met before': '1 × All exports start at once.', ...oneOff });
    expect(team.slack.person('Mikko').modal().text).toContain('This cause was found for the second time.');
    const causes = await team.db.prisma.prevention.findMany({ select: { cause: true } });
    expect(causes.map(({ cause }) => cause)).toEqual(Array(2).fill('All exports start at once.'));
  });

  it('a cause is counted where it can be read and is still there', async () => {
    const why = {
      'Why did it come about?': 'All exports start at once.',
      'Can it happen again?': ['It was a one-off: there is nothing to prevent'],
    };
    const cameAgain = async (who: string, number: number) => {
      await fills(who, `/heard answered ${number}`, { 'What did you tell them?': 'At night.' });
      await team.slack.person(who).types('#sales', `/heard learned ${number}`);
      await saves(team, who, why);
      const { text } = team.slack.person(who).modal();
      await putsAway(team, who);
      return text.includes('This cause was found');
    };
    await hasLogged(team, 'Priya', 'Lastekodu: the export times out', { in: '#general' });
    await hasLogged(team, 'Priya', 'Beta: the export times out', { in: '#general' });
    await hasLogged(team, 'Priya', 'Gamma: the export times out', { in: '#general' });
    expect(await cameAgain('Mikko', 1)).toBe(false);
    await team.db.prisma.conversation.updateMany({ where: { number: 1 }, data: { deletedAt: team.clock.now() } });
    expect(await cameAgain('Mikko', 2)).toBe(false);
    await team.db.prisma.conversation.updateMany({
      where: { number: 2 },
      data: { audience: 'confined', placeId: 'CELSEWHERE' },
    });
    expect(await cameAgain('Arjun', 3)).toBe(false);
  });
});
