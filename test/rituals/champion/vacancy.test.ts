import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../src/database.ts';
import { leavePool } from '../../../src/rituals/champion/answer-nomination.ts';
import { resettle } from '../../../src/rituals/champion/change-term.ts';
import { nominate } from '../../../src/rituals/champion/nominate.ts';
import { turn } from '../../../src/rituals/champion/turn.ts';
import { tellVacant } from '../../../src/rituals/champion/vacancy.ts';
import { settings } from '../../../src/settings/settings-store.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../../support/database.ts';
import { addMember, addWorkspace } from '../../support/rows.ts';

describeEachProvider('the role is vacant', (provider) => {
  let database: FreshDatabase;
  let db: Database;
  let workspaceId: string;
  let mikko: string;
  let round = 0;
  beforeAll(async () => {
    database = await freshDatabase(provider);
    db = await database.open();
  });
  afterAll(() => database.drop());

  const choose = async (given: Readonly<Record<string, unknown>>) => {
    const { champion } = await settings(db.prisma, workspaceId).read();
    await settings(db.prisma, workspaceId).save(
      'champion',
      { ...champion, ...given },
      new Date('2026-11-18T08:00:00Z'),
    );
  };
  /** Each morning at nine in Helsinki, both days included. */
  const looksFrom = async (from: string, to: string) => {
    for (let at = Date.parse(`${from}T07:00:00Z`); at <= Date.parse(`${to}T07:00:00Z`); at += 24 * 60 * 60 * 1000) {
      await db.transaction(async (tx) => {
        await turn(tx, workspaceId, new Date(at));
        await tellVacant(tx, workspaceId, new Date(at));
      });
    }
  };
  const toldOn = async (kind: string) => {
    const rows = await db.prisma.delivery.findMany({
      where: { workspaceId, kind, targetId: 'UAino' },
      orderBy: { dueAt: 'asc' },
    });
    return rows.map(({ dueAt }) => dueAt.toISOString().slice(0, 10));
  };

  beforeEach(async () => {
    round += 1;
    workspaceId = await addWorkspace(db.prisma, `T${round}`);
    const aino = await addMember(db.prisma, workspaceId, { slackUserId: 'UAino', name: 'Aino' });
    await db.prisma.member.update({ where: { id: aino }, data: { isAdmin: true } });
    mikko = await addMember(db.prisma, workspaceId, { slackUserId: 'UMikko', name: 'Mikko' });
    await choose({ length: 1, zone: 'Europe/Helsinki' });
    const person = {
      ...{ id: mikko, name: 'Mikko', slackUserId: 'UMikko', zone: 'Europe/Helsinki', isGuest: false, isBot: false },
      ...{ isDeactivated: false, isStranger: false, isAdmin: false, isChampion: false },
    };
    const given = { nominee: person, nominator: person, reason: '', requestKey: `n${round}` };
    await nominate(db, workspaceId, given, new Date('2026-11-18T08:00:00Z'));
    await looksFrom('2026-11-23', '2026-11-23');
  });

  it('says so to admins once nobody comes after the last one, in mid-term, and weekly from then on', async () => {
    await leavePool(db, workspaceId, mikko, new Date('2026-11-25T09:00:00Z'));
    await looksFrom('2026-11-26', '2026-12-15');
    expect(await toldOn('champion.vacant')).toEqual(['2026-11-26', '2026-12-03', '2026-12-10']);
  });

  it('says so no sooner than a week later, though terms start on another weekday by now', async () => {
    await leavePool(db, workspaceId, mikko, new Date('2026-11-25T09:00:00Z'));
    await looksFrom('2026-11-26', '2026-12-01');
    await choose({ weekday: 3 });
    await looksFrom('2026-12-02', '2026-12-15');
    expect(await toldOn('champion.vacant')).toEqual(['2026-11-26', '2026-12-03', '2026-12-10']);
  });

  it('counts from the word that nobody can take the rest of a term, where the last one left in mid-term', async () => {
    await db.prisma.member.update({ where: { id: mikko }, data: { isDeactivated: true } });
    await db.transaction((tx) => resettle(tx, workspaceId, new Date('2026-11-25T09:00:00Z')));
    expect(await toldOn('champion.passed_on')).toEqual(['2026-11-25']);
    await looksFrom('2026-11-26', '2026-12-10');
    expect(await toldOn('champion.vacant')).toEqual(['2026-12-02', '2026-12-09']);
  });

  it('is nothing to hear of where an admin does without one', async () => {
    await leavePool(db, workspaceId, mikko, new Date('2026-11-25T09:00:00Z'));
    await choose({ isOff: true });
    await looksFrom('2026-11-26', '2026-12-15');
    expect(await toldOn('champion.vacant')).toEqual([]);
  });
});
