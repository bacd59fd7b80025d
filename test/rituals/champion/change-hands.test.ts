import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../src/database.ts';
import { leavePool } from '../../../src/rituals/champion/answer-nomination.ts';
import { wish } from '../../../src/rituals/champion/change.ts';
import { answerChange, askForChange, undoChange } from '../../../src/rituals/champion/change-term.ts';
import { changeReceipt } from '../../../src/rituals/champion/change-views.ts';
import { comingTerms } from '../../../src/rituals/champion/coming.ts';
import { nominate } from '../../../src/rituals/champion/nominate.ts';
import { nominations } from '../../../src/rituals/champion/nomination-store.ts';
import { terms } from '../../../src/rituals/champion/term-store.ts';
import { turn } from '../../../src/rituals/champion/turn.ts';
import { escalate } from '../../../src/rituals/feedback/escalation-occurrences.ts';
import { nameOfImport } from '../../../src/rituals/feedback/imported.ts';
import { settings } from '../../../src/settings/settings-store.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../../support/database.ts';
import { addMember, addWorkspace } from '../../support/rows.ts';

const NAMES = ['Aino', 'Mikko', 'Priya', 'Grace'] as const;
type Name = (typeof NAMES)[number];

describeEachProvider('a term that changes hands', (provider) => {
  let database: FreshDatabase;
  let db: Database;
  let workspaceId: string;
  let now: Date;
  let act = 0;
  const ids = new Map<Name, string>();
  beforeAll(async () => {
    database = await freshDatabase(provider);
    db = await database.open();
  });
  afterAll(() => database.drop());

  const id = (name: Name): string => ids.get(name) ?? '';
  const person = (name: Name) => ({
    ...{ id: id(name), name, slackUserId: `U${name}`, zone: 'Europe/Helsinki' },
    ...{ isGuest: false, isBot: false, isDeactivated: false, isStranger: false, isAdmin: true, isChampion: false },
  });
  const later = (): Date => {
    now = new Date(now.getTime() + 1000);
    return now;
  };
  const nominates = (by: Name, nominee: Name) => {
    act += 1;
    const given = { nominee: person(nominee), nominator: person(by), reason: '', requestKey: `n${act}` };
    return nominate(db, workspaceId, given, later());
  };
  const asks = (by: Name, given: Parameters<typeof wish>[0]) => {
    act += 1;
    return askForChange(db, workspaceId, { wish: wish(given), asker: person(by), requestKey: `c${act}` }, later());
  };
  const agrees = (by: Name, changeId: string) =>
    answerChange(db, workspaceId, { changeId, memberId: id(by), agrees: true }, later());
  const looksAt = async (at: string) => {
    now = new Date(at);
    await db.transaction((tx) => turn(tx, workspaceId, now));
  };
  const next = async (count: number) =>
    (await comingTerms(db.prisma, workspaceId, count)).map(({ holder }) => holder.name);
  const running = () => terms(db.prisma, workspaceId).running();
  const told = async (kind: string, name: Name) =>
    db.prisma.delivery.count({ where: { workspaceId, kind, targetId: `U${name}` } });

  beforeEach(async () => {
    act += 1;
    workspaceId = await addWorkspace(db.prisma, `T${act}`);
    for (const name of NAMES) ids.set(name, await addMember(db.prisma, workspaceId, { slackUserId: `U${name}`, name }));
    const { champion } = await settings(db.prisma, workspaceId).read();
    now = new Date('2026-11-18T08:00:00Z');
    await settings(db.prisma, workspaceId).save('champion', { ...champion, length: 1, zone: 'Europe/Helsinki' }, now);
    for (const name of NAMES) await nominates(name, name);
    await looksAt('2026-11-23T07:00:00Z');
    expect(await next(3)).toEqual(['Mikko', 'Priya', 'Grace']);
  });

  it('asks whoever left, when a colleague nominates them, and lets who waits for a second voice take it back', async () => {
    expect(await leavePool(db, workspaceId, id('Mikko'), later())).toBe(true);
    expect((await nominates('Grace', 'Mikko')).step).toBe('ask');
    expect(await next(3)).toEqual(['Priya', 'Grace', 'Aino']);
    const { champion } = await settings(db.prisma, workspaceId).read();
    await leavePool(db, workspaceId, id('Priya'), later());
    await settings(db.prisma, workspaceId).save('champion', { ...champion, needsConfirmation: true }, now);
    await db.prisma.nominationVoice.deleteMany({ where: { workspaceId } });
    expect((await nominates('Priya', 'Priya')).step).toBe('ask_for_second');
    expect(await leavePool(db, workspaceId, id('Priya'), later())).toBe(true);
    expect((await nominates('Grace', 'Priya')).step).not.toBe('join');
    expect(await leavePool(db, workspaceId, id('Priya'), later())).toBe(false);
  });

  it('leaves a told holder their term when somebody takes back what was merely asked, or does so twice', async () => {
    await looksAt('2026-11-25T07:00:00Z');
    const skipped = await asks('Mikko', { kind: 'skip', number: 2, doerId: null, insteadOfId: id('Mikko') });
    expect(await next(2)).toEqual(['Priya', 'Mikko']);
    const sides = { number: 2, insteadOfId: id('Priya'), otherNumber: 4, doerId: id('Grace') };
    const asked = await asks('Priya', { kind: 'swap', ...sides });
    await undoChange(db, workspaceId, { changeId: asked.id, memberId: id('Priya') }, later());
    expect((await terms(db.prisma, workspaceId).byNumber(2))?.holder.name).toBe('Priya');
    const undo = { changeId: skipped.id, memberId: id('Mikko') };
    await undoChange(db, workspaceId, undo, later());
    expect(await next(2)).toEqual(['Mikko', 'Priya']);
    const set = { kind: 'set_by_hand' as const, number: 2, doerId: id('Grace'), insteadOfId: id('Mikko') };
    await asks('Aino', set);
    await undoChange(db, workspaceId, undo, later());
    expect(await next(1)).toEqual(['Grace']);
  });

  it('leaves a told holder their term when they take back a mere question, though somebody is back early', async () => {
    const away = { workspaceId, memberId: id('Mikko'), fromDate: '2026-11-30', toDate: '2026-12-03' };
    await db.prisma.dayOff.create({ data: away });
    await db.prisma.championTerm.deleteMany({ where: { workspaceId, state: 'coming' } });
    await looksAt('2026-11-24T07:00:00Z');
    await db.prisma.dayOff.deleteMany({ where: { workspaceId } });
    expect(await next(2)).toEqual(['Priya', 'Mikko']);
    const sides = { number: 2, insteadOfId: id('Priya'), otherNumber: 4, doerId: id('Grace') };
    const asked = await asks('Priya', { kind: 'swap', ...sides });
    await undoChange(db, workspaceId, { changeId: asked.id, memberId: id('Priya') }, later());
    expect(await next(2)).toEqual(['Priya', 'Mikko']);
  });

  it('is not handed over to whoever was told of the next one, and ends who stands in for the one before', async () => {
    const substitute = { doerId: id('Grace'), fromDate: '2026-11-23', toDate: '2026-11-27' };
    const given = { kind: 'substitute' as const, number: 1, insteadOfId: id('Aino'), ...substitute };
    await agrees('Grace', (await asks('Aino', given)).id);
    const over = { kind: 'hand_over' as const, number: 1, insteadOfId: id('Aino') };
    await expect(asks('Aino', { ...over, doerId: id('Mikko') })).rejects.toThrow('twice in a row');
    await agrees('Priya', (await asks('Aino', { ...over, doerId: id('Priya') })).id);
    const champions = await db.prisma.member.findMany({ where: { workspaceId, isChampion: true } });
    expect(champions.map(({ name }) => name)).toEqual(['Priya']);
  });

  it('keeps why it was whose turn, from when they were told on, and after it was handed over', async () => {
    await db.prisma.dayOff.create({
      data: { workspaceId, memberId: id('Mikko'), fromDate: '2026-11-30', toDate: '2026-12-03' },
    });
    await db.prisma.championTerm.deleteMany({ where: { workspaceId, state: 'coming' } });
    await looksAt('2026-11-24T07:00:00Z');
    await looksAt('2026-11-30T07:00:00Z');
    const begun = await running();
    expect([begun?.holder.name, begun?.why?.by]).toEqual(['Priya', 'announcement']);
    expect(begun?.why?.passedOver).toContainEqual({ memberId: id('Mikko'), because: 'away' });
    const over = { kind: 'hand_over' as const, number: 2, insteadOfId: id('Priya'), doerId: id('Grace') };
    await agrees('Grace', (await asks('Priya', over)).id);
    expect((await running())?.why).toEqual({ ...begun?.why, by: 'hand_over' });
  });

  it('tells whoever keeps their term of a swap, once, when the other leaves', async () => {
    const sides = { number: 3, insteadOfId: id('Priya'), otherNumber: 4, doerId: id('Grace') };
    await agrees('Grace', (await asks('Priya', { kind: 'swap', ...sides })).id);
    expect(await next(3)).toEqual(['Mikko', 'Grace', 'Priya']);
    await leavePool(db, workspaceId, id('Priya'), later());
    await looksAt('2026-11-24T07:00:00Z');
    await looksAt('2026-11-25T07:00:00Z');
    expect([await told('champion.fallen', 'Grace'), await told('champion.fallen', 'Priya')]).toEqual([1, 0]);
    expect(await next(4)).toEqual(['Mikko', 'Grace', 'Aino', 'Mikko']);
  });

  it('has what waits too long, and nobody was told of, told to whoever has the role by now, there and back', async () => {
    const late = { name: nameOfImport(now), ownerId: null, dueAt: now, isForLead: false };
    await db.transaction((tx) => escalate(tx, workspaceId, late, now));
    const hearing = async () => {
      const where = { workspaceId, kind: 'feedback.escalation', state: 'planned' } as const;
      const subjects = (await db.prisma.occurrence.findMany({ where })).map(({ subjectId }) => subjectId);
      return NAMES.filter((name) => subjects.includes(id(name)));
    };
    expect(await hearing()).toEqual(['Aino']);
    const given = { kind: 'substitute', number: 1, doerId: id('Grace'), insteadOfId: id('Aino') } as const;
    const change = await asks('Aino', { ...given, fromDate: '2026-11-24', toDate: '2026-11-24' });
    await agrees('Grace', change.id);
    expect(await hearing()).toEqual(['Aino']);
    await looksAt('2026-11-24T07:00:00Z');
    expect(await hearing()).toEqual(['Grace']);
    await looksAt('2026-11-25T07:00:00Z');
    expect(await hearing()).toEqual(['Aino']);
    await looksAt('2026-11-30T07:00:00Z');
    expect(await hearing()).toEqual(['Mikko']);
  });

  it('says to whoever can’t, and says so twice, that they are passed over already', async () => {
    const skip = { kind: 'skip', number: 2, doerId: null, insteadOfId: id('Mikko') } as const;
    const change = await asks('Mikko', skip);
    const offers = (one: typeof change) => JSON.stringify(changeReceipt(one, { term: null, other: null, zone: 'UTC' }));
    expect(offers(change)).toContain('Undo');
    // The rest of another's term has no date of its own, and is not given back.
    expect(offers({ ...change, fromDate: '' })).not.toContain('Undo');
    await expect(asks('Mikko', skip)).rejects.toThrow('You are passed over in that term already');
    await expect(asks('Mikko', { ...skip, number: 4 })).rejects.toThrow('somebody else’s by now');
  });

  it('asks guests who put it off again only where they may be champion', async () => {
    const guestId = await addMember(db.prisma, workspaceId, { slackUserId: 'UGuest', name: 'Leena' });
    await db.prisma.member.update({ where: { id: guestId }, data: { isGuest: true } });
    const store = nominations(db.prisma, workspaceId);
    const { id: nominationId } = await store.of(guestId, now);
    await store.write(nominationId, { state: 'not_now', askAgainOn: '2026-12-01' });
    expect((await store.putOff(true)).map(({ id: one }) => one)).toEqual([nominationId]);
    expect(await store.putOff(false)).toEqual([]);
  });
});
