import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../src/database.ts';
import { wish } from '../../../src/rituals/champion/change.ts';
import { answerChange, askForChange, resettle } from '../../../src/rituals/champion/change-term.ts';
import { held } from '../../../src/rituals/champion/held-store.ts';
import { nominate } from '../../../src/rituals/champion/nominate.ts';
import { keepNote } from '../../../src/rituals/champion/note.ts';
import { terms } from '../../../src/rituals/champion/term-store.ts';
import { turn } from '../../../src/rituals/champion/turn.ts';
import { eraseOwnFacts } from '../../../src/rituals/conversations/colleague-traces.ts';
import { settings } from '../../../src/settings/settings-store.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../../support/database.ts';
import { addMember, addWorkspace } from '../../support/rows.ts';

const NAMES = ['Aino', 'Mikko', 'Priya'] as const;
type Name = (typeof NAMES)[number];

describeEachProvider('what whoever had the role leaves behind', (provider) => {
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
  const asks = (by: Name, given: Parameters<typeof wish>[0]) => {
    act += 1;
    return askForChange(db, workspaceId, { wish: wish(given), asker: person(by), requestKey: `c${act}` }, now);
  };
  const looksAt = async (at: string) => {
    now = new Date(at);
    await db.transaction((tx) => turn(tx, workspaceId, now));
  };
  const thanked = async () => {
    const rows = await db.prisma.delivery.findMany({
      where: { workspaceId, kind: 'champion.thanks' },
      orderBy: { createdAt: 'asc' },
    });
    return rows.map(({ targetId }) => targetId.slice(1));
  };
  const term = async (number: number) => {
    const found = await terms(db.prisma, workspaceId).byNumber(number);
    if (!found) throw new Error(`There is no term ${number}`);
    return found;
  };
  const leaves = (name: Name, number: number, note: string) =>
    keepNote(db, workspaceId, { number, note, writer: person(name) }, now);
  const brings = async (number: number, name: Name) => {
    const before = await held(db.prisma, workspaceId).before(await term(number), id(name));
    return before && [before.holder.name, before.note];
  };

  beforeEach(async () => {
    act += 1;
    workspaceId = await addWorkspace(db.prisma, `T${act}`);
    for (const name of NAMES) ids.set(name, await addMember(db.prisma, workspaceId, { slackUserId: `U${name}`, name }));
    const { champion } = await settings(db.prisma, workspaceId).read();
    now = new Date('2026-11-18T08:00:00Z');
    await settings(db.prisma, workspaceId).save('champion', { ...champion, length: 1, zone: 'Europe/Helsinki' }, now);
    for (const name of NAMES) {
      act += 1;
      now = new Date(now.getTime() + 1000);
      const given = { nominee: person(name), nominator: person(name), reason: '', requestKey: `n${act}` };
      await nominate(db, workspaceId, given, now);
    }
    await looksAt('2026-11-23T07:00:00Z');
  });

  it('thanks each who had a part of a term, and keeps one note of each, for whoever comes after them', async () => {
    now = new Date('2026-11-24T08:00:00Z');
    const over = { kind: 'hand_over' as const, number: 1, insteadOfId: id('Aino'), doerId: id('Priya') };
    const { id: changeId } = await asks('Aino', over);
    expect(await thanked()).toEqual([]);
    await answerChange(db, workspaceId, { changeId, memberId: id('Priya'), agrees: true }, now);
    expect(await thanked()).toEqual(['Aino']);
    await leaves('Aino', 1, 'Ring Maarit.');
    await leaves('Priya', 1, 'Write to Leena.');
    await expect(leaves('Mikko', 1, 'So there.')).rejects.toThrow('Only whoever held that term leaves its note.');
    expect(await brings(1, 'Priya')).toEqual(['Aino', 'Ring Maarit.']);
    await looksAt('2026-11-30T07:00:00Z');
    expect(await thanked()).toEqual(['Aino', 'Priya']);
    expect(await brings(2, 'Mikko')).toEqual(['Priya', 'Write to Leena.']);
    const latest = await held(db.prisma, workspaceId).latestOf(id('Aino'));
    expect([latest?.term.number, latest?.part.note]).toEqual([1, 'Ring Maarit.']);
    expect([latest?.part.from, latest?.part.to]).toEqual([
      new Date('2026-11-23T07:00:00Z'),
      new Date('2026-11-24T08:00:00Z'),
    ]);
  });

  it('forgets the note of whoever is forgotten, though another ended the term', async () => {
    now = new Date('2026-11-24T08:00:00Z');
    const over = { kind: 'hand_over' as const, number: 1, insteadOfId: id('Aino'), doerId: id('Priya') };
    const { id: changeId } = await asks('Aino', over);
    await answerChange(db, workspaceId, { changeId, memberId: id('Priya'), agrees: true }, now);
    await leaves('Aino', 1, 'Ring Maarit.');
    await db.transaction((tx) => eraseOwnFacts(tx, workspaceId, { id: id('Aino'), name: 'Aino' }));
    expect(await brings(1, 'Priya')).toEqual(['Aino', '']);
  });

  it('thanks whose term an admin gives to another, once it runs; not whoever had not begun', async () => {
    await asks('Mikko', {
      kind: 'set_by_hand',
      number: 2,
      insteadOfId: id('Mikko'),
      doerId: id('Priya'),
      reason: 'So.',
    });
    await looksAt('2026-11-24T08:00:00Z');
    expect(await thanked()).toEqual([]);
    await asks('Mikko', {
      kind: 'set_by_hand',
      number: 1,
      insteadOfId: id('Aino'),
      doerId: id('Mikko'),
      reason: 'So.',
    });
    expect(await thanked()).toEqual(['Aino']);
    await looksAt('2026-11-30T07:00:00Z');
    expect(await brings(2, 'Priya')).toEqual(['Mikko', '']);
    await expect(leaves('Mikko', 2, 'So there.')).rejects.toThrow('Only whoever held that term');
  });

  it('thanks whoever may be champion no longer, but not whoever has left the workspace', async () => {
    await db.prisma.member.updateMany({ where: { workspaceId, name: 'Aino' }, data: { isGuest: true } });
    now = new Date('2026-11-24T08:00:00Z');
    await db.transaction((tx) => resettle(tx, workspaceId, now));
    expect(await thanked()).toEqual(['Aino']);
    const { holder } = await term(1);
    await db.prisma.member.updateMany({ where: { workspaceId, id: holder.id }, data: { isDeactivated: true } });
    await db.transaction((tx) => resettle(tx, workspaceId, now));
    expect((await term(1)).holder.name).not.toBe(holder.name);
    expect(await thanked()).toEqual(['Aino']);
  });

  it('says thank you for the rest of a term to whoever gives it on after a day, not at once', async () => {
    await db.prisma.member.updateMany({ where: { workspaceId, name: 'Aino' }, data: { isDeactivated: true } });
    now = new Date('2026-11-24T08:00:00Z');
    await db.transaction((tx) => resettle(tx, workspaceId, now));
    expect((await term(1)).holder.name).toBe('Priya');
    now = new Date('2026-11-26T08:00:00Z');
    await asks('Priya', { kind: 'skip', number: 1, doerId: null, insteadOfId: id('Priya') });
    expect(await thanked()).toEqual(['Priya']);
    expect((await term(1)).holder.name).toBe('Mikko');
    await asks('Mikko', { kind: 'skip', number: 1, doerId: null, insteadOfId: id('Mikko') });
    expect(await thanked()).toEqual(['Priya']);
  });
});
