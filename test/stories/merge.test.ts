import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person } from '../../src/access/audience.ts';
import { readAudit } from '../../src/database/audit.ts';
import { mergeCustomers, splitCustomer } from '../../src/rituals/conversations/merge-customers.ts';
import { allTables } from '../support/all-tables.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, openersIn, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

const SAME = 'Same as somebody else…';
const WHO = 'Who is the same?';
const WHICH = 'Which name stays?';
const MINE = 'The one of this page';

describeEachProvider('two customers who are one', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const modal = (who: string) => team.slack.person(who).modal();
  async function opens(who: string, line: string) {
    await putsAway(team, who);
    await team.slack.person(who).types('#general', `/heard customer ${line}`);
    await team.slack.settled();
    return modal(who);
  }
  async function looksAtBoth(page: string, other: string, keeps = MINE) {
    await opens('Aino', page);
    await presses(team, 'Aino', SAME, 'modal');
    await saves(team, 'Aino', { [WHO]: other, [WHICH]: keeps });
    return modal('Aino').text;
  }
  async function merges(page: string, other: string, keeps = MINE) {
    await looksAtBoth(page, other, keeps);
    await presses(team, 'Aino', 'Make them one', 'modal');
    return modal('Aino').text;
  }
  const pointers = () =>
    team.db.prisma.customer.findMany({
      orderBy: { organisation: 'asc' },
      include: { kinds: { select: { kind: true }, orderBy: { kind: 'asc' } } },
    });
  const audited = async () => {
    const entries = await readAudit(team.db.prisma, null);
    return entries.map(({ act, detail }) => `${act} ${detail}`.trim());
  };
  async function actor(): Promise<Person> {
    const { id: memberId } = await team.db.prisma.member.findFirstOrThrow({ where: { slackUserId: 'U0AINO001' } });
    const rights = { isAdmin: true, isGuest: false, isChampion: false, isStranger: false };
    return { kind: 'person', memberId, channelIds: new Set(), ...rights };
  }

  it('are shown beside each other, become one with the kinds of both, and are two again by Undo', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: one', { fields: { 'Kind of customer': 'Buyer' } });
    await hasLogged(team, 'Mikko', 'Zeta Works: two', {
      fields: { 'Kind of customer': 'Partner', 'When?': '2026-11-02' },
    });
    const before = await pointers();
    const both = await looksAtBoth('acme', 'Zeta Works');
    for (const part of ['Are Zeta Works and Acme Oy one?', 'Acme Oy · buyer', 'Zeta Works · partner', 'Heard once.']) {
      expect(both).toContain(part);
    }
    await presses(team, 'Aino', 'Make them one', 'modal');
    expect(modal('Aino').text).toContain('They are one now: Acme Oy.');
    const page = await opens('Priya', 'zeta works');
    for (const part of ['Acme Oy · buyer, partner', 'Heard twice', 'one', 'two']) expect(page.text).toContain(part);
    expect(page.buttons).not.toContain('Split');
    await presses(team, 'Aino', 'Undo', 'modal');
    expect(modal('Aino').text).toContain('Zeta Works and Acme Oy are two again');
    expect(await pointers()).toEqual(before);
    expect((await opens('Priya', 'zeta works')).text).toContain('Heard once');
    expect(await audited()).toEqual([
      'customer.merged Zeta Works into Acme Oy',
      'customer.split Zeta Works from Acme Oy',
    ]);
  });

  it('are shown with the less of both, and written anew where they stand', async () => {
    await hasLogged(team, 'Mikko', 'Maarit Virtanen, Acme Oy: hello', DEALT_WITH);
    await hasLogged(team, 'Mikko', 'Mrs Virtanen, Zeta: too');
    await team.db.prisma.customer.updateMany({ where: { organisation: 'Zeta' }, data: { display: 'initials' } });
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await team.until('2026-11-17T07:55:30Z');
    await merges('acme', 'Mrs Virtanen, Zeta');
    await team.until('2026-11-17T07:57:00Z');
    expect(openersIn(team, '#product')[0]?.plainText).toContain('M. V., Acme Oy');
    await putsAway(team, 'Grace');
    await team.slack.person('Grace').types('#general', '/heard search maarit');
    await team.slack.settled();
    expect(modal('Grace').text).toContain('Nothing that you may read');
  });

  it('later are split on the page, each with what was theirs', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: one');
    await hasLogged(team, 'Mikko', 'Zeta Works: two');
    await merges('acme', 'Zeta Works', 'The other one');
    await team.until(new Date(team.clock.now().getTime() + 60 * 60_000));
    const page = await opens('Aino', 'acme');
    expect(page.text).toContain('Also Acme Oy');
    await presses(team, 'Aino', 'Split', 'modal');
    expect(modal('Aino').text).toContain('Acme Oy and Zeta Works are two again');
    expect((await opens('Aino', 'zeta')).text).not.toContain('one');
  });

  it('are merged by admins only, and not with themselves', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: one');
    expect((await opens('Mikko', 'acme')).buttons).not.toContain(SAME);
    expect(await looksAtBoth('acme', 'Acme Oy')).toContain('These are one already.');
  });

  it('are of the kinds of all who are one, in lists of a kind and in what a meeting of that kind hears', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: one', { ...DEALT_WITH, fields: { 'Kind of customer': 'Buyer' } });
    await hasLogged(team, 'Mikko', 'Zeta Works: two', { ...DEALT_WITH, fields: { 'Kind of customer': 'Partner' } });
    await hasLogged(team, 'Mikko', 'Brio: three', DEALT_WITH);
    await merges('brio', 'Acme Oy');
    await merges('brio', 'Zeta Works');
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await presses(team, 'Grace', 'More settings', await asks(team, 'Grace', '#product', '/opener show'));
    await saves(team, 'Grace', { 'Only of these kinds of customers': 'partner' });
    await putsAway(team, 'Grace');
    await team.slack.person('Priya').types('#general', '/heard list kind partner');
    await team.slack.settled();
    for (const words of ['one', 'two', 'three']) expect(modal('Priya').text).toContain(`\n${words}\n`);
    await team.until('2026-11-17T07:55:30Z');
    for (const words of ['one', 'two', 'three']) expect(openersIn(team, '#product')[0]?.plainText).toContain(words);
  });

  it('go with both names when they are forgotten', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: one');
    await hasLogged(team, 'Mikko', 'Zeta Works: two');
    await merges('acme', 'Zeta Works');
    await opens('Aino', 'acme');
    await presses(team, 'Aino', 'Forget…', 'modal');
    expect(modal('Aino').text).toContain('With the names merged into it: Zeta Works.');
    await presses(team, 'Aino', 'Forget for good', 'modal');
    expect(await team.db.prisma.customer.count()).toBe(0);
    expect(await audited()).toEqual([
      'customer.merged somebody no longer known into somebody no longer known',
      'customer.forgotten',
    ]);
  });

  it('stand in the audit log by the name they have now, and a name from before goes with them too', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: one');
    await hasLogged(team, 'Mikko', 'Zeta Works: two');
    await merges('acme', 'Zeta Works');
    await presses(team, 'Aino', 'Undo', 'modal');
    await merges('acme', 'Zeta Works');
    await opens('Aino', 'acme');
    await presses(team, 'Aino', 'Edit', 'modal');
    await saves(team, 'Aino', { Organisation: 'Brio Group' });
    expect(await audited()).toEqual([
      'customer.merged Zeta Works into Brio Group',
      'customer.split Zeta Works from Brio Group',
      'customer.merged Zeta Works into Brio Group',
    ]);
    expect(await allTables(team.db)).toMatch(/Zeta Works/u);
    await opens('Aino', 'brio');
    await presses(team, 'Aino', 'Forget…', 'modal');
    await presses(team, 'Aino', 'Forget for good', 'modal');
    await team.slack.settled();
    expect((await audited()).join()).not.toMatch(/acme|zeta|brio/iu);
    expect(await allTables(team.db)).not.toMatch(/acme|zeta|brio/iu);
  });

  it('at one moment from both sides: one of the two merges happens, never a circle', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: one');
    await hasLogged(team, 'Mikko', 'Zeta Works: two');
    const [acme, zeta] = (await pointers()).map(({ id }) => id);
    const [ids, aino, now] = [[acme ?? '', zeta ?? ''] as const, await actor(), team.clock.now()];
    const workspaceId = (await team.db.prisma.workspace.findFirstOrThrow()).id;
    const tries = await Promise.allSettled([
      mergeCustomers(team.db, workspaceId, { fromId: ids[0], intoId: ids[1], actor: aino }, now),
      mergeCustomers(team.db, workspaceId, { fromId: ids[1], intoId: ids[0], actor: aino }, now),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await pointers()).filter(({ rootId }) => rootId === null)).toHaveLength(1);
  });

  it('whatever is merged and split in whatever order: splitting all gives back the very rows', async () => {
    for (const name of ['Acme', 'Brio', 'Cosmo', 'Delta']) await hasLogged(team, 'Mikko', `${name}: hello`);
    const before = await pointers();
    const [aino, ids] = [await actor(), before.map(({ id }) => id)];
    const workspaceId = (await team.db.prisma.workspace.findFirstOrThrow()).id;
    const any = fc.nat(ids.length - 1);
    const now = team.clock.now();
    const parts = (customerId: string) => splitCustomer(team.db, workspaceId, { customerId, actor: aino }, now);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(any, any, fc.boolean()), { maxLength: 8 }), async (acts) => {
        for (const [from, into, isSplit] of acts) {
          const [fromId = '', intoId = ''] = [ids[from], ids[into]];
          const done = isSplit
            ? parts(fromId)
            : mergeCustomers(team.db, workspaceId, { fromId, intoId, actor: aino }, now);
          await done.catch((error: unknown) => expect(error).toMatchObject({ code: 'merged_already' }));
          const rows = await pointers();
          const roots = new Map(rows.map(({ id, rootId }) => [id, rootId]));
          for (const { mergedIntoId, rootId } of rows) {
            expect(rootId).toBe(mergedIntoId === null ? null : (roots.get(mergedIntoId) ?? mergedIntoId));
          }
        }
        for (const id of ids) await parts(id);
        expect(await pointers()).toEqual(before);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
