import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, logs, presses, putsAway, saves, startStory } from './acts.ts';

/** It is Tuesday noon in Helsinki. What Priya logs is Mikko’s to answer by Friday noon, so it is in his Friday’s morning. */
describeEachProvider('a button of the morning', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider, { at: new Date('2026-11-17T10:00:00Z') });
    await isMikkos('Acme Oy: export times out every Monday');
  });
  afterEach(() => team.end());

  const isMikkos = async (line: string) => {
    const number = await logs(team, 'Priya', line);
    await putsAway(team, 'Priya');
    await asks(team, 'Priya', '#sales', `/heard assign ${number} @Mikko`);
  };
  const comesInTheMorning = () => team.until('2026-11-20T07:12:00Z');

  const mornings = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText, ephemeral }) => !ephemeral && plainText.startsWith('Good morning'));
  const latest = (who: string) => {
    const last = mornings(who).at(-1);
    if (!last) throw new Error(`${who} had no morning`);
    return last;
  };
  const soon = () => team.until(new Date(team.clock.now().getTime() + 30_000));
  const reads = (who: string) => team.slack.person(who).modal().text;
  const saysNothing = { 'What did you tell them?': 'It runs at night now.' };
  const acts = async () =>
    (await team.db.prisma.conversationEvent.findMany({ orderBy: { at: 'asc' } })).map(({ act }) => act);
  /** Somebody’s client has not shown what became of the message: what stands there is pressed. */
  const keepsTheOldScreen = () => {
    team.slack.rules.editsClosed = true;
  };
  const isAnsweredByAdmin = async () => {
    const { name } = await team.db.prisma.member.findFirstOrThrow({ where: { isAdmin: true } });
    await team.slack.person(name).types('#general', '/heard answered 1');
    await saves(team, name, saysNothing);
    await putsAway(team, name);
    await soon();
    return name;
  };

  it('pressed twice does nothing twice, and says who did it', async () => {
    await comesInTheMorning();
    keepsTheOldScreen();
    await presses(team, 'Mikko', 'Answered', latest('Mikko'));
    await saves(team, 'Mikko', saysNothing);
    await presses(team, 'Mikko', 'Answered', latest('Mikko'));
    expect(reads('Mikko')).toContain('Mikko did that with #1 (');
    expect(reads('Mikko')).toContain('Nothing is left for you to do.');
    await putsAway(team, 'Mikko');
    for (const press of team.slack.deliveries.filter(({ kind }) => kind === 'interactive')) {
      await team.slack.deliverAgain(press);
    }
    await team.slack.settled();
    expect(await acts()).toEqual(['heard', 'assigned', 'answered', 'shared']);
  });

  it('asks once for a day, and a second Snooze moves what the first one said', async () => {
    await comesInTheMorning();
    for (const until of ['1 hour', 'Monday']) {
      keepsTheOldScreen();
      await presses(team, 'Mikko', 'Snooze', latest('Mikko'));
      await saves(team, 'Mikko', { 'Until when?': until });
      await putsAway(team, 'Mikko');
    }
    expect(await team.db.prisma.snooze.count()).toBe(1);
    await team.until('2026-11-20T15:00:00Z');
    const again = ({ plainText }: { plainText: string }) => plainText.includes('put this off');
    expect(team.slack.person('Mikko').dm().filter(again)).toEqual([]);
    await team.until('2026-11-23T15:00:00Z');
    expect(mornings('Mikko')).toHaveLength(2);
  });

  it('pressed after somebody else did it says who was first', async () => {
    await comesInTheMorning();
    keepsTheOldScreen();
    const first = await isAnsweredByAdmin();
    await presses(team, 'Mikko', 'Answered', latest('Mikko'));
    expect(reads('Mikko')).toContain(`${first} did that with #1 (`);
    await putsAway(team, 'Mikko');
    // What is left is to learn from it, and that may be another's.
    await presses(team, 'Mikko', 'Reassign', latest('Mikko'));
    expect(team.slack.person('Mikko').modal().fields).toHaveProperty('Owner');
    await putsAway(team, 'Mikko');
    await presses(team, 'Mikko', 'Waiting for the customer', latest('Mikko'));
    expect(reads('Mikko')).toContain('#1 is past that.');
    await putsAway(team, 'Mikko');
    expect(await acts()).toEqual(['heard', 'assigned', 'answered', 'shared']);
  });

  it('puts nothing off for which no clock runs any more', async () => {
    await comesInTheMorning();
    keepsTheOldScreen();
    await presses(team, 'Mikko', 'Snooze', latest('Mikko'));
    await team.slack.person('Aino').types('#general', '/heard close 1');
    await saves(team, 'Aino', { 'Why does it need no answer?': 'It is known already' });
    await saves(team, 'Mikko', { 'Until when?': 'Monday' });
    const kindly = '#1 waits for no answer any more, so there is nothing to put off.';
    expect(reads('Mikko')).toContain(kindly);
    await putsAway(team, 'Mikko');
    await team.until('2026-11-24T07:12:00Z');
    await presses(team, 'Mikko', 'Snooze', latest('Mikko'));
    expect(reads('Mikko')).toContain(kindly);
    expect(await team.db.prisma.snooze.count()).toBe(0);
  });

  it('pressed days later, when the record is gone, says so', async () => {
    await isMikkos('Beta Oy: no invoice came');
    await comesInTheMorning();
    const friday = latest('Mikko');
    // An edit that Slack refuses for good would take the message away; this one only waits.
    team.slack.faults.always('chat.update', { kind: 'rate-limited', retryAfter: 86_400 });
    await asks(team, 'Priya', '#sales', '/heard delete 1');
    await team.until('2026-11-24T09:00:00Z');
    expect(mornings('Mikko')).toHaveLength(3);
    expect(latest('Mikko').plainText).not.toContain('Acme Oy');
    const gone = 'This one is gone: it was undone or deleted.';
    for (const label of ['Answered', 'Snooze', 'Reassign', 'Waiting for the customer', 'Open']) {
      await presses(team, 'Mikko', label, friday);
      expect(reads('Mikko'), label).toContain(gone);
      await putsAway(team, 'Mikko');
    }
  });

  it('tells everyone what was answered and not told yet, and leaves the rest of the morning where it is', async () => {
    await team.slack.person('Mikko').types('#sales', '/heard answered 1');
    await saves(team, 'Mikko', { ...saysNothing, 'Who hears of it?': [] });
    await putsAway(team, 'Mikko');
    await team.until('2026-11-24T07:12:00Z');
    expect(latest('Mikko').plainText).toContain('answered. What did we learn?');
    expect(latest('Mikko').menu).toEqual(['Reassign', 'Share', 'Open']);
    for (const _ of ['first', 'again']) {
      keepsTheOldScreen();
      await presses(team, 'Mikko', 'Share', latest('Mikko'));
      expect(latest('Mikko').plainText).toContain('answered. What did we learn?');
    }
    expect(await acts()).toEqual(['heard', 'assigned', 'answered', 'shared']);
    await soon();
    expect(latest('Mikko').menu).toContain('Open');
    await presses(team, 'Mikko', 'Reassign', latest('Mikko'));
    await saves(team, 'Mikko', { Owner: 'Aino', 'A word why': 'You know why it came about' });
    expect(reads('Mikko')).toContain('it is Aino’s. What did we learn by');
    await putsAway(team, 'Mikko');
    expect(team.slack.person('Aino').dm().at(-1)?.plainText).toContain('It is answered. What did we learn, by');
  });

  it('does nothing for a colleague whom the message was not sent to', async () => {
    await comesInTheMorning();
    for (const [label, fields] of [
      ['Answered', null],
      // Whoever may read it may take it over: only to give it to Aino is not Arjun's.
      ['Reassign', { Owner: 'Aino' }],
      ['Waiting for the customer', null],
    ] as const) {
      await presses(team, 'Arjun', label, latest('Mikko'));
      if (fields) await saves(team, 'Arjun', fields);
      expect(reads('Arjun'), label).toContain('Mikko owns #1. Only Mikko or an admin can do that.');
      await putsAway(team, 'Arjun');
    }
    await presses(team, 'Arjun', 'Snooze', latest('Mikko'));
    expect(reads('Arjun')).toContain('Mikko owns #1');
    await putsAway(team, 'Arjun');
    expect(await acts()).toEqual(['heard', 'assigned']);
    expect(await team.db.prisma.snooze.count()).toBe(0);
    await soon();
    expect(latest('Mikko').buttons).toEqual(['Answered', 'Snooze']);
  });

  it('passed on is written anew for who had it, and says no more to them', async () => {
    await comesInTheMorning();
    keepsTheOldScreen();
    await presses(team, 'Mikko', 'Reassign', latest('Mikko'));
    await saves(team, 'Mikko', { Owner: 'Aino' });
    await putsAway(team, 'Mikko');
    await soon();
    await presses(team, 'Mikko', 'Snooze', latest('Mikko'));
    expect(reads('Mikko')).toContain('Aino owns #1');
    await putsAway(team, 'Mikko');
    await presses(team, 'Mikko', 'Answered', latest('Mikko'));
    expect(reads('Mikko')).toContain('Aino owns #1. Only Aino or an admin can do that.');
  });

  it('writes its line anew in place: passed on, waiting, or put off', async () => {
    await comesInTheMorning();
    const [ts] = mornings('Mikko').map((dm) => dm.ts);
    await presses(team, 'Mikko', 'Waiting for the customer', latest('Mikko'));
    await saves(team, 'Mikko', { 'Until when?': '2026-11-25' });
    await putsAway(team, 'Mikko');
    await soon();
    expect(latest('Mikko').plainText).toContain('✓ Acme Oy, set to wait for them by you at 9:12 AM');
    expect(latest('Mikko').buttons).toEqual([]);
    expect(latest('Mikko').ts).toBe(ts);
  });
});
