import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../src/database.ts';
import { leavePool } from '../../../src/rituals/champion/answer-nomination.ts';
import { asked } from '../../../src/rituals/champion/change-views.ts';
import { nominate } from '../../../src/rituals/champion/nominate.ts';
import { turn } from '../../../src/rituals/champion/turn.ts';
import { moveMessages } from '../../../src/rituals/workspace/pause-member.ts';
import { settings } from '../../../src/settings/settings-store.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../../support/database.ts';
import { addMember, addWorkspace } from '../../support/rows.ts';

const NAMES = ['Aino', 'Mikko', 'Priya'] as const;
type Name = (typeof NAMES)[number];

describeEachProvider('whoever is next hears of it in time', (provider) => {
  let database: FreshDatabase;
  let db: Database;
  let workspaceId: string;
  let act = 0;
  const ids = new Map<Name, string>();
  beforeAll(async () => {
    database = await freshDatabase(provider);
    db = await database.open();
  });
  afterAll(() => database.drop());

  const id = (name: Name): string => ids.get(name) ?? '';
  const joins = (name: Name, at: string) => {
    act += 1;
    const kind = { isGuest: false, isBot: false, isDeactivated: false, isStranger: false };
    const roles = { isAdmin: true, isChampion: false };
    const self = { id: id(name), name, slackUserId: `U${name}`, zone: 'Europe/Helsinki', ...kind, ...roles };
    const given = { nominee: self, nominator: self, reason: '', requestKey: `n${act}` };
    return nominate(db, workspaceId, given, new Date(at));
  };
  const looksAt = (at: string) => db.transaction((tx) => turn(tx, workspaceId, new Date(at)));
  const isOff = (name: Name, fromDate: string, toDate: string) =>
    db.prisma.dayOff.create({ data: { workspaceId, memberId: id(name), fromDate, toDate } });
  const headsUps = async (name: Name) => {
    const where = { workspaceId, kind: 'champion.heads_up', targetId: `U${name}` };
    const rows = await db.prisma.delivery.findMany({ where, orderBy: { dueAt: 'asc' } });
    return rows.map(({ dueAt }) => dueAt.toISOString().slice(0, 16));
  };

  beforeEach(async () => {
    act += 1;
    workspaceId = await addWorkspace(db.prisma, `T${act}`);
    for (const name of NAMES) ids.set(name, await addMember(db.prisma, workspaceId, { slackUserId: `U${name}`, name }));
    const { champion } = await settings(db.prisma, workspaceId).read();
    const weekly = { ...champion, length: 1, zone: 'Europe/Helsinki' };
    await settings(db.prisma, workspaceId).save('champion', weekly, new Date('2026-11-18T08:00:00Z'));
  });

  it('at once, who says yes on Friday to a term that starts on Monday', async () => {
    await joins('Aino', '2026-11-20T09:00:00Z');
    expect(await headsUps('Aino')).toEqual(['2026-11-20T09:00']);
  });

  it('on Friday afternoon, when whoever was next leaves then', async () => {
    for (const name of ['Aino', 'Mikko'] as const) await joins(name, '2026-11-18T09:00:00Z');
    await looksAt('2026-11-20T07:00:00Z');
    expect(await headsUps('Mikko')).toEqual([]);
    await leavePool(db, workspaceId, id('Aino'), new Date('2026-11-20T13:00:00Z'));
    expect(await headsUps('Mikko')).toEqual(['2026-11-20T13:00']);
  });

  it('on Friday afternoon, when whoever was next enters days off then', async () => {
    for (const name of ['Aino', 'Mikko'] as const) await joins(name, '2026-11-18T09:00:00Z');
    await isOff('Aino', '2026-11-23', '2026-11-27');
    const aino = { id: id('Aino'), slackUserId: 'UAino', zone: 'Europe/Helsinki' };
    await db.transaction((tx) => moveMessages(tx, workspaceId, aino, new Date('2026-11-20T13:00:00Z')));
    expect(await headsUps('Mikko')).toEqual(['2026-11-20T13:00']);
  });

  it('on their last working day before, who is off until the term starts', async () => {
    const { champion } = await settings(db.prisma, workspaceId).read();
    await settings(db.prisma, workspaceId).save(
      'champion',
      { ...champion, length: 2 },
      new Date('2026-11-18T08:00:00Z'),
    );
    for (const name of NAMES) await joins(name, '2026-11-18T09:00:00Z');
    await isOff('Mikko', '2026-11-30', '2026-12-06');
    await looksAt('2026-11-23T07:00:00Z');
    await looksAt('2026-11-26T07:00:00Z');
    expect(await headsUps('Mikko')).toEqual([]);
    await looksAt('2026-11-27T07:00:00Z');
    expect(await headsUps('Mikko')).toEqual(['2026-11-27T07:00']);
    await looksAt('2026-12-04T07:00:00Z');
    expect(await headsUps('Mikko')).toEqual(['2026-11-27T07:00']);
  });

  it('anew, when the term moves to another day', async () => {
    await joins('Aino', '2026-11-18T09:00:00Z');
    expect(await headsUps('Aino')).toHaveLength(1);
    const { champion } = await settings(db.prisma, workspaceId).read();
    await settings(db.prisma, workspaceId).save(
      'champion',
      { ...champion, weekday: 2 },
      new Date('2026-11-19T08:00:00Z'),
    );
    await looksAt('2026-11-19T08:00:00Z');
    expect(await headsUps('Aino')).toHaveLength(2);
  });
});

it('a question about a term is closed once the term has begun', () => {
  const [Aino, Mikko] = [
    { id: '1', name: 'Aino', slackUserId: 'U1', zone: 'UTC' },
    { id: '2', name: 'Mikko', slackUserId: 'U2', zone: 'UTC' },
  ];
  const change = {
    ...{ id: 'c1', kind: 'take_over' as const, number: 2, otherNumber: null, fromDate: '', toDate: '', reason: '' },
    ...{ startsOn: '', asker: Mikko, doer: Mikko, insteadOf: Aino, state: 'asked' as const },
    ...{ at: new Date('2026-11-20T09:00:00Z'), answeredAt: null, note: '' },
  };
  const term = { startsAt: new Date('2026-11-23T07:00:00Z'), endsAt: new Date('2026-11-30T07:00:00Z') };
  const at = (now: string) => JSON.stringify(asked(change, { term, other: null, zone: 'UTC' }, new Date(now)).blocks);
  expect(at('2026-11-23T06:59:00Z')).toContain('Agree');
  expect(at('2026-11-23T07:00:00Z')).not.toContain('Agree');
  expect(at('2026-11-23T07:00:00Z')).toContain('The term has begun meanwhile');
});
