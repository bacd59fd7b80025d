import { afterEach, beforeEach, expect, it } from 'vitest';
import { startApp } from '../../src/app.ts';
import { planLook } from '../../src/rituals/retention/index.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import { configFor, type Team } from '../support/team.ts';
import { asks, hasLogged, presses, startStory } from './acts.ts';

const ANNOUNCED_MORNING = '2026-11-23T09:00:00Z';
const DELETED = '2026-12-04T07:05:00Z';

describeEachProvider('what is kept for some months only', (provider) => {
  let team: Team;

  beforeEach(async () => {
    team = await startStory(provider);
    await asks(team, 'Aino', '#general', '/heard help');
  });

  afterEach(() => team.end());

  const keepsFor = async (keepMonths: number | null) => {
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    await settings(team.db.prisma, id).save('privacy', { masks: true, keepMonths }, team.clock.now());
    await planLook(team.db.prisma, id, team.clock.now());
  };
  const announcements = () =>
    team.slack
      .person('Aino')
      .dm()
      .filter(({ plainText }) => plainText.includes('I delete'));
  const numbers = async () => {
    const rows = await team.db.prisma.conversation.findMany({ orderBy: { number: 'asc' }, select: { number: true } });
    return rows.map(({ number }) => number);
  };
  const hasLoggedOld = async (line: string, heardOn: string) => {
    const number = await hasLogged(team, 'Mikko', line);
    await team.db.prisma.conversation.updateMany({ where: { number }, data: { heardOn } });
    return number;
  };
  const audited = async () => {
    const entries = await team.db.prisma.auditEntry.findMany({ where: { act: { startsWith: 'retention.' } } });
    return entries.map(({ act, detail, actorId }) => `${act} ${detail}${actorId === null ? '' : ' by an admin'}`);
  };

  it('is announced to admins, and deleted no sooner than said', async () => {
    await hasLoggedOld('Maarit, Acme Oy: the export times out', '2024-06-01');
    await hasLogged(team, 'Mikko', 'Pekka, Beta Oy: it works');
    await keepsFor(24);
    await team.until(ANNOUNCED_MORNING);
    const [announcement] = announcements();
    expect(announcement?.plainText).toContain('I delete 1 conversation older than 24 months');
    expect(announcement?.plainText).toContain('npm run chair -- export');
    expect(announcements()).toHaveLength(1);
    await team.until('2026-12-04T06:59:00Z');
    expect(await numbers()).toEqual([1, 2]);
    await team.until(DELETED);
    expect(await numbers()).toEqual([2]);
    expect((await team.db.prisma.customer.findMany()).map(({ person }) => person)).toEqual(['Pekka']);
    expect(await audited()).toEqual(['retention.deleted 1 conversation from before 2024-12-04']);
    expect(team.log.text()).not.toContain('Maarit');
  });

  it('is off by default', async () => {
    await hasLoggedOld('Acme: the export times out', '2010-06-01');
    await team.until('2027-02-01T08:00:00Z');
    expect(announcements()).toEqual([]);
    expect(await numbers()).toEqual([1]);
  });

  it('lists what goes, and keeps it another month when an admin wants that', async () => {
    await hasLoggedOld('Maarit, Acme Oy: the export times out', '2024-06-01');
    await keepsFor(24);
    await team.until(ANNOUNCED_MORNING);
    const [announcement] = announcements();
    await presses(team, 'Aino', 'See them', announcement);
    expect(team.slack.person('Aino').modal().text).toContain('#1 · Maarit, Acme Oy · 1 June 2024');
    await team.slack.person('Aino').closes({ all: true });
    await presses(team, 'Aino', 'Keep another month', announcement);
    await team.until('2026-12-20T08:00:00Z');
    expect(await numbers()).toEqual([1]);
    expect(await audited()).toEqual(['retention.put_off a month by an admin']);
    await team.until('2027-01-18T08:00:00Z');
    expect(await numbers()).toEqual([]);
  });

  it('never goes unannounced: what was added or changed after the announcement waits for the next one', async () => {
    await hasLoggedOld('Acme: the export times out', '2024-06-01');
    await keepsFor(24);
    await team.until(ANNOUNCED_MORNING);
    await hasLoggedOld('Beta: an old letter, found today', '2024-06-02');
    await team.until(DELETED);
    expect(await numbers()).toEqual([2]);
    await team.until('2026-12-07T09:00:00Z');
    expect(announcements()).toHaveLength(2);
  });

  it('counts the day a customer was last heard by what is left', async () => {
    await hasLoggedOld('Acme: the export times out', '2024-06-01');
    await keepsFor(24);
    await team.until(ANNOUNCED_MORNING);
    await hasLoggedOld('Acme: an older letter, found today', '2024-01-01');
    await team.db.prisma.customer.updateMany({ data: { lastHeardOn: '2024-06-01' } });
    await team.until(DELETED);
    const left = await team.db.prisma.customer.findMany({ select: { organisation: true, lastHeardOn: true } });
    expect(left).toEqual([{ organisation: 'Acme', lastHeardOn: '2024-01-01' }]);
  });

  it('stays when retention is turned off meanwhile', async () => {
    await hasLoggedOld('Acme: the export times out', '2024-06-01');
    await keepsFor(24);
    await team.until(ANNOUNCED_MORNING);
    await keepsFor(null);
    await team.until('2027-02-01T08:00:00Z');
    expect(await numbers()).toEqual([1]);
  });

  it('is announced again when the clock jumps past everything', async () => {
    await hasLoggedOld('Acme: the export times out', '2024-06-01');
    await keepsFor(24);
    await team.until(ANNOUNCED_MORNING);
    team.clock.set(new Date('2027-06-01T08:00:00Z'));
    await team.slack.settled();
    expect(await numbers()).toEqual([1]);
    await team.until('2027-06-07T09:00:00Z');
    expect(announcements()).toHaveLength(2);
  });

  it('is deleted once, though the bot was down when it was due and two replicas come back', async () => {
    await hasLoggedOld('Acme: the export times out', '2024-06-01');
    await keepsFor(24);
    await team.until(ANNOUNCED_MORNING);
    await team.app.stop(5_000);
    team.clock.set(new Date('2026-12-05T08:00:00Z'));
    const config = configFor(team.slack, 'file:unused.db', 'socket');
    const start = () => startApp({ config, db: team.db, clock: team.clock, logger: team.log.logger });
    const replicas = await Promise.all([start(), start()]);
    await Promise.all(replicas.map((replica) => replica.settled()));
    expect(await numbers()).toEqual([]);
    expect(await audited()).toEqual(['retention.deleted 1 conversation from before 2024-12-04']);
    for (const replica of replicas) await replica.stop(5_000);
  });
});
