import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerChange, undoChange } from '../../src/rituals/champion/change-term.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('a term changes hands out of turn', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
    await asks(team, 'Aino', '#general', '/chair setup');
    await presses(team, 'Aino', 'Change how the role goes round');
    await saves(team, 'Aino', { 'How long is a term?': '1', 'Channel that hears who it is': '#general' });
    await putsAway(team, 'Aino');
    for (const [minute, who] of ['Mikko', 'Priya', 'Arjun', 'Aino'].entries()) {
      await team.until(`2026-11-17T07:1${minute}:00Z`);
      await asks(team, who, '#general', '/champion nominate me');
    }
    await team.until('2026-11-23T12:00:00Z');
  });
  afterAll(() => team.end());

  const told = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ author }) => author.isBot);
  const lastDm = (who: string) => {
    const last = told(who).at(-1);
    if (!last) throw new Error(`${who} has no DM`);
    return last;
  };
  const next = async () =>
    [...(await asks(team, 'Grace', '#general', '/champion next')).plainText.matchAll(/^(\w+)(?: for (\w+))?, /gmu)].map(
      ([, holder, turnOf]) => (turnOf ? `${holder} for ${turnOf}` : holder),
    );
  const fills = async (who: string, command: string, fields: Readonly<Record<string, string>>) => {
    await team.slack.person(who).types('#general', command);
    await saves(team, who, fields);
    const { text } = team.slack.person(who).modal();
    await putsAway(team, who);
    return text;
  };
  const opens = async (who: string, command: string) => {
    await team.slack.person(who).types('#general', command);
    await team.slack.settled();
    const { text } = team.slack.person(who).modal();
    await putsAway(team, who);
    return text;
  };
  const announcement = () =>
    team.slack
      .person('Grace')
      .sees('#general')
      .findLast(({ ephemeral }) => !ephemeral)?.plainText;
  const champions = async () => {
    const rows = await team.db.prisma.member.findMany({ where: { isChampion: true } });
    return rows.map(({ name }) => name);
  };

  it('shows it in the set-up', async () => {
    const shown = await asks(team, 'Aino', '#general', '/chair setup');
    expect(shown.plainText).toContain(
      'Customer champion: a term is a week, from Monday 09:00 on; #general hears who it is.',
    );
    expect(await champions()).toEqual(['Mikko']);
    expect(await next()).toEqual(['Priya', 'Arjun', 'Aino', 'Mikko', 'Priya', 'Arjun']);
  });

  it('swaps two terms when both agree, and shows it everywhere', async () => {
    const receipt = await fills('Priya', '/champion swap', {
      'Your term': 'Priya, Mon, 30 Nov 2026 to Mon, 7 Dec 2026',
      For: 'Arjun, Mon, 7 Dec 2026 to Mon, 14 Dec 2026',
    });
    expect(receipt).toContain('Arjun is asked in their working hours. Nothing changes before they agree.');
    expect(await next()).toEqual(['Priya', 'Arjun', 'Aino', 'Mikko', 'Priya', 'Arjun']);
    await team.until('2026-11-24T05:00:00Z');
    const question = lastDm('Arjun');
    expect(question.plainText).toContain('Priya asks to swap terms with you');
    await presses(team, 'Arjun', 'Agree', question);
    expect(lastDm('Priya').plainText).toContain('Arjun agrees. Arjun is customer champion from Nov 30, 2026');
    expect(await next()).toEqual(['Arjun for Priya', 'Priya for Arjun', 'Aino', 'Mikko', 'Priya', 'Arjun']);
    await team.until('2026-11-24T05:10:00Z');
    expect(told('Priya').some(({ plainText }) => plainText.includes('Arjun is customer champion in this term.'))).toBe(
      true,
    );
  });

  it('refuses what would make somebody champion twice in a row', async () => {
    const refused = await fills('Priya', '/champion take over', {
      'Which term?': 'Aino, Mon, 14 Dec 2026 to Mon, 21 Dec 2026',
    });
    expect(refused).toContain('Then somebody would be champion twice in a row.');
  });

  it('takes over a term when its holder agrees, who stays next in line', async () => {
    await fills('Arjun', '/champion take over', { 'Which term?': 'Mikko, Mon, 21 Dec 2026 to Mon, 28 Dec 2026' });
    await team.until('2026-11-24T08:00:00Z');
    expect(lastDm('Mikko').plainText).toContain('Arjun would take your term as customer champion');
    await presses(team, 'Mikko', 'I’d rather not', lastDm('Mikko'));
    expect(lastDm('Arjun').plainText).toContain('Mikko would rather not. It stays as it was.');
    await fills('Arjun', '/champion take over', { 'Which term?': 'Mikko, Mon, 21 Dec 2026 to Mon, 28 Dec 2026' });
    await presses(team, 'Mikko', 'Agree', lastDm('Mikko'));
    expect((await next()).slice(0, 5)).toEqual(['Arjun for Priya', 'Priya for Arjun', 'Aino', 'Arjun', 'Mikko']);
  });

  it('has a colleague stand in for some days, with the role', async () => {
    await fills('Mikko', '/champion substitute', {
      'Who stands in?': 'Grace',
      From: '2026-11-25',
      'To, included': '2026-11-26',
    });
    await team.until('2026-11-24T15:00:00Z');
    await presses(team, 'Grace', 'Agree', lastDm('Grace'));
    expect(await champions()).toEqual(['Mikko']);
    const ahead = 'Grace stands in from 25 November 2026 to 26 November 2026';
    for (const command of ['/champion', '/champion history']) {
      expect((await asks(team, 'Priya', '#general', command)).plainText).toContain(ahead);
    }
    await team.until('2026-11-25T08:00:00Z');
    expect(await champions()).toEqual(['Grace']);
    expect(announcement()).toContain('Grace stands in, 26 November 2026 included.');
    expect((await asks(team, 'Priya', '#general', '/champion')).plainText).toContain('Grace stands in today');
    await team.until('2026-11-25T15:00:00Z');
    expect(lastDm('Grace').plainText).toContain(
      'You stand in for Mikko as customer champion, 26 November 2026 included.',
    );
    await team.until('2026-11-27T08:00:00Z');
    expect(await champions()).toEqual(['Mikko']);
    expect(told('Grace').map(({ plainText }) => plainText)).toContain(
      '✓ You stood in as customer champion. Thank you.',
    );
    expect(announcement()).not.toContain('stands in');
  });

  it('answers a press by somebody else, a second one and a late one in words', async () => {
    const question =
      told('Grace').find(({ plainText }) => plainText.includes('asks you to stand in')) ?? lastDm('Grace');
    expect(question.plainText).toContain('✓ You agreed.');
    expect(question.buttons).toEqual([]);
    const { id: workspaceId } = await team.db.prisma.workspace.findFirstOrThrow();
    const asked = await team.db.prisma.termChange.findFirstOrThrow({ where: { kind: 'substitute' } });
    const { id: priya } = await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Priya' } });
    const answer = (memberId: string) =>
      answerChange(team.db, workspaceId, { changeId: asked.id, memberId, agrees: true }, team.clock.now());
    await expect(answer(priya)).rejects.toThrow('Only Grace can answer that.');
    await expect(answer(asked.doerId ?? '')).rejects.toThrow('This was agreed already');
    const late = { changeId: asked.id, memberId: asked.askerId };
    await expect(undoChange(team.db, workspaceId, late, team.clock.now())).rejects.toThrow('agreed already');
  });

  it('hands the rest of a term over when the other agrees', async () => {
    await hasLogged(team, 'Priya', 'Leena, Lastekodu: somebody rang back', { next: 'Nothing to answer' });
    await team.until('2026-11-27T08:01:00Z');
    await fills('Mikko', '/champion hand over', { 'To whom?': 'Aino' });
    await presses(team, 'Aino', 'Agree', lastDm('Aino'));
    expect(await champions()).toEqual(['Aino']);
    await team.until('2026-11-27T08:05:00Z');
    expect(told('Aino').some(({ plainText }) => plainText.includes('You are customer champion until'))).toBe(true);
    expect(announcement()).toContain('Aino is our customer champion until');
    const thanks =
      'Aino has the role of customer champion now. Thank you for your time in it. In it: 1 customer heard.';
    expect(told('Mikko').map(({ plainText }) => plainText)).toContain(thanks);
    const brief = () => told('Aino').findLast(({ plainText }) => plainText.includes('You are customer champion until'));
    expect(brief()?.plainText).toContain('In Mikko’s part of this term: 1 customer heard.');
    await presses(
      team,
      'Mikko',
      'Leave a note for the next',
      told('Mikko').find(({ plainText }) => plainText === thanks),
    );
    await saves(team, 'Mikko', { 'What should the next champion know?': 'Maarit is nearly content.' });
    await putsAway(team, 'Mikko');
    await team.until('2026-11-27T08:06:00Z');
    expect(brief()?.plainText).toContain('Mikko leaves you a note:\nMaarit is nearly content.');
    await team.slack.person('Mikko').types('#general', '/champion note');
    await team.slack.settled();
    expect(team.slack.person('Mikko').modal().text).toContain('What should the next champion know?');
    await putsAway(team, 'Mikko');
  });

  it('lets an admin set it by hand with a reason, which both read, and the audit log keeps', async () => {
    const set = await fills('Aino', '/champion set', {
      'Which term?': 'Aino, Mon, 14 Dec 2026 to Mon, 21 Dec 2026',
      'Who holds it?': 'Mikko',
      'Why?': 'Aino travels.',
    });
    expect(set).toContain('Mikko is customer champion');
    await team.until('2026-11-27T08:10:00Z');
    expect(lastDm('Mikko').plainText).toContain('Aino set it by hand. Why: Aino travels.');
    const entry = await team.db.prisma.auditEntry.findFirstOrThrow({ where: { act: 'champion.set' } });
    expect(entry.detail).toContain('Aino travels.');
    const refused = await opens('Grace', '/champion set');
    expect(refused).toContain('Only admins say by hand whose term it is.');
  });

  it('keeps it all in the history', async () => {
    const past = (await asks(team, 'Grace', '#general', '/champion history')).plainText;
    expect(past).toContain('handed over by Mikko to Aino');
    expect(past).toContain('Mikko: Maarit is nearly content.');
    expect(past).toContain('Grace stood in from 25 November');
  });

  it('stands in App Home, with one’s own next term', async () => {
    await team.slack.person('Priya').opensHome();
    await team.slack.settled();
    const home = team.slack.person('Priya').home().text;
    expect(home).toContain('Aino is customer champion until');
    expect(home).toContain('Your next term: ');
  });

  it('has a colleague stand in for days of a term to come', async () => {
    const asked = await fills('Priya', '/champion substitute', {
      'Who stands in?': 'Arjun',
      From: '2026-12-10',
      'To, included': '2026-12-11',
    });
    expect(asked).toContain('Arjun is asked in their working hours.');
    const refused = await opens('Grace', '/champion substitute');
    expect(refused).toContain('You have no term, so nobody has to stand in.');
  });

  it('shows that ahead to everybody, from the agreement on', async () => {
    await team.until('2026-11-30T08:00:00Z');
    await presses(
      team,
      'Arjun',
      'Agree',
      told('Arjun').find(({ plainText }) => plainText.includes('stand in')),
    );
    expect((await asks(team, 'Grace', '#general', '/champion next')).plainText).toContain(
      '; Arjun stands in from 10 December 2026 to 11 December 2026',
    );
  });

  it('gives them the role on these days, and that Friday’s digest', async () => {
    await team.until('2026-12-10T08:00:00Z');
    expect(await champions()).toEqual(['Arjun']);
    await hasLogged(team, 'Grace', 'Maarit, Acme Oy: the export times out');
    await team.until('2026-12-11T12:00:00Z');
    const digests = (who: string) => told(who).filter(({ plainText }) => plainText.startsWith('The week as customer'));
    expect([digests('Arjun').length, digests('Priya').length]).toEqual([1, 0]);
  });
});
