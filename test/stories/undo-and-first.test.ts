import { afterEach, beforeEach, expect, it } from 'vitest';
import { addLesson } from '../../src/rituals/conversations/add-lesson.ts';
import { describeEachProvider } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('what was done with a record', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await hasLogged(team, 'Mikko', 'Acme Oy: the export times out');
  });
  afterEach(() => team.end());

  const shownTo = (who: string) => asks(team, who, '#sales', '/heard 1');
  const stands = () => team.db.prisma.conversation.findFirstOrThrow();
  /** From a meeting's post, where records are learned from by everybody. */
  const adds = async (who: string, lesson: string) => {
    const member = await team.db.prisma.member.findFirstOrThrow({ where: { name: { startsWith: who } } });
    const { id: conversationId } = await stands();
    const rights = { isGuest: false, isAdmin: false, isChampion: false, isStranger: false };
    const by = { kind: 'person', memberId: member.id, channelIds: new Set<string>(), ...rights } as const;
    await addLesson(
      team.db,
      member.workspaceId,
      { conversationId, text: lesson, requestKey: lesson, by },
      team.clock.now(),
    );
  };
  const saidTo = (who: string, words: RegExp) =>
    team.slack
      .person(who)
      .sees('#sales')
      .find(({ ephemeral, plainText }) => ephemeral && words.test(plainText));

  it('is taken back by whoever took it: it waits for an owner as before', async () => {
    const before = await stands();
    await presses(team, 'Mikko', 'Take it', await shownTo('Mikko'));
    expect((await stands()).stage).toBe('assigned');
    await presses(team, 'Mikko', 'Undo', saidTo('Mikko', /you took it/u));
    const { stage, ownerId, clockFrom, dueAt } = await stands();
    expect({ stage, ownerId, clockFrom, dueAt }).toEqual({
      ...{ stage: 'new', ownerId: null, clockFrom: before.clockFrom, dueAt: before.dueAt },
    });
    const acts = await team.db.prisma.conversationEvent.findMany();
    expect(acts.map(({ act }) => act)).toEqual(['heard']);
  });

  it('is not taken back once ten minutes are over', async () => {
    await presses(team, 'Mikko', 'Take it', await shownTo('Mikko'));
    await team.until('2026-11-17T07:30:00Z');
    await presses(team, 'Mikko', 'Undo', saidTo('Mikko', /you took it/u));
    expect((await stands()).stage).toBe('assigned');
  });

  it('is taken back after the words were edited, another customer said the same, and the lesson grew: all that stays', async () => {
    const before = await stands();
    const receipt = await asks(team, 'Aino', '#sales', '/heard assign 1 @Arjun');
    await team.until('2026-11-17T07:03:00Z');
    await team.slack.person('Mikko').types('#sales', '/heard edit 1');
    await saves(team, 'Mikko', { 'Their words': 'The export times out on Mondays' });
    await putsAway(team, 'Mikko');
    await presses(team, 'Priya', 'Another customer said this', await shownTo('Priya'));
    await saves(team, 'Priya', { Organisation: 'Beta' });
    await putsAway(team, 'Priya');
    await adds('Arjun', 'Quokkas wake early.');
    await team.until('2026-11-17T07:08:00Z');
    await presses(team, 'Aino', 'Undo', receipt);
    const { stage, ownerId, clockFrom, dueAt, words } = await stands();
    expect({ stage, ownerId, clockFrom, dueAt, words }).toEqual({
      ...{ stage: 'new', ownerId: null, clockFrom: before.clockFrom, dueAt: before.dueAt },
      words: 'The export times out on Mondays',
    });
    expect(await team.db.prisma.voice.count()).toBe(1);
    expect((await shownTo('Priya')).plainText).toContain('Quokkas wake early.');
    const acts = await team.db.prisma.conversationEvent.findMany({ orderBy: { at: 'asc' } });
    expect(acts.map(({ act }) => act)).toEqual(['heard', 'edited', 'voice_added', 'lesson_added']);
    await presses(team, 'Priya', 'Take it', await shownTo('Priya'));
    expect((await stands()).stage).toBe('assigned');
  });

  it('keeps what others added to the lesson when an answer is taken back, or what was learned', async () => {
    await presses(team, 'Mikko', 'Answered…', await shownTo('Mikko'));
    await saves(team, 'Mikko', { 'What did you tell them?': 'At night.', 'What did we learn?': 'Numbats sleep late.' });
    await team.until('2026-11-17T07:02:00Z');
    await shownTo('Arjun');
    await adds('Arjun', 'Quokkas wake early.');
    await presses(team, 'Mikko', 'Undo', 'modal');
    expect(team.slack.person('Mikko').modal().text).toContain('#1 stands again as before.');
    await putsAway(team, 'Mikko');
    const { plainText } = await shownTo('Mikko');
    expect(plainText).toContain('Quokkas wake early.');
    expect(plainText).not.toContain('Numbats');
    expect(await stands()).toMatchObject({ stage: 'new', answeredAt: null, answer: '' });
  });

  it('is not taken back under what a colleague did after it: who that was is said, and what is to be undone first', async () => {
    const receipt = await asks(team, 'Aino', '#sales', '/heard assign 1 @Arjun');
    await team.until('2026-11-17T07:02:00Z');
    await presses(team, 'Arjun', 'Answered…', await shownTo('Arjun'));
    await saves(team, 'Arjun', { 'What did you tell them?': 'At night.' });
    await presses(team, 'Aino', 'Undo', receipt);
    expect(
      saidTo('Aino', /^Arjun answered #1 \(.+\) after that\. Once Arjun undoes that, this can be undone, too\.$/u),
    ).toBeDefined();
    expect((await stands()).stage).toBe('shared');
    await presses(team, 'Arjun', 'Undo', 'modal');
    await putsAway(team, 'Arjun');
    expect((await stands()).stage).toBe('assigned');
    await presses(team, 'Aino', 'Undo', receipt);
    expect(await stands()).toMatchObject({ stage: 'new', ownerId: null });
  });

  it('is not taken back once somebody changed what happens next, or who owned it has left', async () => {
    await presses(team, 'Mikko', 'Take it', await shownTo('Mikko'));
    await team.until('2026-11-17T07:02:00Z');
    await team.slack.person('Mikko').types('#sales', '/heard edit 1');
    await saves(team, 'Mikko', { 'What happens next?': 'Nothing to answer' });
    await putsAway(team, 'Mikko');
    await presses(team, 'Mikko', 'Undo', saidTo('Mikko', /you took it/u));
    expect(
      saidTo(
        'Mikko',
        /^Mikko changed what happens next with #1 \(.+\) after that\. So this can’t be undone any more\.$/u,
      ),
    ).toBeDefined();
    expect((await stands()).stage).toBeNull();
  });

  it('is not taken back once the colleague who prevents it has said that it is done; it is once they take that back', async () => {
    await presses(team, 'Mikko', 'Answered…', await shownTo('Mikko'));
    await saves(team, 'Mikko', { 'What did you tell them?': 'At night.' });
    await presses(team, 'Mikko', 'What did we learn?', 'modal');
    await team.until('2026-11-17T07:02:00Z');
    await saves(team, 'Mikko', {
      'Why did it come about?': 'Everybody exports at nine',
      'What will keep it from coming again?': 'It runs at night',
      'Who does that?': 'Arjun',
      'By when?': '2026-11-20',
    });
    const [mikko, arjun] = [team.slack.person('Mikko'), team.slack.person('Arjun')];
    await team.until('2026-11-17T07:04:00Z');
    await arjun.opensHome();
    await team.slack.settled();
    await presses(team, 'Arjun', 'Done', 'home');
    await presses(team, 'Mikko', 'Undo', 'modal');
    expect(mikko.modal().text).toMatch(
      /Arjun said that what prevents #1 is done \(.+\) after that\. Once Arjun undoes that, this can be undone, too\./u,
    );
    expect((await stands()).stage).toBe('learned');
    await mikko.closes();
    await presses(team, 'Arjun', 'Undo', 'modal');
    await presses(team, 'Mikko', 'Undo', 'modal');
    expect((await stands()).stage).toBe('shared');
    expect(await team.db.prisma.prevention.count()).toBe(0);
  });

  it('goes with the lesson that was typed beside the answer, when the answer is taken back', async () => {
    await presses(team, 'Mikko', 'Answered…', await shownTo('Mikko'));
    await saves(team, 'Mikko', { 'What did you tell them?': 'At night.', 'What did we learn?': 'Quokkas wake early.' });
    expect(await team.db.prisma.lesson.count()).toBe(1);
    await presses(team, 'Mikko', 'Undo', 'modal');
    await putsAway(team, 'Mikko');
    expect(await team.db.prisma.lesson.count()).toBe(0);
    expect((await shownTo('Mikko')).plainText).not.toContain('Quokkas');
    await team.slack.person('Mikko').types('#sales', '/heard search quokkas');
    await team.slack.settled();
    expect(team.slack.person('Mikko').modal().text).toContain('Nothing that you may read says “quokkas”');
  });

  it('is named, with who did it and when, to whoever presses an old button', async () => {
    const old = await shownTo('Priya');
    const another = await shownTo('Priya');
    await presses(team, 'Arjun', 'Answered…', await shownTo('Arjun'));
    await presses(team, 'Mikko', 'No answer needed', await shownTo('Mikko'));
    await saves(team, 'Mikko', { 'Why does it need no answer?': 'It is known already' });
    await putsAway(team, 'Mikko');
    await presses(team, 'Priya', 'Take it', old);
    expect(saidTo('Priya', /^Mikko closed #1 \(.+\)\. Nothing is left for you to do\.$/u)).toBeDefined();
    await presses(team, 'Priya', 'Answered…', another);
    const first = /Mikko closed #1 \(.+\)\. #1 is past that\./u;
    expect(team.slack.person('Priya').modal().text).toMatch(first);
    expect(team.slack.person('Priya').modal().fields).toEqual({});
    await saves(team, 'Arjun', { 'What did you tell them?': 'At night.' });
    expect(team.slack.person('Arjun').modal().text).toMatch(first);
  });

  it('is not passed on by a form that was opened before somebody took it, unless on purpose', async () => {
    await presses(team, 'Mikko', 'Assign…', await shownTo('Mikko'));
    await presses(team, 'Arjun', 'Take it', await shownTo('Arjun'));
    await saves(team, 'Mikko', { Owner: 'Priya', 'A word why': 'She knows them' });
    const form = team.slack.person('Mikko').modal();
    expect(form.text).toContain('Arjun owns #1 by now: somebody was first. Nothing was passed on.');
    expect(form.text).toContain('#1 · Acme Oy · Arjun owns it');
    expect(form.fields['A word why']?.value).toBe('She knows them');
    const owner = async () =>
      (await team.db.prisma.conversation.findFirstOrThrow({ include: { owner: true } })).owner?.name;
    expect(await owner()).toBe('Arjun');
    await saves(team, 'Mikko', {});
    expect(await owner()).toBe('Priya');
  });

  it('names whom it was taken from to whoever passes it on in one line', async () => {
    await presses(team, 'Arjun', 'Take it', await shownTo('Arjun'));
    const receipt = await asks(team, 'Aino', '#sales', '/heard assign 1 @Priya');
    expect(receipt.plainText).toContain('it is Priya’s and no longer Arjun’s. An answer is due');
    expect(receipt.buttons).toContain('Undo');
    const own = await asks(team, 'Aino', '#sales', '/heard assign 1 @Aino');
    expect(own.plainText).toContain('it is yours and no longer Priya’s. Answer');
    const passedOn = await asks(team, 'Aino', '#sales', '/heard assign 1 @Priya');
    expect(passedOn.plainText).toContain('it is Priya’s. An answer is due');
  });

  it('is not closed by an admin’s form that was opened before somebody took it, unless on purpose', async () => {
    await presses(team, 'Aino', 'No answer needed', await shownTo('Aino'));
    await presses(team, 'Arjun', 'Take it', await shownTo('Arjun'));
    await saves(team, 'Aino', { 'Why does it need no answer?': 'It is known already' });
    expect(team.slack.person('Aino').modal().text).toContain(
      'Arjun owns #1 by now: somebody was first. It was not closed.',
    );
    expect((await stands()).stage).toBe('assigned');
    await saves(team, 'Aino', {});
    expect((await stands()).stage).toBe('closed');
  });

  it('is heard of again in the morning of whoever finds owners, when who was given it is taken back', async () => {
    await presses(team, 'Mikko', 'Take it', await shownTo('Mikko'));
    await chooses(team, { targets: { owner: 10, answer: 12, learn: 5 } });
    await hasLogged(team, 'Mikko', 'Lastekodu: nobody rang back');
    const mornings = () =>
      team.slack
        .person('Aino')
        .dm()
        .filter(({ plainText, deleted }) => !deleted && plainText.startsWith('Good morning.'));
    await team.until('2026-11-18T08:00:00Z');
    expect(mornings()).toHaveLength(1);
    await presses(team, 'Aino', 'Take it', await asks(team, 'Aino', '#sales', '/heard 2'));
    await presses(team, 'Aino', 'Undo', saidTo('Aino', /you took it/u));
    await team.until('2026-11-19T08:00:00Z');
    expect(mornings()).toHaveLength(2);
    expect(mornings()[1]?.plainText).toContain('1 customer waits for an owner.');
  });
});
