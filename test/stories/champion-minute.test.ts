import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, openersIn, presses, putsAway, saves, setsUp, startStory, submitsAgain } from './acts.ts';

describeEachProvider('the champion calls a customer minute', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out', { in: '#general' });
    await asks(team, 'Mikko', '#general', '/champion nominate me');
    await team.until('2026-11-23T15:00:00Z');
  });
  afterAll(() => team.end());

  const calls = async (who: string) => {
    await team.slack.person(who).types('#general', '/champion minute');
    await saves(team, who, {
      'Whose words?': '#1 Maarit, Acme Oy: the export times out',
      'In which meeting’s channel?': 'Weekly product, #product',
    });
    const { text } = team.slack.person(who).modal();
    await putsAway(team, who);
    return text;
  };

  /** What a host reads of minutes in the channel of their meeting. */
  const readsAsHost = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .map(({ plainText }) => plainText)
      .filter((text) => text.includes('called a customer minute'));

  const minutes = () =>
    team.slack
      .person('Grace')
      .sees('#product')
      .filter(({ plainText }) => plainText.startsWith('A customer minute'));

  it('is for the champion', async () => {
    expect(await calls('Arjun')).toContain('The customer champion calls a customer minute');
  });

  it('shows the words in the meeting’s channel at once, and its host is told', async () => {
    expect(await calls('Mikko')).toContain('#1 goes to #product now. Grace, who hosts Weekly product, is told.');
    const post = team.slack
      .person('Grace')
      .sees('#product')
      .findLast(({ ephemeral }) => !ephemeral);
    expect(post?.plainText).toContain('A customer minute');
    expect(post?.plainText).toContain('the export times out');
    expect(readsAsHost('Grace')).toEqual([
      expect.stringContaining('Mikko called a customer minute in #product, the channel of Weekly product: #1.'),
    ]);
    expect(readsAsHost('Mikko')).toEqual([]);
    expect(await team.db.prisma.showing.count()).toBe(1);
  });

  it('is one post, however often the same form arrives', async () => {
    const before = minutes().length;
    await team.until(new Date(team.clock.now().getTime() + 60_000));
    await submitsAgain(team);
    await team.slack.settled();
    expect(minutes()).toHaveLength(before);
  });

  it('names the champion under the meeting’s opener', async () => {
    await hasLogged(team, 'Priya', 'Leena, Lastekodu: thank you', { in: '#general', next: 'Nothing to answer' });
    await team.until('2026-11-24T08:00:00Z');
    expect(openersIn(team, '#product').at(-1)?.plainText).toContain('· customer champion: Mikko');
  });

  it('says so where it did not reach the channel, lets the meeting hear it still, and posts it on a press', async () => {
    await hasLogged(team, 'Priya', 'Jonas, Brio: the import took ages', { in: '#general' });
    await team.slack.admin.archive('#product');
    await team.slack.person('Mikko').types('#general', '/champion minute');
    await saves(team, 'Mikko', {
      'Whose words?': '#3 Jonas, Brio: the import took ages',
      'In which meeting’s channel?': 'Weekly product, #product',
    });
    await putsAway(team, 'Mikko');
    const told = team.slack.person('Mikko').dm().at(-1);
    expect(told?.plainText).toContain('Your customer minute #3 did not reach #product, the channel of Weekly product.');
    expect(told?.plainText).toContain('it is archived');
    const shown = () => team.db.prisma.showing.count({ where: { conversation: { number: 3 } } });
    expect(await shown()).toBe(0);
    await team.slack.admin.unarchive('#product');
    await presses(team, 'Mikko', 'Post it now', told);
    await team.until(new Date(team.clock.now().getTime() + 60_000));
    expect(minutes().at(-1)?.plainText).toContain('the import took ages');
    expect(await shown()).toBe(1);
  });

  it('has its host know when it stands there, in their own working hours, and of none that did not come', async () => {
    expect(readsAsHost('Grace')).toHaveLength(1);
    await team.until('2026-11-24T13:59:00Z');
    expect(readsAsHost('Grace')).toHaveLength(1);
    await team.until('2026-11-24T14:01:00Z');
    expect(readsAsHost('Grace').map((text) => /#\d/u.exec(text)?.[0])).toEqual(['#1', '#3']);
  });

  it('tells nothing to whoever calls one for a meeting of their own', async () => {
    await setsUp(team, 'Mikko', '#sales', { 'Name of the meeting': 'Sales round' });
    await putsAway(team, 'Mikko');
    await team.slack.person('Mikko').types('#general', '/champion minute');
    await saves(team, 'Mikko', {
      'Whose words?': '#3 Jonas, Brio: the import took ages',
      'In which meeting’s channel?': 'Sales round, #sales',
    });
    await putsAway(team, 'Mikko');
    await team.until(new Date(team.clock.now().getTime() + 60_000));
    const inSales = team.slack.person('Mikko').sees('#sales');
    expect(inSales.some(({ plainText }) => plainText.startsWith('A customer minute'))).toBe(true);
    expect(readsAsHost('Mikko')).toEqual([]);
  });
});
