import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import {
  asks,
  DEALT_WITH,
  EXCEEDED,
  hasLogged,
  openersIn,
  presses,
  putsAway,
  saves,
  setsUp,
  startStory,
  submitsAgain,
  UNMET,
} from './acts.ts';

const BEFORE = '2026-11-17T07:55:30Z';
const WORDS = ['the export times out', 'you rang on a Sunday', 'the invoice was right'];
const OVER = '2026-11-17T09:00:30Z';

describeEachProvider('in the meeting', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const post = () => {
    const [found] = openersIn(team, '#product');
    if (!found) throw new Error('No opener stands in #product');
    return found;
  };

  /** Four customers were heard; Grace's meeting shows `most` of them. */
  async function opened(most = '2'): Promise<void> {
    await hasLogged(team, 'Mikko', 'Acme Oy: the export times out', { ...DEALT_WITH, level: UNMET });
    await hasLogged(team, 'Priya', 'Lastekodu: you rang on a Sunday', { ...DEALT_WITH, level: EXCEEDED });
    await hasLogged(team, 'Arjun', 'Brio: the invoice was right', DEALT_WITH);
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await team.db.prisma.opener.updateMany({ data: { mostShown: Number(most) } });
    await team.until(BEFORE);
  }

  it('adds what somebody learned, with their name, to the post and to the record', async () => {
    await opened();
    await presses(team, 'Arjun', 'What did we learn?', post());
    await saves(team, 'Arjun', { 'What did we learn?': 'Monday’s load is the pain.' });
    expect(team.slack.person('Arjun').modal().text).toMatch(/^Added to #\d, with your name\.$/);
    expect(post().plainText).toContain('Arjun: Monday’s load is the pain.');
    expect(post().text).toContain('Monday’s load is the pain.');
    expect(post().edited).toBe(true);
  });

  it('shows another story in the place of one, says who asked, and does not bring the first one back', async () => {
    await opened();
    const before = post().plainText;
    expect(before).not.toContain('the export times out');
    await presses(team, 'Arjun', 'Show another', post());
    const after = post().plainText;
    expect(after).toContain('Arjun asked for another story.');
    expect(after).toContain('the export times out');
    await presses(team, 'Arjun', 'Show another', post());
    const answer = team.slack.person('Arjun').sees('#product').at(-1);
    expect(answer?.plainText).toContain('Nothing else is new for this meeting.');
  });

  it('skips a story in this meeting, and keeps it for a later one', async () => {
    await opened();
    await presses(team, 'Grace', 'Skip in this meeting', post());
    expect(post().plainText).toContain('Grace skipped a story.');
    expect(await team.db.prisma.showing.count()).toBe(1);
    await team.until('2026-11-17T07:55:40Z');
    await presses(team, 'Grace', 'Skip in this meeting', post());
    expect(post().plainText).toContain('No story is left for this meeting.');
    expect(await team.db.prisma.showing.count()).toBe(0);
  });

  it('does not bring back in this meeting what it skipped, nor in a later one what was replaced', async () => {
    await opened('1');
    const first = post().plainText;
    await presses(team, 'Arjun', 'Show another', post());
    await team.until('2026-11-17T07:55:40Z');
    const second = post().plainText;
    await presses(team, 'Grace', 'Skip in this meeting', post());
    expect(await team.db.prisma.showing.count()).toBe(1);
    await team.until('2026-11-24T07:55:30Z');
    await team.until('2026-12-01T07:55:30Z');
    const later = openersIn(team, '#product')
      .slice(1)
      .map(({ plainText }) => plainText)
      .join('\n');
    const storyIn = (text: string) => WORDS.find((words) => text.includes(words)) ?? 'no story';
    expect(later).not.toContain(storyIn(first));
    expect(later).toContain(storyIn(second));
  });

  it('counts as shown what was confined while the post was on the wire, and takes its words out', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: the export times out', { ...DEALT_WITH, level: UNMET });
    await hasLogged(team, 'Priya', 'Lastekodu: you rang on a Sunday', { ...DEALT_WITH, level: EXCEEDED });
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    const mikkos = await asks(team, 'Mikko', '#sales', `/heard ${number}`);
    team.slack.faults.next('chat.postMessage', { kind: 'answer-lost' });
    await team.until('2026-11-17T07:55:02Z');
    expect(post().plainText).toContain('the export times out');
    await presses(team, 'Mikko', 'Edit', mikkos);
    await saves(team, 'Mikko', { 'Who may read it?': 'Only the people of the channel it comes from' });
    await team.until('2026-11-17T07:57:00Z');
    expect(post().plainText).not.toContain('the export times out');
    expect(await team.db.prisma.showing.count()).toBe(2);
  });

  it('never brings in, when it is written anew, what was open again before it was sent', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: the export times out', { next: 'I answered' });
    await hasLogged(team, 'Priya', 'Lastekodu: you rang on a Sunday', { ...DEALT_WITH, level: EXCEEDED });
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    team.slack.faults.next('chat.postMessage', { kind: 'rate-limited', retryAfter: 60 });
    await team.until('2026-11-17T07:55:02Z');
    await asks(team, 'Mikko', '#sales', `/heard reopen ${number}`);
    await team.until('2026-11-17T07:57:00Z');
    expect(post().plainText).not.toContain('the export times out');
    await presses(team, 'Arjun', 'What did we learn?', post());
    await saves(team, 'Arjun', { 'What did we learn?': 'Sundays count.' });
    expect(post().plainText).toContain('Arjun: Sundays count.');
    expect(post().plainText).not.toContain('the export times out');
  });

  it('of two who want another story at the same moment one is first, and nothing is shown twice', async () => {
    await opened('1');
    const stood = post();
    await Promise.all([
      team.slack.person('Arjun').presses('Show another', { in: stood }),
      team.slack.person('Priya').presses('Show another', { in: stood }),
    ]);
    await team.slack.settled();
    expect(post().plainText.match(/asked for another story/g)).toHaveLength(1);
    expect(await team.db.prisma.showing.count()).toBe(2);
  });

  it('lets only its people choose: neither a guest nor somebody of another channel', async () => {
    await opened();
    await team.slack.person('Aino').invites('#product', 'Daniel');
    const shown = post().plainText;
    await presses(team, 'Daniel', 'Skip in this meeting', openersIn(team, '#product', 'Daniel')[0]);
    const answer = team.slack.person('Daniel').sees('#product').at(-1);
    expect(answer?.plainText).toBe('Only the people of #product choose what Weekly product hears.');
    expect(post().plainText).toBe(shown);
  });

  it('answers kindly when somebody was first, and when the meeting is over', async () => {
    await opened();
    const press = team.slack.person('Arjun').presses('Skip in this meeting', { in: post() });
    await press;
    const twice = team.slack.deliveries.findLast(({ payload }) => payload.type === 'block_actions');
    if (!twice) throw new Error('Nobody pressed');
    await team.slack.settled();
    await team.slack.deliverAgain(twice);
    await team.slack.settled();
    const told = team.slack
      .person('Arjun')
      .sees('#product')
      .filter(({ ephemeral }) => ephemeral);
    expect(told.map(({ plainText }) => plainText)).toEqual([
      'Skipped. It may come in a later meeting.',
      'Somebody was first: this story is not in the post any more.',
    ]);
    await team.until(OVER);
    await presses(team, 'Grace', 'Show another', post());
    expect(team.slack.person('Grace').sees('#product').at(-1)?.plainText).toBe(
      'This meeting is over, so its post stays as it is.',
    );
  });

  it('asks the thread once what was learned, when that is turned on and nobody has said it', async () => {
    await opened();
    await team.db.prisma.opener.updateMany({ data: { asksForLesson: true } });
    await team.until('2026-11-24T07:55:30Z');
    await team.until('2026-11-24T09:10:00Z');
    const lines = team.slack
      .person('Grace')
      .sees('#product')
      .filter(({ threadTs }) => threadTs !== null);
    expect(lines.map(({ plainText }) => plainText)).toEqual([expect.stringContaining('What did we learn today?')]);
  });

  it('names in the thread only whom the post may name, and takes a name out again when the story goes', async () => {
    const acme = await hasLogged(team, 'Mikko', 'Acme Oy: the export times out', { ...DEALT_WITH, level: UNMET });
    const brio = await hasLogged(team, 'Mikko', 'Brio: you rang on a Sunday', { ...DEALT_WITH, level: EXCEEDED });
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await team.db.prisma.opener.updateMany({ data: { asksForLesson: true } });
    const question = () =>
      team.slack
        .person('Grace')
        .sees('#product')
        .find(({ threadTs }) => threadTs !== null);
    await team.until(BEFORE);
    await presses(team, 'Mikko', 'Edit', await asks(team, 'Mikko', '#sales', `/heard ${acme}`));
    await saves(team, 'Mikko', { 'Who may read it?': 'Only the people of the channel it comes from' });
    await putsAway(team, 'Mikko');
    await team.until('2026-11-17T09:10:00Z');
    expect(question()?.buttons).toEqual(['From Brio']);
    const stale = question();
    await presses(team, 'Arjun', 'From Brio', stale);
    await saves(team, 'Arjun', { 'What did we learn?': 'Sundays count.' });
    await team.until('2026-11-17T09:12:00Z');
    expect(question()?.buttons).toEqual(['From Brio']);
    await asks(team, 'Mikko', '#sales', `/heard delete ${brio}`);
    await team.until('2026-11-17T09:14:00Z');
    // The post and the line in its thread are one channel's: a second apart.
    await team.until('2026-11-17T09:14:05Z');
    expect(question()).toBeUndefined();
  });

  it('asks nothing in a thread that another organisation reads', async () => {
    await opened('1');
    await team.db.prisma.opener.updateMany({ data: { asksForLesson: true } });
    await team.until('2026-11-24T07:55:30Z');
    team.slack.admin.setShared('#product', true);
    await team.until('2026-11-24T09:10:00Z');
    const inThreads = team.slack
      .person('Grace')
      .sees('#product')
      .filter(({ threadTs }) => threadTs !== null);
    expect(inThreads).toEqual([]);
  });

  it('keeps another channel’s confined words out of a post when its opener has moved there', async () => {
    await opened('1');
    await hasLogged(team, 'Mikko', 'Delta: confined to sales', {
      ...DEALT_WITH,
      fields: { 'Who may read it?': 'Only the people of the channel it comes from' },
    });
    const sales = await team.db.prisma.conversation.findFirstOrThrow({ where: { audience: 'confined' } });
    await team.db.prisma.opener.updateMany({ data: { channelId: sales.placeId, channelName: 'sales' } });
    for (let turn = 0; turn < 3; turn += 1) {
      await presses(team, 'Arjun', 'Show another', post());
      await team.until(new Date(team.clock.now().getTime() + 5_000));
      expect(post().plainText).not.toContain('confined to sales');
    }
  });

  it('lets a post stand in a channel that was archived, and counts anew who waits', async () => {
    const waiting = await hasLogged(team, 'Mikko', 'Delta: still waiting');
    await opened('1');
    expect(post().plainText).toContain('1 customer still waits for an owner.');
    await asks(team, 'Mikko', '#sales', `/heard delete ${waiting}`);
    await team.until('2026-11-17T07:55:40Z');
    expect(post().plainText).not.toContain('waits for an owner');
    await team.slack.admin.archive('#product');
    const { conversationId } = await team.db.prisma.showing.findFirstOrThrow();
    const { number } = await team.db.prisma.conversation.findFirstOrThrow({ where: { id: conversationId } });
    await asks(team, 'Grace', '#general', `/heard ${number}`);
    await presses(
      team,
      'Grace',
      'Another customer said this',
      team.slack
        .person('Grace')
        .sees('#general')
        .findLast(({ ephemeral }) => ephemeral),
    );
    await saves(team, 'Grace', { Organisation: 'Gamma Oy' });
    await team.until('2026-11-17T07:58:00Z');
    const row = await team.db.prisma.delivery.findFirstOrThrow({ where: { kind: 'opener.post' } });
    expect(row).toMatchObject({ state: 'sent', error: '', refreshAt: null });
  });

  it('counts anew who waits when somebody is made the owner, and when that is taken back', async () => {
    const waiting = await hasLogged(team, 'Mikko', 'Delta: still waiting');
    await opened('1');
    const assigned = await asks(team, 'Mikko', '#sales', `/heard assign ${waiting} @Priya`);
    await team.until('2026-11-17T07:55:40Z');
    expect(post().plainText).not.toContain('waits for an owner');
    await presses(team, 'Mikko', 'Undo', assigned);
    await team.until('2026-11-17T07:55:50Z');
    expect(post().plainText).toContain('1 customer still waits for an owner.');
  });

  it('asks nothing in the thread when that is off, or somebody has said it in the meeting already', async () => {
    const linesIn = () =>
      team.slack
        .person('Grace')
        .sees('#product')
        .filter(({ threadTs }) => threadTs !== null);
    await opened('1');
    await team.until('2026-11-17T09:10:00Z');
    expect(linesIn()).toEqual([]);
    await team.db.prisma.opener.updateMany({ data: { asksForLesson: true } });
    await team.until('2026-11-24T07:55:30Z');
    await presses(team, 'Arjun', 'What did we learn?', openersIn(team, '#product').at(-1));
    await saves(team, 'Arjun', { 'What did we learn?': 'Sundays count.' });
    await team.until('2026-11-24T09:10:00Z');
    expect(linesIn()).toEqual([]);
  });

  it('takes no lesson from a guest, who may read the post and nothing else', async () => {
    await opened('1');
    await team.slack.person('Aino').invites('#product', 'Daniel');
    const shown = post().plainText;
    await presses(team, 'Daniel', 'What did we learn?', openersIn(team, '#product', 'Daniel')[0]);
    expect(team.slack.person('Daniel').modal().text).toMatch(/^There is no #\d that you may read\.$/);
    expect(post().plainText).toBe(shown);
  });

  it('takes two lessons that come at once, and one that comes twice once', async () => {
    await opened('1');
    for (const who of ['Arjun', 'Priya']) await presses(team, who, 'What did we learn?', post());
    await Promise.all(
      ['Arjun', 'Priya'].map((who) => saves(team, who, { 'What did we learn?': `${who} thinks of Sundays.` })),
    );
    await submitsAgain(team);
    await team.until('2026-11-17T07:55:40Z');
    expect(post().plainText).toContain('Arjun: Arjun thinks of Sundays.');
    expect(post().plainText).toContain('Priya: Priya thinks of Sundays.');
    expect(await team.db.prisma.lesson.count()).toBe(2);
  });

  it('previews only to whoever asks what would be posted, and why', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: the export times out', { ...DEALT_WITH, level: UNMET });
    await hasLogged(team, 'Priya', 'Lastekodu: you rang on a Sunday', { ...DEALT_WITH, level: EXCEEDED });
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    const seen = await asks(team, 'Grace', '#product', '/opener preview');
    expect(seen.plainText).toContain('Only you see this: what #product would read now.');
    expect(seen.plainText).toContain('the export times out');
    expect(seen.plainText).toContain('Lastekodu: good and bad news alike: the wow.');
    expect(seen.buttons).toEqual([]);
    expect(await team.db.prisma.showing.count()).toBe(0);
    expect(openersIn(team, '#product')).toEqual([]);
  });

  it('previews that nothing would be posted, and what would change that', async () => {
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    const seen = await asks(team, 'Grace', '#product', '/opener preview');
    expect(seen.plainText).toContain('Nothing would be posted now: I have nothing new for #product.');
  });

  it('shows the purpose of the service above the stories', async () => {
    await team.db.prisma.setting.create({
      data: {
        workspaceId: (await team.db.prisma.workspace.findFirstOrThrow()).id,
        page: 'meetings',
        value: JSON.stringify({ purpose: 'That nobody waits longer than a week.' }),
        updatedAt: team.clock.now(),
      },
    });
    await opened();
    expect(post().plainText).toContain('That nobody waits longer than a week.');
  });
});
