import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { doing } from '../support/doing.ts';
import type { Team } from '../support/team.ts';
import { asks, logs, presses, putsAway, saves, startStory } from './acts.ts';

/** It is Tuesday, 17 November 2026, nine o'clock in Helsinki. What Priya logs is due on Friday at nine. */
describeEachProvider('an owner’s morning', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider, { at: new Date('2026-11-17T10:00:00Z') });
  });
  afterEach(() => team.end());

  const mornings = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText, ephemeral }) => !ephemeral && plainText.startsWith('Good morning'));
  const days = (who: string) => mornings(who).map(({ ts }) => new Date(Number(ts) * 1000).toISOString().slice(0, 16));
  const latest = (who: string) => {
    const last = mornings(who).at(-1);
    if (!last) throw new Error(`${who} had no morning`);
    return last;
  };
  const soon = () => team.until(new Date(team.clock.now().getTime() + 30_000));
  const isGivenTo = async (who: string, line = 'Acme Oy: export times out every Monday') => {
    const number = await logs(team, 'Priya', line);
    await putsAway(team, 'Priya');
    await asks(team, 'Priya', '#sales', `/heard assign ${number} @${who}`);
  };

  it('says on the day it is due what is to be answered, and on the next that it has waited too long', async () => {
    await isGivenTo('Mikko');
    await team.until('2026-11-19T20:00:00Z');
    expect(days('Mikko')).toEqual([]);
    await team.until('2026-11-20T07:00:05Z');
    expect(latest('Mikko').plainText).toContain('Today');
    expect(latest('Mikko').plainText).toContain('• Acme Oy, 3 days: “export times out every Monday” #1');
    expect(latest('Mikko').buttons).toEqual(['Answered', 'Snooze']);
    expect(latest('Mikko').menu).toEqual(['Reassign', 'Waiting for the customer', 'Open']);
    await team.until('2026-11-24T08:00:00Z');
    expect(days('Mikko')).toEqual(['2026-11-20T07:00', '2026-11-23T07:00', '2026-11-24T07:00']);
    expect(latest('Mikko').plainText).toContain('Waiting too long');
    expect(latest('Mikko').plainText).toContain('• Acme Oy, 7 days');
  });

  it('writes the line anew when it is answered, wherever that was, and is quiet from then on', async () => {
    await isGivenTo('Mikko');
    await team.until('2026-11-20T07:12:00Z');
    await presses(team, 'Mikko', 'Answered', latest('Mikko'));
    await saves(team, 'Mikko', { 'What did you tell them?': 'It runs at night now.' });
    await putsAway(team, 'Mikko');
    await soon();
    expect(latest('Mikko').plainText).toContain('✓ Acme Oy, answered by you at 9:12 AM');
    expect(latest('Mikko').buttons).toEqual([]);
    await team.until('2026-11-26T20:00:00Z');
    expect(days('Mikko')).toEqual(['2026-11-20T07:00']);
    await team.until('2026-11-27T08:00:00Z');
    expect(latest('Mikko').plainText).toContain('answered. What did we learn?');
    expect(latest('Mikko').buttons).toEqual(['What did we learn', 'Snooze']);
  });

  it('puts one off until tomorrow while its clock goes on', async () => {
    await isGivenTo('Mikko');
    await team.until('2026-11-20T07:12:00Z');
    await presses(team, 'Mikko', 'Snooze', latest('Mikko'));
    await saves(team, 'Mikko', { 'Until when?': 'Monday' });
    expect(team.slack.person('Mikko').modal().text).toContain('I come back to it');
    await putsAway(team, 'Mikko');
    await soon();
    expect(latest('Mikko').plainText).toContain('Acme Oy: put off until');
    await team.until('2026-11-23T08:00:00Z');
    expect(days('Mikko')).toEqual(['2026-11-20T07:00', '2026-11-23T07:00']);
    expect(latest('Mikko').plainText).toContain('Waiting too long');
  });

  it('brings one back within the day after an hour', async () => {
    await isGivenTo('Mikko');
    await team.until('2026-11-20T07:12:00Z');
    await presses(team, 'Mikko', 'Snooze', latest('Mikko'));
    await saves(team, 'Mikko', { 'Until when?': '1 hour' });
    await putsAway(team, 'Mikko');
    await team.until('2026-11-20T08:11:00Z');
    const lines = () =>
      team.slack
        .person('Mikko')
        .dm()
        .filter(({ plainText }) => plainText.includes('put this off'));
    expect(lines()).toEqual([]);
    await team.until('2026-11-20T08:13:00Z');
    expect(lines()).toHaveLength(1);
    expect(lines()[0]?.plainText).toContain('• Acme Oy');
    expect(lines()[0]?.buttons).toEqual(['Answered', 'Snooze']);
  });

  it('shows ten and all of them behind a button, page by page', async () => {
    for (let each = 1; each <= 12; each += 1) await isGivenTo('Mikko', `Acme ${each}: number ${each}`);
    await team.until('2026-11-20T07:01:00Z');
    expect(latest('Mikko').plainText).toContain('2 more wait.');
    await presses(team, 'Mikko', 'See all', latest('Mikko'));
    const list = () => team.slack.person('Mikko').modal();
    expect(list().text).toContain('#10');
    expect(list().text).toContain('1 to 10 of 12');
    await presses(team, 'Mikko', 'Next ones', 'modal');
    expect(list().text).toContain('#12');
    expect(list().text).toContain('11 to 12 of 12');
    expect(list().buttons).toEqual(['Answered', 'Snooze', 'Answered', 'Snooze', 'Earlier ones']);
    await presses(team, 'Mikko', 'Earlier ones', 'modal');
    expect(list().text).toContain('1 to 10 of 12');
  });

  it('says of one record in one line both that it was given to them and that it waits, and reminds of it on the next day', async () => {
    await logs(team, 'Priya', 'Acme Oy: export times out every Monday');
    await putsAway(team, 'Priya');
    await team.until('2026-11-19T17:00:00Z');
    await asks(team, 'Priya', '#sales', '/heard assign 1 @Mikko you know them');
    await team.until('2026-11-20T07:01:00Z');
    expect(latest('Mikko').plainText.match(/Acme Oy/g)).toHaveLength(1);
    expect(latest('Mikko').plainText).toContain('Priya gave you Acme Oy (#1): “you know them” Answer by');
    expect(latest('Mikko').buttons).toEqual(['Answered', 'Snooze', 'Pass it on', 'Waiting for the customer']);
    await presses(team, 'Mikko', 'Snooze', latest('Mikko'));
    await saves(team, 'Mikko', { 'Until when?': 'Monday' });
    await putsAway(team, 'Mikko');
    await soon();
    expect(latest('Mikko').plainText).toContain('Acme Oy (#1): put off until Nov 23, 2026');
    await team.until('2026-11-23T08:00:00Z');
    expect(days('Mikko')).toEqual(['2026-11-20T07:00', '2026-11-23T07:00']);
    expect(latest('Mikko').plainText).toContain('Waiting too long');
  });

  it('has what was given to them overnight in its group, the oldest first, and each heading once', async () => {
    await isGivenTo('Mikko', 'Acme Oy: number one');
    await soon();
    await logs(team, 'Priya', 'Lastekodu: number two');
    await putsAway(team, 'Priya');
    await soon();
    await isGivenTo('Mikko', 'Nordia: number three');
    await team.until('2026-11-20T17:00:00Z');
    await logs(team, 'Priya', 'Beta: number four');
    await putsAway(team, 'Priya');
    for (const number of [4, 2]) await asks(team, 'Priya', '#sales', `/heard assign ${number} @Mikko`);
    await team.until('2026-11-23T07:01:00Z');
    const order = () => {
      const { plainText } = latest('Mikko');
      const told = ['Waiting too long', '#1', '#2', '#3', 'New for you', '#4'].map((words) => plainText.indexOf(words));
      return { told, headings: plainText.match(/Waiting too long|Today|Before your next reminder|New for you/g) };
    };
    const { told } = order();
    expect(told).not.toContain(-1);
    expect(told).toEqual([...told].sort((one, other) => one - other));
    expect(order().headings).toEqual(['Waiting too long', 'New for you']);
    await asks(team, 'Priya', '#sales', '/heard assign 4 @Arjun');
    await soon();
    expect(order().headings).toEqual(['Waiting too long', 'New for you']);
    expect(latest('Mikko').plainText).toContain('✓ Beta (#4): Priya gave it to Arjun');
  });

  it('does not count among those behind the button what it says was given to them', async () => {
    for (let each = 1; each <= 10; each += 1) await isGivenTo('Mikko', `Acme ${each}: number ${each}`);
    for (const line of ['Beta: eleven', 'Gamma: twelve']) await logs(team, 'Priya', line);
    await putsAway(team, 'Priya');
    await team.until('2026-11-19T17:00:00Z');
    await asks(team, 'Priya', '#sales', '/heard assign 12 @Mikko');
    await asks(team, 'Priya', '#sales', '/heard assign 11 @Mikko');
    await team.until('2026-11-20T07:01:00Z');
    const { plainText } = latest('Mikko');
    expect(plainText.match(/#\d+/g)).toHaveLength(12);
    expect(plainText).not.toContain('more wait');
  });

  it('has a line for ten of what came overnight, says how many more there are, and does not say it again', async () => {
    for (let each = 1; each <= 13; each += 1) {
      await logs(team, 'Priya', `Acme ${each}: number ${each}`);
      await putsAway(team, 'Priya');
    }
    await team.until('2026-11-19T17:00:00Z');
    for (let each = 1; each <= 13; each += 1) await asks(team, 'Priya', '#sales', `/heard assign ${each} @Mikko`);
    await team.until('2026-11-20T07:01:00Z');
    expect(latest('Mikko').plainText.match(/gave you/g)).toHaveLength(10);
    expect(latest('Mikko').plainText).toContain('3 more were given to you.');
    await presses(team, 'Mikko', 'See all', latest('Mikko'));
    expect(team.slack.person('Mikko').modal().text).toContain('1 to 10 of 13');
    await presses(team, 'Mikko', 'Next ones', 'modal');
    expect(team.slack.person('Mikko').modal().text).toContain('number 13');
    await putsAway(team, 'Mikko');
    await team.until('2026-11-23T08:00:00Z');
    expect(days('Mikko')).toEqual(['2026-11-20T07:00', '2026-11-23T07:00']);
    expect(latest('Mikko').plainText).not.toContain('given to you');
  });

  it('tells the stand-in of somebody who is paused', async () => {
    await isGivenTo('Mikko');
    await asks(team, 'Mikko', '#general', '/chair pause until 2026-12-01 with @Aino');
    await team.until('2026-11-20T12:00:00Z');
    expect(days('Mikko')).toEqual([]);
    expect(latest('Aino').plainText).toContain('for Mikko');
    await team.until('2026-12-01T12:00:00Z');
    expect(days('Mikko')).toEqual(['2026-12-01T07:00']);
  });

  it('leaves those in peace who do not want it', async () => {
    await isGivenTo('Mikko');
    const card = await asks(team, 'Mikko', '#general', '/chair me');
    await presses(team, 'Mikko', 'Change', card);
    await saves(team, 'Mikko', { 'What I don’t want to hear': ['What waits for me, in the morning'] });
    await team.until('2026-11-24T12:00:00Z');
    expect(days('Mikko')).toEqual([]);
  });

  it('takes the next day of whoever chooses it for a wait or a snooze, wherever they are, and no day that has begun', async () => {
    await isGivenTo('Mikko');
    await team.until('2026-11-20T12:00:00Z');
    // In Helsinki it is two in the afternoon; in Kiritimati the 21st has begun.
    const mikko = team.slack.person('Mikko');
    await presses(team, 'Mikko', 'Snooze', latest('Mikko'));
    await saves(team, 'Mikko', { 'Until when?': 'A date:', 'The date': '2026-11-20' });
    expect(mikko.hasModal()).toBe(true);
    await saves(team, 'Mikko', { 'The date': '2030-01-01' });
    expect(JSON.stringify(mikko.modal())).toContain('Choose a day within a year.');
    expect(await team.db.prisma.snooze.count()).toBe(0);
    await saves(team, 'Mikko', { 'The date': '2026-11-23' });
    await putsAway(team, 'Mikko');
    expect(await team.db.prisma.snooze.count()).toBe(1);

    await mikko.types('#sales', '/heard wait 1');
    await saves(team, 'Mikko', { 'Until when?': '2026-11-20' });
    expect(JSON.stringify(mikko.modal())).toContain('Choose a day to come.');
    await saves(team, 'Mikko', { 'Until when?': '2026-11-21' });
    await putsAway(team, 'Mikko');
    const row = await team.db.prisma.conversation.findFirstOrThrow();
    expect(row.waitingUntil).toBe('2026-11-21');
  });

  it('comes in the next morning of whoever is given it, whatever its owner had put off', async () => {
    await isGivenTo('Mikko');
    await team.until('2026-11-20T07:12:00Z');
    await presses(team, 'Mikko', 'Snooze', latest('Mikko'));
    await saves(team, 'Mikko', { 'Until when?': 'A date:', 'The date': '2026-12-04' });
    await putsAway(team, 'Mikko');
    await asks(team, 'Mikko', '#sales', '/heard assign 1 @Arjun');
    await soon();
    expect(latest('Mikko').plainText).toContain('✓ Acme Oy, given to Arjun');
    expect(await team.db.prisma.snooze.count()).toBe(0);
    await team.until('2026-11-23T12:00:00Z');
    expect(days('Arjun')).toEqual(['2026-11-23T03:30']);
    expect(latest('Arjun').plainText).toContain('• Acme Oy, 6 days');
    expect(latest('Arjun').buttons).toContain('Answered');

    await asks(team, 'Arjun', '#sales', '/heard assign 1 @Mikko');
    await team.until('2026-11-24T12:00:00Z');
    expect(days('Mikko')).toEqual(['2026-11-20T07:00', '2026-11-24T07:00']);
    expect(latest('Mikko').plainText).toContain('• Acme Oy, 7 days');
    expect(days('Arjun')).toHaveLength(1);
  });

  it('asks on the next morning what a full one had no room for, and says so', async () => {
    const { id: workspaceId } = await team.db.prisma.workspace.findFirstOrThrow();
    const doer = async (name: string) => {
      const { id, zone, isAdmin } = await team.db.prisma.member.findFirstOrThrow({ where: { name } });
      return { memberId: id, zone, isAdmin };
    };
    for (const who of ['Priya', 'Mikko']) await asks(team, who, '#general', '/chair me');
    const priya = await doer('Priya');
    const mikko = await doer('Mikko');
    const does = doing(team.db, workspaceId);
    const asked = await does.logs(priya, 'asked', 'Acme Oy', team.clock.now());
    const answer = { told: 'It runs at night now.', tellsEveryone: false, contentment: 'unknown' } as const;
    await does.steps(mikko, asked, [{ kind: 'answer', ...answer }], team.clock.now());
    const wait = async (each: number) => {
      const id = await does.logs(mikko, `late ${each}`, `Late ${each}`, team.clock.now());
      await does.steps(mikko, id, [{ kind: 'assign', ownerId: mikko.memberId }], team.clock.now());
    };
    for (let each = 1; each <= 10; each += 1) await wait(each);
    await team.until('2026-11-23T18:00:00Z');
    for (let each = 1; each <= 10; each += 1) {
      const id = await does.logs(priya, `given ${each}`, `Beta ${each}`, team.clock.now());
      await does.steps(priya, id, [{ kind: 'assign', ownerId: mikko.memberId }], team.clock.now());
    }
    const QUESTION = 'Acme Oy (#1) content with our answer?';
    await team.until('2026-11-24T08:00:00Z');
    expect(latest('Mikko').plainText).toMatch(/There was no room for \d+ more: they come with your next morning\./);
    expect(latest('Mikko').plainText).not.toContain(QUESTION);
    await team.until('2026-11-25T08:00:00Z');
    expect(days('Mikko').slice(-2)).toEqual(['2026-11-24T07:00', '2026-11-25T07:00']);
    expect(latest('Mikko').plainText).toContain(QUESTION);
    for (let each = 1; each <= 10; each += 1) {
      expect(mornings('Mikko').filter(({ plainText }) => plainText.includes(`Beta ${each} `))).toHaveLength(1);
    }
  });
});
