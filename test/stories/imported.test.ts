import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CONVERSATIONS } from '../../src/transfer/import-conversations.ts';
import { importFile } from '../../src/transfer/import-file.ts';
import { reportLines } from '../../src/transfer/import-wording.ts';
import { describeEachProvider, temporaryFolder } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { presses, putsAway, startStory } from './acts.ts';

describeEachProvider('what is imported and needs an answer', (provider) => {
  let team: Team;
  let folder: string;
  beforeEach(async () => {
    folder = temporaryFolder();
    // A Tuesday, an hour after the morning.
    team = await startStory(provider, { at: new Date('2026-11-17T08:00:00Z') });
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await team.end();
  });

  const imports = async (...rows: string[]) => {
    const file = path.join(folder, 'heard.csv');
    writeFileSync(file, ['external id,person,words,heard on,heard by,need', ...rows, ''].join('\r\n'));
    const report = await importFile(team.db, CONVERSATIONS, {
      ...{ file, isDryRun: false, dates: null, heardBy: undefined, workspace: undefined, now: team.clock.now() },
      ...{ progress: () => undefined, isStopped: () => false },
    });
    await soon();
    return reportLines('heard.csv', report, false);
  };
  const soon = () => team.until(new Date(team.clock.now().getTime() + 61_000));
  const open = (id: string, heardOn: string) => `${id},Maarit ${id},The export times out,${heardOn},Aino,needs answer`;
  const mornings = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ author, deleted, plainText }) => author.isBot && !deleted && plainText.startsWith('Good morning.'));
  const inTriage = () =>
    team.slack
      .person('Grace')
      .sees('#product')
      .filter(({ author, ephemeral, deleted }) => author.isBot && !ephemeral && !deleted);
  const clocks = async () => {
    const rows = await team.db.prisma.conversation.findMany({ orderBy: { number: 'asc' } });
    return rows.map(({ dueAt }) => dueAt?.toISOString() ?? null);
  };

  it('has a clock from the day on that is counted from, and is heard of like any other; what is older has none', async () => {
    await chooses(team, { countingFrom: '2026-11-10' });
    const told = await imports(
      open('T-1', '2026-11-09'),
      open('T-2', '2026-11-10'),
      'T-3,Leena,Thank you,2026-11-12,Aino,answered',
    );
    expect(told).toContain('Needing an answer: 1, whose clocks begin now');
    expect(told).toContain('heard before the day from which the workspace counts: 1, which have no clock');
    expect(await clocks()).toEqual([null, '2026-11-18T08:00:00.000Z', null]);
    await team.until('2026-11-18T07:00:30Z');
    const [first] = mornings('Aino');
    expect(first?.plainText).toContain('2 customers wait for an owner.');
    expect(first?.plainText).toContain('• Maarit T-2 · 👍 We delivered · #2');
    await team.until('2026-11-19T07:00:30Z');
    const [, second] = mornings('Aino');
    expect(second?.plainText).toContain('Waiting too long, all owners');
    expect(second?.plainText).toContain('#2 · nobody owns it yet');
    expect(second?.plainText).not.toContain('#1 · nobody owns it yet');
  });

  it('has a card in the triage channel while they are few', async () => {
    await chooses(team, { countingFrom: '2026-11-10', triageChannelId: 'C0PRODUCT' });
    await imports(open('T-1', '2026-11-09'), open('T-2', '2026-11-10'), open('T-3', '2026-11-11'));
    const names = inTriage().map(({ plainText }) => plainText.match(/Maarit T-\d/u)?.[0]);
    expect(names.toSorted()).toEqual(['Maarit T-2', 'Maarit T-3']);
    await presses(team, 'Mikko', 'Take it', inTriage()[0]);
    await soon();
    expect(inTriage()[0]?.plainText).toContain('✓ Mikko took it, ');
    await team.until('2026-11-18T07:00:30Z');
    expect(mornings('Aino')).toEqual([]);
  });

  it('is one line with a way to take them when they are many, and one line when they are late', async () => {
    await chooses(team, { triageChannelId: 'C0PRODUCT' });
    await imports(...Array.from({ length: 12 }, (_, index) => open(`T-${index + 1}`, '2026-11-09')));
    const [line, ...others] = inTriage();
    expect(others).toEqual([]);
    expect(line?.plainText).toContain('12 customers wait for an owner.');
    expect(line?.plainText).toContain('Many came in with an import, so there is no card for each of them.');
    expect(line?.buttons).toEqual(['See and take']);
    await presses(team, 'Mikko', 'See and take', line);
    await presses(team, 'Mikko', 'Take it', 'modal');
    await soon();
    expect(line?.plainText).toContain('11 customers wait for an owner.');
    expect((await clocks())[0]).toBe('2026-11-20T08:00:00.000Z');
    await team.until('2026-11-19T07:00:30Z');
    const [morning] = mornings('Aino');
    expect(morning?.plainText).toContain('Waiting too long, all owners');
    expect(morning?.plainText).toContain('• 11 imported customers wait for an owner.');
    expect(morning?.plainText).not.toContain('Maarit');
    await presses(team, 'Aino', 'See and take', morning);
    expect(team.slack.person('Aino').modal().text).toContain('Maarit T-2');
    await team.until('2026-11-20T07:00:30Z');
    expect(mornings('Aino')).toHaveLength(1);
    // What became of them stands in the line as long as some of them wait.
    await team.until('2026-11-26T12:00:00Z');
    await presses(team, 'Arjun', 'See and take', line);
    await presses(team, 'Arjun', 'Take it', 'modal');
    await soon();
    expect(line?.plainText).toContain('10 customers wait for an owner.');
  });

  it('reaches the lead two working days later, where one is set', async () => {
    await team.slack.person('Grace').opensHome();
    await team.slack.settled();
    await chooses(team, { triageChannelId: 'C0PRODUCT', leadId: 'U0GRACE01' });
    await imports(...Array.from({ length: 12 }, (_, index) => open(`T-${index + 1}`, '2026-11-09')));
    // Nine o'clock in New York, where she lives, is two in the afternoon.
    await team.until('2026-11-20T13:59:00Z');
    expect(mornings('Grace')).toEqual([]);
    await team.until('2026-11-23T17:00:00Z');
    expect(mornings('Grace').map(({ plainText }) => plainText)).toEqual([
      expect.stringContaining('• 12 imported customers wait for an owner.'),
    ]);
  });

  it('is found by no name that privacy keeps from people, of somebody new or known', async () => {
    await chooses(team, { triageChannelId: 'C0PRODUCT' });
    await imports('T-1,Leena Saar,Thank you,2026-11-09,Aino,answered');
    await team.db.prisma.customer.updateMany({ data: { display: 'initials' } });
    await imports('T-2,leena saar,The export is slow,2026-11-10,Aino,answered');
    await team.db.prisma.workspace.updateMany({ data: { display: 'anonymous' } });
    await imports('T-3,Maarit Virtanen,The export times out,2026-11-11,Aino,answered');
    const search = async (words: string) => {
      await putsAway(team, 'Priya');
      await team.slack.person('Priya').types('#general', `/heard search ${words}`);
      await team.slack.settled();
      return team.slack.person('Priya').modal().text;
    };
    expect(await search('virtanen')).not.toContain('times out');
    expect(await search('saar')).not.toContain('slow');
    expect(await search('export customer')).toContain('A customer');
    expect(await search('times out')).toContain('The export times out');
  });

  it('counts in no figure, with a number of another system or without', async () => {
    await imports(',Maarit,The export times out,2026-11-09,Aino,needs answer');
    await team.until('2026-11-19T17:00:00Z');
    await team.slack.person('Mikko').opensHome();
    await team.slack.settled();
    expect(team.slack.person('Mikko').home().text).not.toContain('1 heard');
  });
});
