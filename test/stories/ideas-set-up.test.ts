import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('how a workspace answers ideas', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider, { at: new Date('2026-11-17T10:00:00Z') });
  });
  afterEach(() => team.end());

  const chooses = async (fields: Parameters<typeof saves>[2]) => {
    await presses(team, 'Aino', 'Change how ideas are answered', await asks(team, 'Aino', '#general', '/chair setup'));
    await saves(team, 'Aino', fields);
    const { text } = team.slack.person('Aino').modal();
    await putsAway(team, 'Aino');
    return text;
  };
  const posts = () =>
    team.slack
      .person('Arjun')
      .sees('#product')
      .filter(({ ephemeral, author }) => author.isBot && !ephemeral);

  it('posts new ideas where it is chosen; votes and the thread are there, and it follows the idea', async () => {
    expect(await chooses({ 'Channel for ideas': '#product' })).toContain('How ideas are answered is saved.');
    await asks(team, 'Priya', '#general', '/idea say thanks by phone');
    const [post] = posts();
    expect(post?.plainText).toContain('say thanks by phone');
    expect(post?.plainText).toContain('Sent by Priya');
    expect(post?.buttons).toEqual(['I am for it', 'Open', 'Link a customer’s words']);
    await presses(team, 'Arjun', 'I am for it', post);
    await team.until(new Date(team.clock.now().getTime() + 5_000));
    expect(posts()[0]?.plainText).toContain('one colleague is for it');
    const shown = await asks(team, 'Grace', '#general', '/idea 1');
    expect(JSON.stringify(shown.blocks)).toContain(`/p${post?.ts.replace('.', '')}|talk about it`);
  });

  it('takes a post away when its idea is undone', async () => {
    await chooses({ 'Channel for ideas': '#product' });
    const receipt = await asks(team, 'Priya', '#general', '/idea say thanks by phone');
    expect(posts()).toHaveLength(1);
    await presses(team, 'Priya', 'Undo', receipt);
    await team.until(new Date(team.clock.now().getTime() + 5_000));
    expect(posts().filter(({ deleted }) => !deleted)).toEqual([]);
  });

  it('refuses a channel that it is not in, a reviewer who is a guest, and days that contradict each other', async () => {
    expect(await chooses({ 'Channel for ideas': '#random' })).toContain('Type /invite');
    expect(await chooses({ Reviewers: ['Daniel'] })).toContain('Daniel is a guest here');
    await presses(team, 'Aino', 'Change how ideas are answered', await asks(team, 'Aino', '#general', '/chair setup'));
    await saves(team, 'Aino', { 'Working days until it is decided': '1' });
    expect(team.slack.person('Aino').modal().fields['Working days until it is decided']?.error).toBe(
      'An idea is read before it is decided: not fewer days than above.',
    );
  });

  it('takes ideas without a name only when that is chosen; the receipt alone can add to them', async () => {
    await team.slack.person('Priya').types('#general', '/idea');
    await team.slack.settled();
    expect(team.slack.person('Priya').modal().fields['Your name']).toBeUndefined();
    await putsAway(team, 'Priya');
    await chooses({
      'May ideas be sent without a name?': 'Yes: nobody is shown it, and answers still reach whoever sent it',
    });

    await team.slack.person('Priya').types('#general', '/idea');
    await saves(team, 'Priya', { 'The idea, in one line': 'Say sorry sooner', 'Your name': ['Without my name'] });
    const receipt = team.slack.person('Priya').modal();
    expect(receipt.text).toContain('Everyone but guests may read it, without your name.');
    await presses(team, 'Priya', 'Add the questions', 'modal');
    await saves(team, 'Priya', { 'What is their problem?': 'They wait for a sorry' });
    await putsAway(team, 'Priya');

    const shown = await asks(team, 'Priya', '#general', '/idea 1');
    expect(shown.plainText).toContain('Sent without a name');
    expect(shown.plainText).toContain('They wait for a sorry');
    expect(shown.buttons).not.toContain('Edit');
    expect(await team.db.prisma.ideaEvent.findMany({ select: { act: true, actorId: true } })).toEqual([
      { act: 'sent', actorId: null },
      { act: 'edited', actorId: null },
    ]);
  });

  it('shows one’s own ideas and where they are in App Home', async () => {
    await asks(team, 'Priya', '#general', '/idea say thanks by phone');
    await team.slack.person('Priya').opensHome();
    await team.slack.settled();
    expect(team.slack.person('Priya').home().text).toContain(
      'say thanks by phone · #1 · new · an answer is promised by',
    );
    expect(team.slack.person('Priya').home().buttons).not.toContain('Review them');

    await team.slack.person('Aino').opensHome();
    await team.slack.settled();
    expect(team.slack.person('Aino').home().text).toContain('1 idea waits for a decision.');
    await presses(team, 'Aino', 'Review them', 'home');
    expect(team.slack.person('Aino').modal().text).toContain('say thanks by phone');
  });
});
