import { afterEach, beforeEach, expect, it } from 'vitest';
import { readAudit } from '../../src/database/audit.ts';
import { changeFeedback } from '../../src/rituals/workspace/change-feedback.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { CONVERSATIONS, exportRecords } from '../../src/transfer/export-conversations.ts';
import { allTables } from '../support/all-tables.ts';
import { describeEachProvider } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, MET, openersIn, presses, putsAway, setsUp, startStory } from './acts.ts';

describeEachProvider('forgetting a person', (provider) => {
  let team: Team;

  beforeEach(async () => {
    team = await startStory(provider);
  });

  afterEach(() => team.end());

  const opensForget = async (who: string, line: string) => {
    await team.slack.person(who).types('#general', `/heard forget ${line}`);
    await team.slack.settled();
    return team.slack.person(who).modal();
  };
  const forgets = async (who: string, line: string) => {
    await opensForget(who, line);
    await presses(team, who, 'Forget for good', 'modal');
    const { text } = team.slack.person(who).modal();
    await putsAway(team, who);
    return text;
  };
  const soon = () => team.until(new Date(team.clock.now().getTime() + 5_000));
  const audited = async () => {
    const entries = await team.db.prisma.auditEntry.findMany({ orderBy: { at: 'asc' } });
    return entries.map(({ act, detail }) => `${act} ${detail}`.trim());
  };

  it('removes a customer with all they said, after saying what goes; the audit log has no name', async () => {
    const number = await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: the export times out');
    await hasLogged(team, 'Mikko', 'Pekka, Beta Oy: it works');
    const modal = await opensForget('Aino', 'Maarit, Acme Oy');
    expect(modal.text).toContain('Forget Maarit, Acme Oy?');
    expect(modal.text).toContain('Gone for good: their name and 1 conversation with its history.');
    await presses(team, 'Aino', 'Forget for good', 'modal');
    expect(team.slack.person('Aino').modal().text).toContain('Done. Gone for good');
    await putsAway(team, 'Aino');

    expect((await asks(team, 'Mikko', '#sales', `/heard ${number}`)).plainText).toContain(`There is no #${number}`);
    const customers = await team.db.prisma.customer.findMany();
    expect(customers.map(({ person }) => person)).toEqual(['Pekka']);
    expect(await team.db.prisma.conversation.count()).toBe(1);
    expect(await team.db.prisma.conversationEvent.count()).toBe(1);
    expect(await audited()).toEqual(['customer.forgotten']);
    expect(team.log.text()).not.toContain('Maarit');
  });

  it('covers their name where the audit log repeats what colleagues wrote: names of openers, files, places of exports', async () => {
    const { prisma } = team.db;
    await hasLogged(team, 'Mikko', 'Maarit Virtanen, Acme Oy: the export times out');
    const { id: workspaceId } = await prisma.workspace.findFirstOrThrow();
    const log = async (act: string, detail: string) =>
      prisma.auditEntry.create({ data: { workspaceId, act, detail, at: team.clock.now() } });
    const mikko = await prisma.member.findFirstOrThrow({ where: { name: { startsWith: 'Mikko' } } });
    await log('opener.run', `Maarit’s Monday in #product, hosted by <member:${mikko.id}>`);
    await log('conversations.import_begun', 'from /data/maarit_virtanen.csv');
    await log('conversations.exported', '1 exported, 0 left out: csv, what everyone may read, to /data/Virtanen.csv');
    await log('conversation.deleted', '#7');
    await forgets('Aino', 'Maarit Virtanen, Acme Oy');
    const read = async () => (await readAudit(prisma, null)).map(({ detail }) => detail);
    expect(await read()).toEqual([
      '…’s Monday in #product, hosted by Mikko',
      'from /data/…_….csv',
      '1 exported, 0 left out: csv, what everyone may read, to /data/….csv',
      '#7',
      '',
    ]);
    await log('opener.made', 'Coffee with Mikko in #product');
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    await forgets('Aino', '@mikko');
    expect((await read()).filter((detail) => detail.includes('#product'))).toEqual([
      '…’s Monday in #product, hosted by a former colleague',
      'Coffee with … in #product',
    ]);
  });

  it('is for admins', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: the export times out');
    const modal = await opensForget('Mikko', 'Maarit, Acme Oy');
    expect(modal.text).toContain('Only admins can have a person forgotten');
    expect(modal.buttons).toEqual([]);
    await putsAway(team, 'Mikko');
  });

  it('answers a name that nobody has, and asks whom when several have it', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: the export times out');
    await hasLogged(team, 'Mikko', 'Maarit, Beta Oy: it works');
    expect((await opensForget('Aino', 'Nobody Inc')).text).toContain('I know nobody called Nobody Inc');
    await putsAway(team, 'Aino');
    const several = await opensForget('Aino', 'Maarit');
    expect(several.text).toContain('Whom shall I forget?');
    expect(several.text).toContain('Maarit, Beta Oy\nheard today, #2');
    expect(several.buttons).toEqual(['Choose', 'Choose']);
    await putsAway(team, 'Aino');
    const part = await opensForget('Aino', 'beta');
    expect(part.text).toContain('Nobody is called just beta. Whom shall I forget?\nMaarit, Beta Oy');
    await presses(team, 'Aino', 'Choose', 'modal');
    expect(team.slack.person('Aino').modal().text).toContain('Forget Maarit, Beta Oy?');
    await putsAway(team, 'Aino');
  });

  it('says so when a second admin confirms what is gone already', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: the export times out');
    await opensForget('Aino', 'Maarit, Acme Oy');
    await team.slack.admin.changePerson('Grace', { isAdmin: true });
    await team.slack.settled();
    await forgets('Grace', 'Maarit, Acme Oy');
    await presses(team, 'Aino', 'Forget for good', 'modal');
    expect(team.slack.person('Aino').modal().text).toContain('this customer is gone already');
    expect(await audited()).toEqual(['customer.forgotten']);
  });

  it('never sends what still waits to be sent of them', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: thank you', { level: MET, ...DEALT_WITH });
    await setsUp(team, 'Aino', '#product');
    await putsAway(team, 'Aino');
    await forgets('Aino', 'Maarit, Acme Oy');
    await team.until('2026-11-17T08:05:00Z');
    expect(openersIn(team, '#product')).toEqual([]);
  });

  it('has the messages that named them written anew, or deleted', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: thank you', { level: MET, ...DEALT_WITH });
    await setsUp(team, 'Aino', '#product');
    await putsAway(team, 'Aino');
    await team.until('2026-11-17T08:00:00Z');
    expect(openersIn(team, '#product')).toHaveLength(1);
    const text = await forgets('Aino', 'Maarit, Acme Oy');
    expect(text).toContain('One message of mine in Slack names them');
    const [post] = openersIn(team, '#product');
    expect(post?.plainText).toContain('No story is left for this meeting.');
    expect(`${post?.plainText} ${post?.text}`).not.toMatch(/Maarit|Acme|thank you/);
  });

  it('takes a colleague who left out of the post of a meeting that they tell more, and out of what is set up', async () => {
    const { prisma } = team.db;
    await hasLogged(team, 'Grace', 'Maarit, Acme Oy: thank you', { level: MET, ...DEALT_WITH });
    await setsUp(team, 'Aino', '#product');
    await putsAway(team, 'Aino');
    await asks(team, 'Mikko', '#general', '/heard help');
    const { id: openerId, workspaceId } = await prisma.opener.findFirstOrThrow();
    const { id: memberId } = await prisma.member.findFirstOrThrow({ where: { name: 'Mikko' } });
    const [meetingAt, askedAt] = [new Date('2026-11-17T08:00:00Z'), team.clock.now()];
    const willing = { workspaceId, openerId, meetingAt, memberId, askedAt, answeredAt: askedAt };
    await prisma.telling.create({ data: { ...willing, state: 'willing' } });
    const aino = { workspaceId, actor: await prisma.member.findFirstOrThrow({ where: { name: 'Aino' } }) };
    const actor = { ...aino.actor, isGuest: false, isStranger: false };
    await changeFeedback(
      team.db,
      { workspaceId, actor },
      { form: 'hearing', over: (before) => ({ ...before, leadId: 'U0MIKKO01' }) },
      team.clock.now(),
    );
    await exportRecords(prisma, CONVERSATIONS, {
      ...{ format: 'csv', since: '', workspace: undefined, now: team.clock.now(), target: 'a file' },
      eyes: { kind: 'one', slackUserId: 'U0MIKKO01' },
      peopleOf: async () => new Set(),
      write: async (text) => {
        for await (const page of text) expect(page).not.toBe('');
      },
    });
    await team.until('2026-11-17T08:00:00Z');
    expect(openersIn(team, '#product')[0]?.plainText).toContain('Mikko tells more');
    expect((await readAudit(prisma, null)).map(({ detail }) => detail)).toEqual(
      expect.arrayContaining(['{"leadId":"Mikko"}', 'csv, what Mikko may read, to a file']),
    );
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    await forgets('Aino', '@mikko');
    await team.until('2026-11-17T08:20:00Z');
    expect(openersIn(team, '#product')[0]?.plainText).not.toContain('Mikko');
    expect(await allTables(team.db)).not.toMatch(/Mikko|U0MIKKO01/u);
    const { feedback } = await settings(prisma, workspaceId).read();
    expect(feedback.leadId).toBe('');
    // Nor is the admin who asked for it kept by their id in Slack.
    const looks = await prisma.occurrence.findMany({ where: { kind: 'forget.leftovers' } });
    expect(looks.map(({ subjectId }) => subjectId)).toEqual([actor.id]);
  });

  it('leaves no trace of a colleague who left in what was written down about them', async () => {
    const { prisma } = team.db;
    await setsUp(team, 'Mikko', '#product');
    await putsAway(team, 'Mikko');
    await asks(team, 'Aino', '#product', '/opener run');
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out');
    await asks(team, 'Priya', '#sales', '/heard assign 1 @Mikko knows them well');
    await asks(team, 'Mikko', '#sales', '/chair pause until 2026-11-23 @Priya');
    await asks(team, 'Priya', '#sales', '/chair pause until 2026-11-23 @Mikko');
    const { id } = await prisma.member.findFirstOrThrow({ where: { name: 'Mikko' } });
    const written = () => allTables(team.db);
    const audit = async () => (await readAudit(prisma, null)).map(({ detail }) => detail).join();
    expect(await audit()).toContain('hosted by Mikko');
    expect((await written()).match(/Mikko/g)).toHaveLength(1);
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    await forgets('Aino', '@mikko');
    expect(await written()).not.toMatch(/Mikko|U0MIKKO01/);
    expect(await written()).toContain('knows them well');
    expect((await asks(team, 'Priya', '#sales', '/heard 1')).plainText).toContain(
      'Priya gave it to a former colleague',
    );
    expect(await audit()).toContain('hosted by a former colleague');
    const kept = await prisma.member.findUniqueOrThrow({ where: { id } });
    expect([kept.pausedUntil, kept.standInId]).toEqual(['', null]);
    expect(await prisma.member.count({ where: { standInId: id } })).toBe(0);
  });

  it('leaves no earlier name of a colleague, to whom others gave what they have passed on since', async () => {
    await chooses(team, { triageChannelId: 'C0PRODUCT' });
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out');
    await asks(team, 'Priya', '#sales', '/heard assign 1 @Mikko knows them well');
    await team.slack.admin.changePerson('Mikko', { displayName: 'Mikko Virtanen' });
    await asks(team, 'Mikko', '#sales', '/heard assign 1 @Priya');
    const steps = async () => (await asks(team, 'Priya', '#sales', '/heard 1')).plainText;
    expect(await steps()).toContain('Priya gave it to Mikko Virtanen, ');
    await soon();
    const card = () => team.slack.person('Grace').sees('#product').at(-1)?.plainText;
    expect(card()).toContain('Mikko Virtanen gave it to Priya, ');
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    await forgets('Aino', '@Mikko Virtanen');
    await soon();
    expect(await steps()).toContain('Priya gave it to a former colleague, ');
    expect(card()).toContain('a former colleague gave it to Priya, ');
    expect(`${await steps()} ${card()} ${await allTables(team.db)}`).not.toMatch(/Mikko|Virtanen|U0MIKKO01/);
  });

  it('takes why somebody was set for a term of theirs out of the audit log; that it was done stays', async () => {
    const { prisma } = team.db;
    for (const who of ['Priya', 'Mikko']) await hasLogged(team, who, 'Acme: late');
    const { id: doerId, workspaceId } = await prisma.member.findFirstOrThrow({ where: { name: 'Priya' } });
    const { id: insteadOfId } = await prisma.member.findFirstOrThrow({ where: { name: 'Mikko' } });
    const { id: askerId } = await prisma.member.findFirstOrThrow({ where: { name: 'Aino' } });
    const at = team.clock.now();
    const set = {
      requestKey: 'set',
      kind: 'set_by_hand',
      state: 'agreed',
      number: 5,
      reason: 'He is ill',
      at,
    } as const;
    await prisma.termChange.create({ data: { workspaceId, askerId, doerId, insteadOfId, ...set } });
    // Who was set for another term is not about them, and yet names them in its reason.
    const other = { ...set, requestKey: 'other', number: 7, reason: 'She knows what MIKKO began' };
    await prisma.termChange.create({ data: { workspaceId, askerId, doerId, insteadOfId: doerId, ...other } });
    const named = `term 7: <member:${doerId}>, She knows what MIKKO began`;
    await prisma.auditEntry.create({ data: { workspaceId, actorId: askerId, act: 'champion.set', detail: named, at } });
    for (const number of [5, 55]) {
      const detail = `term ${number}: <member:${doerId}>, He is ill`;
      await prisma.auditEntry.create({ data: { workspaceId, actorId: askerId, act: 'champion.set', detail, at } });
    }
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    await forgets('Aino', '@mikko');
    const said = (await readAudit(prisma, null)).map(({ detail }) => detail);
    expect(said).toEqual(expect.arrayContaining(['term 5: Priya', 'term 55: Priya, He is ill', 'term 7: Priya']));
    expect(await allTables(team.db)).not.toMatch(/mikko/iu);
  });

  it('takes the name of a colleague who left, and keeps what customers told them', async () => {
    const number = await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: the export times out');
    expect((await opensForget('Aino', '@mikko')).text).toContain('Mikko is still in your Slack.');
    await putsAway(team, 'Aino');
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    const modal = await opensForget('Aino', '@mikko');
    expect(modal.text).toContain('Forget Mikko?');
    await presses(team, 'Aino', 'Forget for good', 'modal');
    expect(team.slack.person('Aino').modal().text).toContain('They are “a former colleague” from now on');
    await putsAway(team, 'Aino');
    expect((await asks(team, 'Grace', '#sales', `/heard ${number}`)).plainText).toContain('a former colleague');
    const rows = await team.db.prisma.member.findMany({
      where: { OR: [{ name: 'Mikko' }, { slackUserId: 'U0MIKKO01' }] },
    });
    expect(rows).toEqual([]);
    expect(await audited()).toEqual(['colleague.forgotten']);
    await team.slack.admin.changePerson('Mikko', { displayName: 'Mikko S.' });
    await team.slack.settled();
    expect((await opensForget('Aino', '@mikko')).text).toContain('I know no colleague called');
    await putsAway(team, 'Aino');
  });
});
