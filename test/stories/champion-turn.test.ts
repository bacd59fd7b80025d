import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepNote } from '../../src/rituals/champion/note.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('a customer champion’s turn comes and goes', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const store = settings(team.db.prisma, id);
    const { champion } = await store.read();
    const channelId = team.slack.channel('#general').id;
    await store.save('champion', { ...champion, length: 1, channelId }, team.clock.now());
    for (const who of ['Mikko', 'Priya', 'Grace']) await asks(team, who, '#general', '/champion nominate me');
  });
  afterAll(() => team.end());

  const told = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ author }) => author.isBot);
  const lastDm = (who: string) => told(who).at(-1) ?? { plainText: '', buttons: [] };

  it('shows the next six terms with their dates, and why', async () => {
    const next = (await asks(team, 'Priya', '#general', '/champion next')).plainText;
    expect(next).toContain('Mikko, Nov 23, 2026 to Nov 30, 2026');
    expect([...next.matchAll(/Mikko|Priya|Grace/gu)].map(([name]) => name)).toEqual([
      ...['Mikko', 'Priya', 'Grace', 'Mikko', 'Priya', 'Grace'],
    ]);
    const why = (await asks(team, 'Priya', '#general', '/champion why')).plainText;
    expect(why.match(/, starting /gu)).toHaveLength(6);
    expect(why).toContain('their first term');
    expect(why).toContain('the longest since a term of theirs ended, on Nov 30, 2026, with one term by then.');
    expect((await asks(team, 'Priya', '#general', '/champion')).plainText).toContain('Mikko is next');
  });

  it('tells whoever is next within the week before and on the working day before, in their working hours', async () => {
    await team.until('2026-11-20T12:00:00Z');
    expect(told('Mikko').map(({ plainText }) => plainText.slice(0, 45))).toEqual([
      'Your turn as customer champion comes, startin',
      'You are customer champion, starting Nov 23, 2',
    ]);
  });

  it('begins on Monday morning: the channel hears who, until when, what for and how to reach them', async () => {
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out');
    await team.until('2026-11-23T08:00:00Z');
    const post = team.slack
      .person('Priya')
      .sees('#general')
      .findLast(({ ephemeral }) => !ephemeral);
    expect(post?.plainText).toMatch(/^Mikko is our customer champion until Nov 30, 2026\./u);
    expect(post?.plainText).toContain('What for:');
    expect(post?.plainText).toContain('How to reach them: write to Mikko');
    expect(lastDm('Mikko').plainText).toContain('You are customer champion until');
    expect(lastDm('Mikko').plainText).toContain('1 customer without an owner');
  });

  it('gives the mandate with the role', async () => {
    const shown = await asks(team, 'Mikko', '#general', '/champion');
    expect(shown.plainText).toContain('the export times out');
    expect(shown.buttons).toEqual(expect.arrayContaining(['Take it', 'Assign…', 'Open']));
    const other = await asks(team, 'Arjun', '#general', '/champion');
    expect(other.buttons).not.toContain('Assign…');
    await presses(team, 'Mikko', 'Assign…', shown);
    await saves(team, 'Mikko', { Owner: 'Arjun' });
    await putsAway(team, 'Mikko');
    const { ownerId } = await team.db.prisma.conversation.findFirstOrThrow();
    expect(ownerId).not.toBeNull();
  });

  it('thanks whoever held it with what was done, takes one note, and hands it to the next', async () => {
    await hasLogged(team, 'Mikko', 'Leena, Lastekodu: thank you for ringing', { next: 'I answered' });
    await team.until('2026-11-30T07:30:00Z');
    expect(lastDm('Priya').plainText).toContain('You are customer champion until');
    await team.until('2026-11-30T08:00:00Z');
    expect(told('Mikko').map(({ plainText }) => plainText)).toContain(
      'Your term as customer champion is over. Thank you. In it: 1 customer heard, 1 answered.',
    );
    await presses(team, 'Mikko', 'Leave a note for the next');
    await saves(team, 'Mikko', { 'What should the next champion know?': 'Ring Maarit on Monday.' });
    await putsAway(team, 'Mikko');
    await team.until('2026-11-30T08:05:00Z');
    expect(told('Priya').some(({ plainText }) => plainText.includes('Ring Maarit on Monday.'))).toBe(true);
    expect((await asks(team, 'Mikko', '#general', '/champion history')).plainText).toContain('Priya');
  });

  it('passes over whoever can’t, who stays next in line, and takes that back', async () => {
    await team.until('2026-11-30T15:00:00Z');
    const ahead = lastDm('Grace');
    expect(ahead.plainText).toContain('Your turn as customer champion comes');
    await presses(team, 'Grace', 'I can’t');
    const receipt = team.slack.person('Grace').dm().at(-1);
    expect(receipt?.plainText).toContain('You are passed over this time, and stay next in line.');
    const names = async () =>
      [...(await asks(team, 'Arjun', '#general', '/champion next')).plainText.matchAll(/Mikko|Priya|Grace/gu)].map(
        ([name]) => name,
      );
    expect(await names()).toEqual(['Mikko', 'Grace', 'Priya', 'Mikko', 'Grace', 'Priya']);
    await presses(team, 'Grace', 'Undo');
    expect(await names()).toEqual(['Grace', 'Mikko', 'Priya', 'Grace', 'Mikko', 'Priya']);
  });

  it('keeps the note before whoever held it when their term is over, and says that it is', async () => {
    await team.until('2026-12-07T08:00:00Z');
    const brief = told('Priya').find(({ plainText }) => plainText.includes('Ring Maarit on Monday.'));
    expect(brief?.plainText).toMatch(/^✓ You were customer champion until /u);
  });

  it('keeps no telephone number in a note, however it came to it, and takes none from whoever did not hold the term', async () => {
    const { id: workspaceId } = await team.db.prisma.workspace.findFirstOrThrow();
    const member = (name: string) => team.db.prisma.member.findFirstOrThrow({ where: { name } });
    const leaves = async (name: string, note: string) =>
      keepNote(team.db, workspaceId, { number: 2, note, writer: await member(name) }, team.clock.now());
    await leaves('Priya', 'Ring Maarit at +358 40 123 4567.');
    await expect(leaves('Mikko', 'Ring nobody.')).rejects.toThrow('Only whoever held that term leaves its note.');
    const { note } = await team.db.prisma.championTerm.findFirstOrThrow({ where: { number: 2 } });
    expect(note).toBe('Ring Maarit at [phone].');
  });

  it('tells the admins where the channel that is to hear of it can’t be written to', async () => {
    await team.slack.admin.archive('#general');
    await team.until('2026-12-14T15:00:00Z');
    const news = told('Aino').map(({ plainText }) => plainText);
    expect(news).toContainEqual(expect.stringContaining('Who is customer champion is no longer told in #general.'));
    expect(news).toContainEqual(expect.stringContaining('it is archived'));
    await team.slack.admin.unarchive('#general');
  });
});
