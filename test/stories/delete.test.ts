import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describeEachProvider, providers } from '../support/database.ts';
import { openStage } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, numberIn, presses, putsAway, saves, startStory, UNMET } from './acts.ts';

const MINUTE = 60_000;
const GONE = 'is deleted. For ten minutes you can undo that; then it is gone for good.';

describeEachProvider('deleting and editing by number', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
  });
  afterAll(() => team.end());

  const row = (number: number) =>
    team.db.prisma.conversation.findFirst({ where: { number }, include: { events: true, voices: true } });
  const later = (minutes: number) => team.until(new Date(team.clock.now().getTime() + minutes * MINUTE));
  const lastOf = (who: string) => team.slack.person(who).sees('#sales').at(-1)?.plainText;

  it('/heard delete 12 deletes it for everybody at once; Undo brings it back as it was', async () => {
    const number = await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: to be deleted', {
      fields: { 'What did we learn?': 'Much.' },
    });
    const before = await row(number);
    const gone = await asks(team, 'Mikko', '#sales', `/heard delete ${number}`);
    expect(gone.plainText).toBe(`#${number} ${GONE}`);
    for (const who of ['Mikko', 'Priya']) {
      const answers = [`/heard ${number}`, `/heard delete #${number}`];
      for (const line of answers) {
        expect((await asks(team, who, '#general', line)).plainText).toBe(`There is no #${number} that you may read.`);
      }
    }
    await presses(team, 'Mikko', 'Undo', gone);
    expect(gone.plainText).toBe(`#${number} is back, as it was.`);
    const { events: _, ...after } = (await row(number)) ?? { events: [] };
    expect(before).toMatchObject(after);
    await later(15);
    expect((await asks(team, 'Priya', '#sales', `/heard ${number}`)).plainText).toContain('to be deleted');
  });

  it('is final after ten minutes: rows, history, voices and a customer of whom nothing else is known', async () => {
    const number = await hasLogged(team, 'Mikko', 'Solo, Soloist: final');
    const shown = await asks(team, 'Priya', '#sales', `/heard ${number}`);
    await presses(team, 'Priya', 'Another customer said this', shown);
    await saves(team, 'Priya', { Organisation: 'Also alone' });
    const id = (await row(number))?.id ?? '';
    expect(await team.db.prisma.searchEntry.count({ where: { subjectId: id } })).toBe(2);
    const gone = await asks(team, 'Mikko', '#sales', `/heard delete ${number}`);
    await later(9.9);
    expect(await row(number)).not.toBeNull();
    await later(2);
    expect(await row(number)).toBeNull();
    for (const organisation of ['Soloist', 'Also alone']) {
      expect(await team.db.prisma.customer.count({ where: { organisation } })).toBe(0);
    }
    expect(await team.db.prisma.conversationEvent.count({ where: { conversationId: id } })).toBe(0);
    expect(await team.db.prisma.searchEntry.count({ where: { subjectId: id } })).toBe(0);
    await presses(team, 'Mikko', 'Undo', gone);
    expect(lastOf('Mikko')).toBe('Undo works for ten minutes, and they are over: it is gone for good.');
  });

  it('Undo ends with the tenth minute, also before it is gone for good', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: ten minutes and a second');
    const gone = await asks(team, 'Mikko', '#sales', `/heard delete ${number}`);
    await team.clock.advance(10 * MINUTE + 1_000);
    await presses(team, 'Mikko', 'Undo', gone);
    expect(lastOf('Mikko')).toBe('Undo works for ten minutes, and they are over: it is gone for good.');
  });

  it('on a record stands behind the dots once Undo is over, is the same when pressed twice, and so is its Undo', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: by the dots');
    const fresh = await asks(team, 'Mikko', '#sales', `/heard ${number}`);
    expect(fresh.menu).toEqual(['Edit', 'Same as another one…']);
    await later(11);
    const one = await asks(team, 'Mikko', '#sales', `/heard ${number}`);
    const two = await asks(team, 'Mikko', '#sales', `/heard ${number}`);
    expect([one.buttons, one.menu]).toEqual([
      [
        'Take it',
        'Another customer said this',
        'Edit',
        'Assign…',
        'No answer needed',
        'Answered…',
        'Wait for the customer',
        'Make it an idea',
      ],
      ['Same as another one…', 'Delete'],
    ]);
    await presses(team, 'Mikko', 'Delete', one);
    await presses(team, 'Mikko', 'Delete', two);
    expect([one.plainText, two.plainText]).toEqual([`#${number} ${GONE}`, `#${number} ${GONE}`]);
    await presses(team, 'Mikko', 'Undo', one);
    await presses(team, 'Mikko', 'Undo', two);
    expect([one.plainText, two.plainText]).toEqual(Array(2).fill(`#${number} is back, as it was.`));
    await presses(team, 'Mikko', 'Open', one);
    expect(team.slack.person('Mikko').modal().text).toContain('by the dots');
  });

  it('deleted, brought back and deleted again goes ten minutes after the second time', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: again');
    await presses(team, 'Mikko', 'Undo', await asks(team, 'Mikko', '#sales', `/heard delete ${number}`));
    await asks(team, 'Mikko', '#sales', `/heard delete ${number}`);
    await later(12);
    expect(await row(number)).toBeNull();
  });

  it('is for its hearer and for admins, whose deed is audited; an owner may only edit', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: whose');
    await presses(team, 'Priya', 'Take it', await asks(team, 'Priya', '#sales', `/heard ${number}`));
    const shown = await asks(team, 'Priya', '#sales', `/heard ${number}`);
    expect([shown.buttons, shown.menu]).toEqual([
      [
        'Another customer said this',
        'Edit',
        'Answered…',
        'Assign…',
        'No answer needed',
        'Wait for the customer',
        'Make it an idea',
      ],
      ['Release for a meeting…'],
    ]);
    expect((await asks(team, 'Priya', '#sales', `/heard delete ${number}`)).plainText).toBe(
      `You can’t delete #${number}: only Mikko, who heard it, or an admin can.`,
    );
    const gone = await asks(team, 'Aino', '#general', `/heard delete ${number}`);
    await presses(team, 'Aino', 'Undo', gone);
    const acts = await team.db.prisma.auditEntry.findMany({
      where: { detail: `#${number}` },
      orderBy: { at: 'asc' },
      select: { act: true },
    });
    expect(acts.map(({ act }) => act)).toEqual(['conversation.deleted', 'conversation.restored']);
    expect((await row(number))?.deletedAt).toBeNull();
  });

  it('is a guest’s for one day, on what they logged', async () => {
    const number = await hasLogged(team, 'Daniel', 'Acme Oy: a guest’s', { in: '#launch' });
    await later(25 * 60);
    expect((await asks(team, 'Daniel', '#launch', `/heard delete ${number}`)).plainText).toBe(
      `You can’t delete #${number}: guests may change what they logged for one day, and that is over. Ask a colleague.`,
    );
    const others = await hasLogged(team, 'Mikko', 'Acme Oy: not a guest’s');
    expect((await asks(team, 'Daniel', '#launch', `/heard delete ${others}`)).plainText).toBe(
      `There is no #${others} that you may read.`,
    );
  });

  it('/heard edit 12 opens the form on it, and tells no more of a number than /heard 12 does', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: the exprt');
    await team.slack.person('Mikko').types('#sales', `/heard edit ${number}`);
    await saves(team, 'Mikko', { 'Their words': 'the export' });
    expect(team.slack.person('Mikko').modal().text).toContain(`Saved. #${number}`);
    for (const [who, wanted] of [
      ['Daniel', number],
      ['Mikko', 4_711],
    ] as const) {
      await putsAway(team, who);
      await team.slack.person(who).types('#launch', `/heard edit ${wanted}`);
      await team.slack.settled();
      expect(team.slack.person(who).modal().text).toBe(`There is no #${wanted} that you may read.`);
    }
  });
});

describe('a deletion outlives the process', () => {
  it.each(providers)(
    'goes on after a restart (%s): undo still works, and what was not undone goes',
    async (provider) => {
      const stage = await openStage(provider);
      const first = await stage.startBot();
      const mikko = stage.slack.person('Mikko');
      const numbers: number[] = [];
      for (const words of ['kept', 'gone']) {
        await mikko.types('#sales', `/heard Acme Oy: ${words}`);
        await mikko.fills({ 'How did we do?': UNMET });
        await mikko.submits();
        await stage.slack.settled();
        numbers.push(numberIn(mikko.modal().text));
        await mikko.closes({ all: true });
        await mikko.types('#sales', `/heard delete ${numbers.at(-1)}`);
        await stage.slack.settled();
      }
      await first.stop();
      const second = await stage.startBot();
      const [kept] = mikko.sees('#sales').filter(({ plainText }) => plainText.includes(`#${numbers[0]} is deleted`));
      await mikko.presses('Undo', kept ? { in: kept } : {});
      await stage.slack.settled();
      await stage.until('2026-11-17T07:20:00Z');
      const left = await second.db.prisma.conversation.findMany({ select: { number: true, deletedAt: true } });
      expect(left).toEqual([{ number: numbers[0], deletedAt: null }]);
      await stage.end();
    },
  );

  it.runIf(providers.includes('postgresql'))('is ended once by two replicas', async () => {
    const stage = await openStage('postgresql', { mode: 'socket' });
    const [bot] = [await stage.startBot(), await stage.startBot()];
    const mikko = stage.slack.person('Mikko');
    await mikko.types('#sales', '/heard Acme Oy: twice');
    await mikko.fills({ 'How did we do?': UNMET });
    await mikko.submits();
    await stage.slack.settled();
    await mikko.types('#sales', `/heard delete ${numberIn(mikko.modal().text)}`);
    await stage.slack.settled();
    await stage.until('2026-11-17T07:20:00Z');
    expect(await bot.db.prisma.conversation.count()).toBe(0);
    expect(await bot.db.prisma.customer.count()).toBe(0);
    await stage.end();
  });
});
