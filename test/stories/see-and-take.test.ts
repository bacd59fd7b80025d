import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SeenMessage } from '../../sandbox/driver/seen.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, openersIn, presses, putsAway, setsUp, startStory } from './acts.ts';

describeEachProvider('what waits for an owner', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const reads = (who: string) => team.slack.person(who).modal();
  const opened = async (place = '#product'): Promise<SeenMessage> => {
    await hasLogged(team, 'Priya', 'Brio AB: shown', { ...DEALT_WITH, in: place });
    await setsUp(team, 'Grace', place);
    await putsAway(team, 'Grace');
    await asks(team, 'Grace', place, '/opener run');
    const post = openersIn(team, place)[0];
    if (!post) throw new Error('Nothing was posted');
    return post;
  };

  it('is listed for a member, oldest first, and taken from the list', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: where is my *invoice*?');
    await hasLogged(team, 'Priya', 'Delta: and mine?');
    const post = await opened();
    expect(post.plainText).toContain('2 customers still wait for an owner.');
    await presses(team, 'Arjun', 'See and take', post);
    expect(reads('Arjun').title).toBe('Waiting for an owner');
    expect(reads('Arjun').text).toBe(
      [
        'Maarit, Acme Oy     🌧️ We fell short',
        'where is my *invoice*?',
        '#1 · heard today · needs an owner by tomorrow at 12:30 PM',
        'Delta     🌧️ We fell short',
        'and mine?',
        '#2 · heard today · needs an owner by tomorrow at 12:30 PM',
      ].join('\n'),
    );
    await presses(team, 'Arjun', 'Take it', 'modal');
    expect(reads('Arjun').text).toBe(
      [
        '✓ #1 · Maarit, Acme Oy: you took it at 12:30 PM.',
        'Delta     🌧️ We fell short',
        'and mine?',
        '#2 · heard today · needs an owner by tomorrow at 12:30 PM',
      ].join('\n'),
    );
    await presses(team, 'Arjun', 'Take it', 'modal');
    expect(reads('Arjun').text).toBe(
      '✓ #2 · Delta: you took it at 12:30 PM.\nNobody waits for an owner. Every customer has one.',
    );
  });

  it('taken by two at once goes to one, and the other is told to whom', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: who helps me?');
    const post = await opened();
    await presses(team, 'Arjun', 'See and take', post);
    await presses(team, 'Priya', 'See and take', post);
    await Promise.all([
      team.slack.person('Arjun').presses('Take it', { in: 'modal' }),
      team.slack.person('Priya').presses('Take it', { in: 'modal' }),
    ]);
    await team.slack.settled();
    const record = await team.db.prisma.conversation.findFirst({ where: { number: 1 }, include: { owner: true } });
    const winner = record?.owner?.name ?? '';
    const loser = winner === 'Arjun' ? 'Priya' : 'Arjun';
    expect(reads(winner).text).toContain('✓ #1 · Acme Oy: you took it at');
    expect(reads(loser).text).toContain(`${winner} took #1 (today at 12:30 PM). Nothing is left for you to do.`);
    expect(await team.db.prisma.conversationEvent.count({ where: { act: 'taken' } })).toBe(1);
  });

  it('is not a guest’s to take: they see how many, and of the words their own', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: hidden from guests');
    await hasLogged(team, 'Daniel', 'Delta: told the guest', { in: '#launch' });
    const post = await opened('#launch');
    await presses(team, 'Daniel', 'See and take', post);
    expect(reads('Daniel').text).toContain('told the guest');
    expect(reads('Daniel').text).not.toContain('hidden from guests');
    expect(reads('Daniel').text).toContain('1 more customer waits whose words you may not read.');
    expect(reads('Daniel').buttons).toEqual([]);
  });

  it('counts what is confined, and shows its words to nobody else', async () => {
    team.slack.admin.addChannel('#board', { private: true, members: ['Grace', 'Mikko'], withBot: true });
    await hasLogged(team, 'Mikko', 'Acme Oy: board only', { in: '#board' });
    const post = await opened();
    expect(post.plainText).toContain('1 customer still waits for an owner.');
    await presses(team, 'Priya', 'See and take', post);
    expect(reads('Priya').text).toBe('1 customer waits whose words you may not read.');
    await presses(team, 'Grace', 'See and take', post);
    expect(reads('Grace').text).toContain('board only');
  });

  it('is not for people of another organisation, even where the channel was shared after the post', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: ours');
    const post = await opened();
    team.slack.admin.setShared('#product', true);
    await team.slack.person('Grace').invites('#product', 'Kenji');
    await presses(team, 'Kenji', 'See and take', post);
    const kenji = team.slack.person('Kenji');
    const answers = [...kenji.sees('#product'), ...kenji.dm()].filter(({ ephemeral }) => ephemeral);
    const answer = kenji.hasModal() ? kenji.modal().text : answers.at(-1)?.plainText;
    expect(answer).toBe('I work for the people of Northwind Chairs only.');
  });

  it('is empty by the time somebody looks', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: soon taken');
    await opened();
    await team.slack.person('Priya').opensHome();
    await team.slack.settled();
    await presses(team, 'Mikko', 'Take it', await asks(team, 'Mikko', '#sales', `/heard ${number}`));
    await presses(team, 'Priya', 'See and take', 'home');
    expect(reads('Priya').text).toBe('Nobody waits for an owner. Every customer has one.');
  });

  it('goes from the meeting’s post when the last one is taken', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: soon taken');
    const post = await opened();
    expect(post.plainText).toContain('1 customer still waits for an owner.');
    await presses(team, 'Mikko', 'Take it', await asks(team, 'Mikko', '#sales', `/heard ${number}`));
    expect(post.plainText).not.toContain('still waits');
    expect(post.buttons).not.toContain('See and take');
  });
});
