import { afterEach, beforeEach, expect, it } from 'vitest';
import { assertMayAnswer } from '../../src/rituals/openers/answer-asked.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { DEALT_WITH, hasLogged, numberIn, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

const FOOTER = 'You get this once a day at most, when something waits. Change that in Home.';
const EVERYBODY = ['Grace', 'Mikko', 'Aino', 'Priya', 'Arjun', 'Daniel'];

/** It is Wednesday. The meeting is on Tuesday the 24th at ten in Helsinki: at three in the morning in New York. */
describeEachProvider('the morning of the working day before a meeting', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider, { at: new Date('2026-11-18T07:00:00Z') });
  });
  afterEach(() => team.end());

  const mornings = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText, ephemeral }) => !ephemeral && plainText.startsWith('Good morning'));
  const lines = (who: string) =>
    mornings(who).map(({ plainText }) =>
      plainText.split('\n').filter((line) => line !== 'Good morning.' && line !== FOOTER),
    );
  const hours = (who: string) => mornings(who).map(({ ts }) => new Date(Number(ts) * 1000).toISOString().slice(0, 16));
  const wasAsked = () => EVERYBODY.filter((who) => mornings(who).length > 0);
  const tellings = async () =>
    (await team.db.prisma.telling.findMany({ include: { member: true }, orderBy: { askedAt: 'asc' } })).map(
      ({ member, state }) => `${member.name} ${state}`,
    );
  const marks = (...names: string[]) =>
    team.db.prisma.member.updateMany({ where: { name: { in: names } }, data: { tells: true } });

  it('asks the host for a story, once, in the host’s own morning', async () => {
    await setsUp(team, 'Grace', '#product');
    await team.until('2026-11-23T13:59:50Z');
    expect(wasAsked()).toEqual([]);
    await team.until('2026-11-23T14:00:05Z');
    expect(lines('Grace')).toEqual([['Weekly product meets tomorrow at 3:00 AM and has no new story yet.']]);
    const [dm] = mornings('Grace');
    expect(dm?.buttons).toEqual(['Log one', 'I will tell it', 'Not this time']);
    expect(dm?.text).toContain('Good morning. Weekly product meets');
    await team.until('2026-11-24T07:00:00Z');
    expect(hours('Grace')).toEqual(['2026-11-23T14:00']);
    expect(wasAsked()).toEqual(['Grace']);
  });

  it('says how much is there already, and asks nobody where there is enough', async () => {
    await hasLogged(team, 'Grace', 'A: one', DEALT_WITH);
    await setsUp(team, 'Grace', '#product');
    await team.db.prisma.member.updateMany({ data: { tells: false } });
    await team.until('2026-11-23T14:00:05Z');
    expect(lines('Grace')).toEqual([
      ['Weekly product may hear #1 tomorrow at 3:00 AM. Will you tell more about it? It has room for two more.'],
    ]);
  });

  it('has the line done in place when the host logs one, tells it, or does not', async () => {
    for (const name of ['Log', 'Tell', 'Leave']) {
      await setsUp(team, 'Mikko', '#product', { 'Name of the meeting': name });
      await putsAway(team, 'Mikko');
    }
    await team.until('2026-11-23T07:00:05Z');
    expect(lines('Mikko')[0]).toHaveLength(3);
    const [dm] = mornings('Mikko');
    const line = (name: string) => lines('Mikko')[0]?.find((one) => one.includes(name));
    const press = (label: string, name: string) => {
      const block = dm?.blocks.find((one) => JSON.stringify(one).includes(`"${label}: ${name}"`));
      const element =
        block?.type === 'actions'
          ? block.elements.find((one) => JSON.stringify(one).includes(`"${label}: ${name}"`))
          : null;
      if (!dm || !block?.block_id || !element?.action_id) throw new Error(`no ${label} for ${name}`);
      return team.slack.person('Mikko').actsOn(dm, { blockId: block.block_id, actionId: element.action_id });
    };
    await press('Not this time', 'Leave');
    await press('Not this time', 'Leave').catch(() => undefined);
    await team.slack.settled();
    expect(line('Leave')).toBe('✓ Leave, tomorrow at 10:00 AM: not this time.');

    await press('I will tell it', 'Tell');
    await saves(team, 'Mikko', {
      'Who said it?': 'Maarit',
      'Their words': 'It works now',
      'How did we do?': '✨ Wow',
      'What happens next?': 'Nothing to answer',
    });
    const number = numberIn(team.slack.person('Mikko').modal().text);
    await putsAway(team, 'Mikko');
    await team.until('2026-11-23T07:01:00Z');
    expect(line('Tell')).toBe(`✓ Tell, tomorrow at 10:00 AM: you tell more about #${number}.`);
    expect(line('Log')).toBe(`✓ Log, tomorrow at 10:00 AM: you logged #${number}.`);
    expect(dm?.buttons).toEqual([]);
    expect(await tellings()).toEqual(expect.arrayContaining(['Mikko declined', 'Mikko willing']));
    await team.until('2026-11-24T07:30:00Z');
    expect(hours('Mikko')).toEqual(['2026-11-23T07:00']);
  });

  it('has the line done in place when the host logs one elsewhere, and when colleagues have told enough', async () => {
    await setsUp(team, 'Mikko', '#product');
    await setsUp(team, 'Grace', '#product', { 'Name of the meeting': 'Board', Time: '12:00' });
    await team.until('2026-11-23T14:00:05Z');
    expect(lines('Grace')[0]?.[0]).toContain('has no new story yet');
    expect(lines('Mikko')[0]?.[0]).toContain('has no new story yet');
    const number = await hasLogged(team, 'Mikko', 'A: one', DEALT_WITH);
    await team.until('2026-11-23T14:01:00Z');
    expect(lines('Mikko')).toEqual([[`✓ Weekly product, tomorrow at 10:00 AM: you logged #${number}.`]]);
    expect(mornings('Mikko')[0]?.buttons).toEqual([]);
    for (const who of ['B: two', 'C: three', 'D: four', 'E: five', 'F: six', 'G: seven'])
      await hasLogged(team, 'Priya', who, DEALT_WITH);
    await team.until('2026-11-23T14:02:00Z');
    expect(lines('Grace')).toEqual([['✓ Board, tomorrow at 5:00 AM: it has enough to hear by now.']]);
  });

  it('answers a press that comes after the meeting has begun', async () => {
    await setsUp(team, 'Mikko', '#product');
    await putsAway(team, 'Mikko');
    await team.until('2026-11-24T08:01:00Z');
    const [dm] = mornings('Mikko');
    await presses(team, 'Mikko', 'Not this time', dm);
    expect(team.slack.person('Mikko').dm().at(-1)?.plainText).toContain('Weekly product has begun');
    await presses(team, 'Mikko', 'Log one', dm);
    expect(team.slack.person('Mikko').modal().text).toContain('Weekly product has begun');
    expect(await tellings()).toEqual([]);
  });

  it('takes an answer from nobody who was not asked', async () => {
    await setsUp(team, 'Mikko', '#product');
    const { id: openerId, workspaceId } = await team.db.prisma.opener.findFirstOrThrow();
    const { id: aino } = await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Aino' } });
    const meeting = { openerId, startsAt: new Date('2026-11-24T08:00:00Z') };
    await expect(assertMayAnswer(team.db.prisma, workspaceId, meeting, aino, team.clock.now())).rejects.toThrow(
      'Weekly product asked somebody else this time.',
    );
  });

  it('asks who heard the first one to tell more, in their own morning, and only the willing are kept as tellers', async () => {
    await hasLogged(team, 'Priya', 'Acme Oy: thank you', DEALT_WITH);
    await setsUp(team, 'Grace', '#product');
    await team.until('2026-11-23T03:29:50Z');
    expect(wasAsked()).toEqual([]);
    await team.until('2026-11-23T03:30:05Z');
    expect(lines('Priya')).toEqual([
      ['Weekly product may hear #1 tomorrow at 1:30 PM. Will you tell more about it? It has room for two more.'],
    ]);
    expect(await tellings()).toEqual(['Priya asked']);
    await presses(team, 'Priya', 'I will tell it', mornings('Priya')[0]);
    expect(lines('Priya')).toEqual([['✓ Weekly product, tomorrow at 1:30 PM: you tell more about #1.']]);
    expect(await tellings()).toEqual(['Priya willing']);
    await team.until('2026-11-23T15:00:00Z');
    expect(lines('Grace')).toEqual([
      ['Weekly product meets tomorrow at 3:00 AM and has one new story and room for two more.'],
    ]);
  });

  it('gives sales and support their turn where the hearer is not in the channel, whoever was asked longest ago first', async () => {
    team.slack.admin.addChannel('#board', { members: ['Grace', 'Mikko', 'Arjun'], withBot: true });
    await hasLogged(team, 'Priya', 'Acme Oy: thank you', DEALT_WITH);
    for (const who of ['Mikko', 'Arjun']) {
      await hasLogged(team, who, `${who}: hello`, { ...DEALT_WITH, fields: { 'When?': '2026-08-25' } });
    }
    await marks('Mikko', 'Arjun', 'Priya');
    await setsUp(team, 'Grace', '#board');
    await team.until('2026-11-23T15:00:00Z');
    const first = ['Mikko', 'Arjun'].filter((who) => mornings(who).length > 0);
    expect(first).toHaveLength(1);
    expect(lines(first[0] ?? '')[0]?.[0]).toContain('. Will you tell more of what you hear? It is your turn.');
    expect(mornings('Priya')).toEqual([]);
    await hasLogged(team, 'Priya', 'Brio AB: thanks', DEALT_WITH);
    await team.until('2026-11-24T09:00:00Z');
    await hasLogged(team, 'Priya', 'Delta: thanks', { ...DEALT_WITH, fields: { 'When?': '2026-11-24' } });
    await team.until('2026-11-30T15:00:00Z');
    const second = ['Mikko', 'Arjun'].filter((who) => who !== first[0]);
    expect(mornings(second[0] ?? '')).toHaveLength(1);
    expect(mornings(first[0] ?? '')).toHaveLength(1);
  });

  it('asks two people who heard something lately where the host does not want to be asked', async () => {
    for (const who of ['Mikko', 'Priya', 'Arjun', 'Grace']) {
      await hasLogged(team, who, `${who}: needs an answer`);
    }
    await setsUp(team, 'Grace', '#product');
    await team.until('2026-11-20T15:00:00Z');
    const { id: memberId, workspaceId } = await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Grace' } });
    await team.db.prisma.mute.create({ data: { workspaceId, memberId, kind: 'call_for_stories' } });
    await team.until('2026-11-23T15:00:00Z');
    // The host hears in the mornings of what has waited too long, but is not asked for a story.
    expect(lines('Grace').flat().join(' ')).not.toContain('Weekly product');
    expect(wasAsked()).toEqual(['Grace', 'Priya', 'Arjun']);
    expect(lines('Arjun')).toEqual([['Weekly product meets tomorrow at 1:30 PM and has no new story yet.']]);
  });

  it('asks on Friday about Monday', async () => {
    await setsUp(team, 'Mikko', '#product', { Days: ['Monday'] });
    await team.until('2026-11-23T09:30:00Z');
    expect(hours('Mikko')).toEqual(['2026-11-20T07:00']);
  });

  it('sends one message for two openers of one host', async () => {
    await setsUp(team, 'Mikko', '#product', { 'Name of the meeting': 'Product' });
    await putsAway(team, 'Mikko');
    await setsUp(team, 'Mikko', '#sales', { 'Name of the meeting': 'Sales', Time: '15:00' });
    await team.until('2026-11-24T15:00:00Z');
    expect(hours('Mikko')).toEqual(['2026-11-23T07:00']);
    expect(lines('Mikko')).toEqual([
      [expect.stringContaining('Product meets'), expect.stringContaining('Sales meets')],
    ]);
  });

  it('asks no more who does not want it, until they want it again', async () => {
    await setsUp(team, 'Mikko', '#product');
    await team.until('2026-11-23T07:00:05Z');
    await presses(team, 'Mikko', 'Don’t ask me again', mornings('Mikko')[0]);
    const answer = team.slack.person('Mikko').dm().at(-1);
    expect(answer?.plainText).toBe('I won’t ask you before meetings any more.');
    await team.until('2026-11-30T09:00:00Z');
    expect(mornings('Mikko')).toHaveLength(1);
    await presses(team, 'Mikko', 'Ask me again', answer);
    await team.until('2026-12-07T09:00:00Z');
    expect(hours('Mikko')).toEqual(['2026-11-23T07:00', '2026-12-07T07:00']);
  });
});
