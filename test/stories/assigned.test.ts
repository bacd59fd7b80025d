import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

/** It is Tuesday the 17th, nine in Helsinki and half past twelve in Kolkata; in New York it is two in the night. */
describeEachProvider('who is given a customer to answer', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await chooses(team, { triageChannelId: 'C0GENERAL' });
  });
  afterEach(() => team.end());

  const dms = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ author, deleted, ephemeral }) => author.isBot && !deleted && !ephemeral);
  const texts = (who: string) => dms(who).map(({ plainText }) => plainText);
  const later = (seconds: number) => team.until(new Date(team.clock.now().getTime() + seconds * 1000));
  const assigns = (line: string) => asks(team, 'Priya', '#sales', `/heard assign ${line}`);

  it('is asked for by “@” where Slack did not recognise them, and nothing is given away', async () => {
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out');
    for (const line of ['1 Mikko', '1 to Mikko', '1 @Nobodyy you know them best']) {
      const whom = /1 (?:to )?(\S+)/.exec(line)?.[1];
      expect((await assigns(line)).plainText).toBe(
        `I can’t tell who “${whom}” is, so nothing was assigned. Type “@” and pick them from Slack’s list: /heard assign 1 @colleague`,
      );
    }
    expect(await team.db.prisma.conversation.findFirstOrThrow()).toMatchObject({ stage: 'new', ownerId: null });
  });

  it('takes it themselves by its number, once', async () => {
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out');
    const mine = await asks(team, 'Mikko', '#sales', '/heard take 1');
    expect(mine.plainText).toContain('#1 · Maarit, Acme Oy: you took it');
    expect((await asks(team, 'Priya', '#sales', '/heard take #1')).plainText).toContain('Mikko');
    expect((await asks(team, 'Priya', '#sales', '/heard take 9')).plainText).toBe('There is no #9 that you may read.');
    const { ownerId } = await team.db.prisma.conversation.findFirstOrThrow();
    expect(await team.db.prisma.member.findFirstOrThrow({ where: { id: ownerId ?? '' } })).toMatchObject({
      name: 'Mikko',
    });
  });

  it('hears it at once in their working hours, with the word why and what can be done', async () => {
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out');
    await assigns('1 @Mikko you know them best');
    expect(texts('Mikko')).toEqual([
      expect.stringContaining('Priya gave you Maarit, Acme Oy (#1): “you know them best” Answer by'),
    ]);
    const [dm] = dms('Mikko');
    expect(dm?.plainText).toContain('the export times out');
    expect(dm?.buttons).toEqual(['Answered', 'Snooze', 'Pass it on', 'Waiting for the customer']);
    await presses(team, 'Mikko', 'Answered', dm);
    await saves(team, 'Mikko', { 'What did you tell them?': 'It runs at night now.' });
    await later(5);
    expect(dm?.plainText).toContain('✓ Maarit, Acme Oy (#1): Mikko');
    expect(dm?.buttons).toEqual([]);
    expect(texts('Mikko')).toHaveLength(1);
  });

  it('hears what comes within ten minutes in one message', async () => {
    for (const line of ['Acme: one', 'Lastekodu: two', 'Nordia: three']) await hasLogged(team, 'Priya', line);
    await assigns('1 @Mikko');
    await later(300);
    await assigns('2 @Mikko');
    await later(5);
    expect(dms('Mikko')).toHaveLength(1);
    expect(texts('Mikko')[0]).toContain('Priya gave you Lastekodu (#2)');
    await later(600);
    await assigns('3 @Mikko');
    expect(dms('Mikko')).toHaveLength(2);
  });

  it('hears it in the next morning when they do not work then', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await assigns('1 @Grace');
    expect(dms('Grace')).toEqual([]);
    await team.until('2026-11-17T14:00:30Z');
    expect(texts('Grace')).toEqual([expect.stringContaining('Good morning.\nNew for you\nPriya gave you Acme (#1).')]);
    await team.until('2026-11-18T14:00:30Z');
    expect(texts('Grace').filter((text) => text.includes('gave you'))).toHaveLength(1);
  });

  it('hears nothing of what they took themselves, was taken back, or when they want it so', async () => {
    for (const line of ['Acme: one', 'Lastekodu: two', 'Nordia: three']) await hasLogged(team, 'Priya', line);
    await asks(team, 'Mikko', '#sales', '/heard assign 1 @Mikko');
    expect(dms('Mikko')).toEqual([]);
    const receipt = await assigns('2 @Mikko');
    expect(dms('Mikko')).toHaveLength(1);
    await presses(team, 'Priya', 'Undo', receipt);
    await later(5);
    expect(dms('Mikko')).toEqual([]);
    const card = await asks(team, 'Mikko', '#general', '/chair me');
    await presses(team, 'Mikko', 'Change', card);
    await saves(team, 'Mikko', { 'What I don’t want to hear': ['That a colleague gave me somebody to answer'] });
    await putsAway(team, 'Mikko');
    await later(1_200);
    await assigns('3 @Mikko');
    expect(dms('Mikko')).toEqual([]);
  });

  it('passes it on with a word why; the line says who has it now', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await assigns('1 @Mikko');
    await presses(team, 'Mikko', 'Pass it on', dms('Mikko')[0]);
    await saves(team, 'Mikko', { Owner: 'Arjun', 'A word why': 'it is a matter of code' });
    await later(5);
    expect(texts('Mikko')[0]).toContain('✓ Acme (#1): Mikko gave it to Arjun');
    expect(texts('Arjun')).toEqual([expect.stringContaining('Mikko gave you Acme (#1): “it is a matter of code”')]);
  });

  it('cannot be an app, somebody who left, a stranger or a guest; who is paused only when that is insisted on', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    expect((await assigns('1 @Daniel')).plainText).toContain('is a guest, and guests don’t own feedback here.');
    expect((await assigns('1 @Kenji')).plainText).toContain('belongs to another organisation.');
    await asks(team, 'Mikko', '#general', '/chair pause until 2026-11-23 @Aino');
    const warning = await assigns('1 @Mikko you know them');
    expect(warning.plainText).toContain('Mikko is paused until 23 November 2026. Aino hears in their place.');
    expect((await team.db.prisma.conversation.findFirstOrThrow()).stage).toBe('new');
    await presses(team, 'Priya', 'Assign it all the same…', warning);
    await saves(team, 'Priya');
    expect((await team.db.prisma.conversation.findFirstOrThrow()).stage).toBe('assigned');
    expect(texts('Aino')).toEqual([expect.stringContaining('Mikko is away. Priya gave them Acme (#1).')]);
    expect(dms('Aino')[0]?.buttons).toEqual(['Open']);
    expect(dms('Mikko')).toEqual([]);
  });

  it('tells whoever heard the customer in their next morning, unless they answered themselves', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await hasLogged(team, 'Priya', 'Lastekodu: nobody rang back');
    await assigns('1 @Mikko');
    for (const [who, number] of [
      ['Mikko', 1],
      ['Priya', 2],
    ] as const) {
      await team.slack.person(who).types('#sales', `/heard answered ${number}`);
      await saves(team, who, { 'What did you tell them?': 'It runs at night now.' });
      await putsAway(team, who);
    }
    await team.until('2026-11-19T12:00:00Z');
    expect(texts('Priya')).toEqual([expect.stringContaining('Mikko answered Acme (#1), whom you heard')]);
    expect(texts('Priya')[0]).toContain('It runs at night now.');
    expect(texts('Priya')[0]).not.toContain('Lastekodu');
  });

  it('does not tell, once they want to hear it again, the answers that came while they did not', async () => {
    const wants = async (...muted: string[]) => {
      await presses(team, 'Priya', 'Change', await asks(team, 'Priya', '#sales', '/chair me'));
      await saves(team, 'Priya', { 'What I don’t want to hear': muted });
      await putsAway(team, 'Priya');
    };
    const isAnswered = async (number: number) => {
      await assigns(`${number} @Mikko`);
      await team.slack.person('Mikko').types('#sales', `/heard answered ${number}`);
      await saves(team, 'Mikko', { 'What did you tell them?': 'It runs at night now.' });
      await putsAway(team, 'Mikko');
    };
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await hasLogged(team, 'Priya', 'Lastekodu: nobody rang back');
    await wants('That somebody I heard was answered');
    await isAnswered(1);
    await team.until('2026-11-18T12:00:00Z');
    await wants();
    await isAnswered(2);
    await team.until('2026-11-20T12:00:00Z');
    expect(texts('Priya')).toEqual([expect.stringContaining('Mikko answered Lastekodu (#2), whom you heard')]);
    expect(texts('Priya')[0]).not.toContain('Acme');
  });

  it('tells an answer to whoever heard the same from another customer before it, once, and not to who answered', async () => {
    const says = async (who: string, organisation: string) => {
      await presses(team, who, 'Another customer said this', await asks(team, who, '#general', '/heard 1'));
      await saves(team, who, { Organisation: organisation });
      await putsAway(team, who);
    };
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await says('Arjun', 'Beta');
    await says('Mikko', 'Gamma');
    await team.slack.person('Mikko').types('#sales', '/heard answered 1');
    await saves(team, 'Mikko', { 'What did you tell them?': 'It runs at night now.' });
    await putsAway(team, 'Mikko');
    await team.until('2026-11-17T12:00:00Z');
    await says('Aino', 'Delta');
    await team.until('2026-11-19T12:00:00Z');
    expect(texts('Priya')).toEqual([expect.stringContaining('Mikko answered Acme (#1), whom you heard')]);
    expect(texts('Arjun')).toEqual([
      expect.stringMatching(/Mikko answered Acme \(#1\), .*Beta, whom you heard, said the same\./),
    ]);
    expect(texts('Arjun')[0]).toContain('It runs at night now.');
    for (const who of ['Mikko', 'Aino']) expect(texts(who).join()).not.toContain('whom you heard');
  });

  it('tells nothing of an answer to whoever heard the customer and does not want to hear it', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    const me = await asks(team, 'Priya', '#general', '/chair me');
    await presses(team, 'Priya', 'Change', me);
    await saves(team, 'Priya', { 'What I don’t want to hear': ['That somebody I heard was answered'] });
    await putsAway(team, 'Priya');
    await team.slack.person('Mikko').types('#sales', '/heard answered 1');
    await saves(team, 'Mikko', { 'What did you tell them?': 'It runs at night now.' });
    await putsAway(team, 'Mikko');
    await team.until('2026-11-19T12:00:00Z');
    expect(texts('Priya')).toEqual([]);
  });

  it('tells an answer to whoever heard the customer and is away for weeks, when they are back', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await asks(team, 'Priya', '#general', '/chair pause until 2026-12-17');
    await team.slack.person('Mikko').types('#sales', '/heard answered 1');
    await saves(team, 'Mikko', { 'What did you tell them?': 'It runs at night now.' });
    await putsAway(team, 'Mikko');
    await team.until('2026-12-16T20:00:00Z');
    expect(texts('Priya').join()).not.toContain('whom you heard');
    await team.until('2026-12-21T12:00:00Z');
    const told = texts('Priya').filter((text) => text.includes('Mikko answered Acme (#1), whom you heard'));
    expect(told).toHaveLength(1);
  });
});
