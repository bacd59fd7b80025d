import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('telling everyone', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await chooses(team, { shareChannelId: 'C0PRODUCT' });
  });
  afterEach(() => team.end());

  const posts = () =>
    team.slack
      .person('Grace')
      .sees('#product')
      .filter(({ author, ephemeral, deleted }) => author.isBot && !ephemeral && !deleted);
  const soon = () => team.until(new Date(team.clock.now().getTime() + 5_000));
  const stage = async () => (await team.db.prisma.conversation.findFirstOrThrow()).stage;
  const answers = async (who: string, fields: Parameters<typeof saves>[2] = {}) => {
    await team.slack.person(who).types('#sales', '/heard answered 1');
    await saves(team, who, { 'What did you tell them?': 'It runs at night now.', ...fields });
    return team.slack.person(who).modal();
  };

  it('posts who said what, what we told them and later what we learned, in one post written anew', async () => {
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out every Monday');
    const receipt = await answers('Priya');
    expect(receipt.text).toContain('Everyone hears of it in #product.');
    expect(await stage()).toBe('shared');
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.plainText).toContain('the export times out every Monday');
    expect(posts()[0]?.plainText).toContain('It runs at night now.');
    expect(posts()[0]?.plainText).toContain('Told to everyone by Priya');
    await putsAway(team, 'Priya');
    await soon();
    await team.slack.person('Priya').types('#sales', '/heard learned 1');
    await saves(team, 'Priya', {
      'Why did it come about?': 'All exports start at once.',
      'What will keep it from coming again?': 'Spread them over the night',
      'Who does that?': 'Arjun',
      'By when?': '2026-11-27',
    });
    await soon();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.plainText).toContain('All exports start at once.');
    expect(posts()[0]?.plainText).toContain('Spread them over the night (Arjun, by 27 November 2026)');
  });

  it('tells good news as well, and only when that is wanted', async () => {
    await hasLogged(team, 'Priya', 'Leena: thank you for calling back', { level: '✨ Wow' });
    await answers('Priya', { 'Who hears of it?': [] });
    expect(await stage()).toBe('answered');
    expect(posts()).toEqual([]);
    await putsAway(team, 'Priya');
    const answer = await asks(team, 'Priya', '#sales', '/heard share 1');
    expect(answer.plainText).toContain('Everyone hears of it in #product.');
    expect(posts()[0]?.plainText).toContain('✨ Wow');
  });

  it('tells everyone also what was learned from first, and only once', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await answers('Priya', { 'Who hears of it?': [] });
    await putsAway(team, 'Priya');
    await team.slack.person('Priya').types('#sales', '/heard learned 1');
    await saves(team, 'Priya', {
      'Why did it come about?': 'All exports start at once.',
      'Can it happen again?': ['It was a one-off: there is nothing to prevent'],
    });
    await putsAway(team, 'Priya');
    expect([await stage(), posts()]).toEqual(['learned', []]);
    const record = await asks(team, 'Priya', '#sales', '/heard 1');
    await presses(team, 'Priya', 'Share', record);
    await soon();
    expect(posts()).toHaveLength(1);
    expect(await stage()).toBe('learned');
    expect((await asks(team, 'Priya', '#sales', '/heard 1')).buttons).not.toContain('Share');
    expect((await asks(team, 'Priya', '#sales', '/heard share 1')).plainText).toContain('Priya did that with #1');
  });

  it('says on its post that we are at it again when its owner hears a week later that they are not content', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await answers('Priya', { 'Are they content?': 'I don’t know: ask me in a week' });
    await putsAway(team, 'Priya');
    expect(posts()[0]?.plainText).not.toContain('we are at it');
    await team.until('2026-11-24T08:00:00Z');
    const question = team.slack
      .person('Priya')
      .dm()
      .find(({ plainText }) => plainText.includes('content with our answer?'));
    await presses(team, 'Priya', 'Not yet', question);
    await soon();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.plainText).toContain('Told to everyone by Priya · they spoke again since, and we are at it');
  });

  it('says on its post, once they are answered anew, that they are, and no longer that we are at it', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await answers('Priya');
    await putsAway(team, 'Priya');
    await team.until('2026-11-18T08:00:00Z');
    await asks(team, 'Priya', '#sales', '/heard reopen 1');
    await soon();
    expect(posts()[0]?.plainText).toContain('they spoke again since, and we are at it');
    await answers('Priya', { 'Who hears of it?': [] });
    await putsAway(team, 'Priya');
    await soon();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.plainText).not.toContain('we are at it');
    expect(posts()[0]?.plainText).toContain('they spoke again since, and we answered them again');
  });

  it('takes the post away with Undo, and refuses to share twice in words', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await answers('Priya', { 'Who hears of it?': [] });
    await putsAway(team, 'Priya');
    await team.until('2026-11-17T07:05:00Z');
    const answer = await asks(team, 'Priya', '#sales', '/heard share 1');
    expect(posts()).toHaveLength(1);
    await soon();
    const again = await asks(team, 'Priya', '#sales', '/heard share 1');
    expect(again.plainText).toContain('Priya did that with #1');
    await presses(team, 'Priya', 'Undo', answer);
    await soon();
    expect(posts()).toEqual([]);
    expect(await stage()).toBe('answered');
  });

  it('keeps confined words out of it: the verb is refused in words, the form says it on the receipt', async () => {
    await hasLogged(team, 'Aino', 'Acme: we may leave', { in: '#leadership' });
    const receipt = await answers('Aino');
    expect(receipt.text).toContain('It is not told in #product: it is confined to fewer people.');
    expect(await stage()).toBe('answered');
    await putsAway(team, 'Aino');
    const refusal = await asks(team, 'Aino', '#general', '/heard share 1');
    expect(refusal.plainText).toContain('#1 is confined to the people of the channel it came from');
    expect(posts()).toEqual([]);
  });

  it('leaves it to the next meeting where there is no such channel', async () => {
    await chooses(team, { shareChannelId: '' });
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    const receipt = await answers('Priya');
    expect(receipt.text).toContain('There is no channel for it, so the next meeting that may hear it tells it.');
    expect(await stage()).toBe('shared');
  });

  it('does not post where another organisation reads along, and says so', async () => {
    await chooses(team, { shareChannelId: 'C0ACMESHR' });
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    const receipt = await answers('Priya');
    expect(receipt.text).toContain('I can’t post there.');
    expect(await stage()).toBe('answered');
  });

  it('takes its words out of the channel when it is confined later, and does not post them anew', async () => {
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out every Monday');
    await answers('Priya');
    await putsAway(team, 'Priya');
    expect(posts()[0]?.plainText).toContain('the export times out every Monday');
    await team.slack.person('Priya').types('#sales', '/heard edit 1');
    await saves(team, 'Priya', { 'Who may read it?': 'Only the people of the channel it comes from' });
    await putsAway(team, 'Priya');
    await soon();
    expect(posts()).toEqual([]);
    expect(JSON.stringify(team.slack.person('Grace').sees('#product'))).not.toContain('times out');
    const answer = await asks(team, 'Priya', '#sales', '/heard share 1');
    expect(answer.plainText).toContain('#1 is confined to the people of the channel it came from');
    await team.until('2026-11-18T07:00:00Z');
    expect(posts()).toEqual([]);
  });

  it('takes its post away with its record', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await answers('Priya');
    await putsAway(team, 'Priya');
    expect(posts()).toHaveLength(1);
    await asks(team, 'Priya', '#sales', '/heard delete 1');
    await soon();
    expect(posts()).toEqual([]);
  });
});
