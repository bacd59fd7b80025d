import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/settings/settings.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { allRows } from '../support/all-tables.ts';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('an idea sent without a name', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    const workspace = await team.db.prisma.workspace.findFirstOrThrow();
    const chosen = { ...DEFAULTS.ideas, allowsNameless: true };
    await settings(team.db.prisma, workspace.id).save('ideas', chosen, team.clock.now());
  });
  afterEach(() => team.end());

  const lastMorning = (who: string) => morningsOf(team.slack, who).at(-1);
  const sendsNameless = async (who: string, title: string) => {
    await team.slack.person(who).types('#general', '/idea');
    await saves(team, who, { 'The idea, in one line': title, 'Your name': ['Without my name'] });
    await putsAway(team, who);
  };
  const decides = async (number: number, fields: Parameters<typeof saves>[2]) => {
    await presses(team, 'Aino', 'Decide…', await asks(team, 'Aino', '#general', `/idea ${number}`));
    await saves(team, 'Aino', fields);
    await putsAway(team, 'Aino');
  };

  it('is answered like any other, and who sent it stands in one table and nowhere else', async () => {
    await sendsNameless('Priya', 'Let the night shift go home earlier');
    await presses(team, 'Aino', 'Acknowledge', await asks(team, 'Aino', '#general', '/idea 1'));
    await team.until('2026-11-18T05:00:05Z');
    expect(lastMorning('Priya')?.plainText).toContain(
      'Your idea #1 “Let the night shift go home earlier” was read by Aino.',
    );
    await decides(1, { 'What becomes of it?': 'Decline it', 'Why?': 'The contract forbids it.' });
    await team.until('2026-11-19T05:00:05Z');
    expect(lastMorning('Priya')?.plainText).toContain('is declined, by Aino.');
    expect(lastMorning('Priya')?.plainText).toContain('The contract forbids it.');

    await presses(team, 'Priya', 'Answer the reviewer', lastMorning('Priya'));
    await saves(team, 'Priya', { 'Your answer': 'The contract ends in May.' });
    await putsAway(team, 'Priya');
    await presses(team, 'Priya', 'Publish why', lastMorning('Priya'));
    await team.until('2026-11-20T08:00:05Z');
    const told = morningsOf(team.slack, 'Aino')
      .map(({ plainText }) => plainText)
      .join('\n');
    expect(told).toContain('whoever sent it answers what was decided.');
    expect(told).toContain('The contract ends in May.');
    expect(told).not.toContain('Priya');
    const shown = await asks(team, 'Aino', '#general', '/idea 1');
    expect(shown.plainText).toContain('Sent without a name');
    expect(shown.plainText).toContain('Whoever sent it answered');
    expect(shown.plainText).not.toContain('Priya');

    const idea = await team.db.prisma.idea.findFirstOrThrow();
    // Nor where it was written, which in a small channel would say as much.
    expect(idea.placeId).toBe('');
    const author = await team.db.prisma.member.findFirstOrThrow({ where: { name: { startsWith: 'Priya' } } });
    const [events, news] = [await team.db.prisma.ideaEvent.findMany(), await team.db.prisma.ideaNews.findMany()];
    const ofIdea = [idea.id, ...events.map(({ id }) => id), ...news.map(({ id }) => id), 'night shift'];
    const names = (text: string) => text.includes(author.id) || text.includes(author.slackUserId);
    const telling = (texts: readonly string[]) =>
      texts.filter((text) => names(text) && ofIdea.some((mark) => text.includes(mark)));
    const rows = await allRows(team.db);
    expect(telling(rows)).toEqual([expect.stringMatching(/^NamelessAuthor /)]);
    // Nor by an instant that two rows share: when the news was told, and when the message was sent.
    const sentToAuthor = await team.db.prisma.delivery.findMany({ where: { targetId: author.slackUserId } });
    const instants = new Set(sentToAuthor.map(({ sentAt }) => sentAt?.getTime()));
    expect(news.filter(({ memberId, toldAt }) => memberId === null && instants.has(toldAt?.getTime()))).toEqual([]);
    expect(telling(team.log.text().split('\n'))).toEqual([]);
  });

  it('is answered by nobody else, whatever they press', async () => {
    await sendsNameless('Priya', 'Let the night shift go home earlier');
    await decides(1, { 'What becomes of it?': 'Decline it', 'Why?': 'The contract forbids it.' });
    expect((await asks(team, 'Mikko', '#sales', '/idea 1')).buttons).not.toContain('Answer the reviewer');
    await team.until('2026-11-18T05:00:05Z');
    const nameless = await team.db.prisma.namelessAuthor.findFirstOrThrow();
    await team.db.prisma.namelessAuthor.update({
      where: { id: nameless.id },
      data: {
        memberId: (await team.db.prisma.member.findFirstOrThrow({ where: { name: { startsWith: 'Mikko' } } })).id,
      },
    });
    await presses(team, 'Priya', 'Answer the reviewer', lastMorning('Priya'));
    await saves(team, 'Priya', { 'Your answer': 'Mine all the same.' });
    expect(team.slack.person('Priya').modal().text).toContain('Only whoever sent this idea can do that.');
    await putsAway(team, 'Priya');
  });

  it('is thanked without a name when it is done', async () => {
    const workspace = await team.db.prisma.workspace.findFirstOrThrow();
    const channelId = team.slack.channel('#product').id;
    const chosen = { ...DEFAULTS.ideas, allowsNameless: true, channelId };
    await settings(team.db.prisma, workspace.id).save('ideas', chosen, team.clock.now());
    await sendsNameless('Priya', 'Let the night shift go home earlier');
    await presses(team, 'Aino', 'Done…', await asks(team, 'Aino', '#general', '/idea 1'));
    await saves(team, 'Aino', {
      'What changed, and why?': 'The shift ends at five.',
      'What does it do for the customer?': 'They meet people who are awake.',
      'Who built it?': ['Arjun'],
    });
    await putsAway(team, 'Aino');
    await team.until(new Date(team.clock.now().getTime() + 5_000));
    const posts = team.slack
      .person('Grace')
      .sees('#product')
      .map(({ plainText }) => plainText);
    const post = posts.find((text) => text.startsWith('Done:')) ?? '';
    expect(post).toContain('They meet people who are awake.');
    expect(post).toContain('Thank you, Arjun, for making it real.');
    expect(post).not.toContain('Priya');
  });
});
