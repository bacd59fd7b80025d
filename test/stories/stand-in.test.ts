import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

describeEachProvider('whoever stands in for a paused host', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await setsUp(team, 'Grace', '#product', { Days: ['Friday'] });
    await putsAway(team, 'Grace');
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: the export times out');
    await presses(team, 'Mikko', 'Take it', await asks(team, 'Mikko', '#sales', `/heard ${number}`));
  });
  afterEach(() => team.end());

  const told = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .map(({ plainText }) => plainText)
      .filter((text) => text.includes('Acme Oy') && text.includes('Mikko'));

  it('hears what waits too long in their own morning, once, and the host does not hear it again', async () => {
    await asks(team, 'Grace', '#product', '/chair pause until 2026-11-26 @Priya');
    await team.until('2026-11-25T20:00:00Z');
    expect(told('Priya')).toHaveLength(1);
    expect(told('Grace')).toEqual([]);
    await team.until('2026-11-28T20:00:00Z');
    expect(told('Priya')).toHaveLength(1);
    expect(told('Grace')).toEqual([]);
  });

  it('is an admin where the only host owns it', async () => {
    await asks(team, 'Mikko', '#sales', '/heard assign 1 @Grace');
    await team.until('2026-11-25T20:00:00Z');
    const late = team.slack
      .person('Aino')
      .dm()
      .filter(({ plainText }) => plainText.includes('Acme Oy') && plainText.includes('Grace'));
    expect(late).toHaveLength(1);
  });

  it('hears nothing of it when nobody is paused', async () => {
    await team.until('2026-11-25T20:00:00Z');
    expect(told('Priya')).toEqual([]);
    expect(told('Grace')).toHaveLength(1);
  });
});

describeEachProvider('whoever stands in for a paused owner', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await hasLogged(team, 'Aino', 'Acme Oy: the export times out');
    await asks(team, 'Mikko', '#sales', '/chair pause until 2026-11-30 @Priya');
  });
  afterEach(() => team.end());

  const given = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText }) => plainText.includes('Acme Oy') && plainText.includes('gave them'));

  async function isGivenToMikko(): Promise<void> {
    await presses(
      team,
      'Aino',
      'Assign it all the same…',
      await asks(team, 'Aino', '#sales', '/heard assign 1 @Mikko'),
    );
    await saves(team, 'Aino');
    await putsAway(team, 'Aino');
    await team.until('2026-11-17T08:00:00Z');
  }

  it('is told at once of what is given to the owner', async () => {
    await isGivenToMikko();
    expect(given('Priya')).toHaveLength(1);
  });

  it('is not told where they do not want to hear of what they are given', async () => {
    await presses(team, 'Priya', 'Change', await asks(team, 'Priya', '#sales', '/chair me'));
    await saves(team, 'Priya', { 'What I don’t want to hear': ['That a colleague gave me somebody to answer'] });
    await putsAway(team, 'Priya');
    await isGivenToMikko();
    expect(given('Priya')).toEqual([]);
  });

  it('hears when they pause themselves who does then, and that one does', async () => {
    const card = await asks(team, 'Priya', '#sales', '/chair pause until 2026-11-25 @Arjun');
    expect(card.plainText).toContain('You stand in for Mikko; now Arjun hears in their place.');
    await isGivenToMikko();
    expect(given('Arjun')).toHaveLength(1);
    expect(given('Priya')).toEqual([]);
  });

  it('hears that nobody does, and the owner finds it when they are back', async () => {
    const card = await asks(team, 'Priya', '#sales', '/chair pause until 2026-12-02');
    expect(card.plainText).toContain('You stand in for Mikko, and now nobody hears in their place');
    await isGivenToMikko();
    await team.until('2026-11-30T12:00:00Z');
    expect(given('Priya')).toEqual([]);
    const mikko = team.slack.person('Mikko').dm();
    expect(mikko.some(({ plainText }) => plainText.includes('Acme Oy'))).toBe(true);
  });
});

describeEachProvider('what an owner is asked later, while they are paused', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await hasLogged(team, 'Mikko', 'Acme: the export times out');
  });
  afterEach(() => team.end());

  const morningsWith = (who: string, words: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText, deleted }) => !deleted && plainText.includes(words));
  const fills = async (who: string, command: string, fields: Parameters<typeof saves>[2]) => {
    await team.slack.person(who).types('#sales', command);
    await saves(team, who, fields);
    await putsAway(team, who);
  };
  const soon = () => team.until(new Date(team.clock.now().getTime() + 5000));
  const isAway = () => asks(team, 'Mikko', '#sales', '/chair pause until 2027-02-01 @Aino');
  const promises = async (learner: string) => {
    await fills('Mikko', '/heard answered 1', { 'What did you tell them?': 'At night.' });
    await fills(learner, '/heard learned 1', {
      'Why did it come about?': 'All exports start at once.',
      'What will keep it from coming again?': 'Spread them over the night',
      'Who does that?': 'Mikko',
      'By when?': '2026-11-20',
    });
  };
  const PREVENTS = 'Spread them over the night';

  it('the stand-in is asked whether what the owner promised is done, and later whether it held, and can say so', async () => {
    await promises('Mikko');
    await isAway();
    await team.until('2026-11-20T12:00:00Z');
    const [question] = morningsWith('Aino', PREVENTS);
    expect(question?.plainText).toContain('Mikko is away. Due by now, so that #1 does not come again:');
    await presses(team, 'Aino', 'Done', question);
    await soon();
    expect(question?.plainText).toContain('✓ #1: done.');
    await team.until('2026-12-22T12:00:00Z');
    const later = morningsWith('Aino', PREVENTS).at(-1);
    expect(later?.plainText).toContain('Mikko is away. Did it hold, after #1?');
    await presses(team, 'Aino', 'Yes', later);
    await soon();
    expect(later?.plainText).toContain('✓ #1: it held.');
    expect(morningsWith('Mikko', PREVENTS)).toEqual([]);
  });

  it('what nobody has said is asked of the owner once they are back, and of the stand-in no more', async () => {
    await promises('Mikko');
    await isAway();
    await team.until('2026-11-20T12:00:00Z');
    const [question] = morningsWith('Aino', PREVENTS);
    await asks(team, 'Mikko', '#sales', '/chair back');
    await team.until('2026-11-23T12:00:00Z');
    expect(morningsWith('Mikko', PREVENTS).at(-1)?.plainText).toContain('Due by now, so that #1 does not come again:');
    expect(morningsWith('Aino', PREVENTS)).toHaveLength(1);
    await presses(team, 'Aino', 'Done', question);
    expect(team.slack.person('Aino').dm().at(-1)?.plainText).toContain('Only Mikko can say that');
    expect(await team.db.prisma.prevention.findFirstOrThrow()).toMatchObject({ doneAt: null });
  });

  it('a stand-in who may not read the record is not asked, and the owner is, once they are back', async () => {
    await promises('Mikko');
    await team.db.prisma.conversation.updateMany({
      where: { number: 1 },
      data: { audience: 'confined', placeId: 'CELSEWHERE' },
    });
    await isAway();
    await team.until('2026-11-25T12:00:00Z');
    expect(morningsWith('Aino', PREVENTS)).toEqual([]);
    await asks(team, 'Mikko', '#sales', '/chair back');
    await team.until('2026-11-26T12:00:00Z');
    expect(morningsWith('Mikko', PREVENTS)).not.toEqual([]);
  });

  const answersWithoutKnowing = () =>
    fills('Mikko', '/heard answered 1', {
      'What did you tell them?': 'At night.',
      'Are they content?': 'I don’t know: ask me in a week',
    });
  const CONTENT = 'Is Acme (#1) content with our answer?';

  it.each([
    ['before', () => [answersWithoutKnowing, isAway]],
    ['during', () => [isAway, answersWithoutKnowing]],
  ])(
    'the stand-in is asked once whether the customer is content, where the answer came %s the pause',
    async (_when, begins) => {
      for (const does of begins()) await does();
      await team.until('2026-11-24T12:00:00Z');
      const [question] = morningsWith('Aino', CONTENT);
      expect(question?.plainText).toContain(`Mikko is away. ${CONTENT}`);
      await team.until('2026-11-26T12:00:00Z');
      expect(morningsWith('Aino', CONTENT)).toHaveLength(1);
      await presses(team, 'Aino', 'Yes', question);
      // The messages of all these mornings are written anew, one a second.
      await team.clock.advance(15_000, { between: () => team.slack.settled() });
      expect(question?.plainText).toContain('✓ Acme (#1): content.');
      expect(await team.db.prisma.conversation.findFirstOrThrow()).toMatchObject({ contentment: 'content' });
    },
  );

  it('a stand-in who wants no mornings is not asked whether the customer is content, and the owner is, once they are back', async () => {
    await answersWithoutKnowing();
    await presses(team, 'Aino', 'Change', await asks(team, 'Aino', '#sales', '/chair me'));
    await saves(team, 'Aino', { 'What I don’t want to hear': ['What waits for me, in the morning'] });
    await putsAway(team, 'Aino');
    await isAway();
    await team.until('2026-11-25T12:00:00Z');
    expect(morningsWith('Aino', CONTENT)).toEqual([]);
    await asks(team, 'Mikko', '#sales', '/chair back');
    await team.until('2026-11-26T12:00:00Z');
    expect(morningsWith('Mikko', CONTENT)).toHaveLength(1);
  });

  it('that somebody they heard was answered waits for the one who heard them', async () => {
    await asks(team, 'Mikko', '#sales', '/heard assign 1 @Priya');
    await putsAway(team, 'Mikko');
    await isAway();
    await fills('Priya', '/heard answered 1', { 'What did you tell them?': 'At night.' });
    await team.until('2026-12-01T12:00:00Z');
    const ofIt = (who: string) => morningsWith(who, 'Acme').filter(({ plainText }) => plainText.includes('answered'));
    expect([...ofIt('Mikko'), ...ofIt('Aino')]).toEqual([]);
    await team.until('2027-02-01T12:00:00Z');
    expect(ofIt('Mikko')).toHaveLength(1);
    expect(ofIt('Aino')).toEqual([]);
  });
});
