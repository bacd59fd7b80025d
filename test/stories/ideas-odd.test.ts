import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/settings/settings.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('an idea, where things go otherwise', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    await settings(team.db.prisma, id).save('ideas', { ...DEFAULTS.ideas, channelId: 'C0PRODUCT' }, team.clock.now());
  });
  afterEach(() => team.end());

  const soon = () => team.until(new Date(team.clock.now().getTime() + 5_000));
  const posts = () =>
    team.slack
      .person('Grace')
      .sees('#product')
      .filter(({ author, ephemeral, deleted }) => author.isBot && !ephemeral && !deleted);
  const decides = async (fields: Parameters<typeof saves>[2]) => {
    await presses(team, 'Aino', 'Decide…', await asks(team, 'Aino', '#general', '/idea 1'));
    await saves(team, 'Aino', fields);
    await putsAway(team, 'Aino');
  };

  it('is sent from anywhere in Slack by its shortcut', async () => {
    await team.slack.person('Mikko').usesShortcut('Send an idea');
    await saves(team, 'Mikko', { 'The idea, in one line': 'Say thanks by phone' });
    expect(team.slack.person('Mikko').modal().text).toContain('Idea #1 is in.');
    await putsAway(team, 'Mikko');
    expect((await team.db.prisma.idea.findFirstOrThrow()).title).toBe('Say thanks by phone');
  });

  it('goes on when somebody deleted its post: votes count, its author hears, and it is not posted again', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await soon();
    const [post] = posts();
    const deleted = await fetch(`${team.slack.apiUrl}chat.delete`, {
      method: 'POST',
      headers: { authorization: `Bearer ${team.slack.tokens.bot}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'C0PRODUCT', ts: post?.ts }),
    });
    expect(await deleted.json()).toMatchObject({ ok: true });
    await presses(team, 'Priya', 'I am for it', await asks(team, 'Priya', '#general', '/idea 1'));
    await decides({ 'What becomes of it?': 'Do it', 'Why?': 'Yes.' });
    await soon();
    expect(posts()).toEqual([]);
    expect((await asks(team, 'Grace', '#general', '/idea 1')).plainText).toContain('one colleague is for it');
    await team.until('2026-11-18T07:00:05Z');
    expect(morningsOf(team.slack, 'Mikko').at(-1)?.plainText).toContain('is being done');
  });

  it('keeps long words and odd characters whole, wherever it is shown', async () => {
    const odd = '🙂 شكرا جزيلا *bold* _it_ `code` <!channel> & <https://example.com|x> ‮backwards‬ e\u0301 👩‍👩‍👧';
    const long = `${odd} ${'and we ring everybody who gave. '.repeat(120)}`.trim();
    await team.slack.person('Mikko').types('#sales', '/idea');
    await saves(team, 'Mikko', {
      'The idea, in one line': odd,
      'Who is the customer for it?': odd,
      'Why will it delight them?': long.slice(0, 2_900),
    });
    expect(team.slack.person('Mikko').modal().errors).toEqual({
      'Why will it delight them?': 'This takes 2,000 characters; there are 2,895.',
    });
    await saves(team, 'Mikko', { 'Why will it delight them?': long.slice(0, 1_990) });
    await putsAway(team, 'Mikko');
    await asks(team, 'Mikko', '#sales', `/idea ${long}`);
    await soon();
    const rows = await team.db.prisma.idea.findMany({ orderBy: { number: 'asc' } });
    expect(rows[0]?.title).toBe(odd);
    expect(long.length).toBeGreaterThan(3_000);
    expect(rows[1]?.text).toBe(long);
    for (const number of [1, 2]) {
      const shown = await asks(team, 'Priya', '#general', `/idea ${number}`);
      expect(shown.plainText).toContain('🙂 شكرا جزيلا *bold*');
      expect(shown.text).not.toContain('<!channel>');
    }
    expect(posts()).toHaveLength(2);
    await decides({ 'What becomes of it?': 'Decline it', 'Why?': odd });
    await team.until('2026-11-18T07:00:05Z');
    expect(morningsOf(team.slack, 'Mikko').at(-1)?.plainText).toContain(odd);
  });
});
