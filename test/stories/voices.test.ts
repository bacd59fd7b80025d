import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { SeenMessage } from '../../sandbox/driver/seen.ts';
import { describeEachProvider } from '../support/database.ts';
import { startTeam, type Team } from '../support/team.ts';
import {
  asks,
  DEALT_WITH,
  hasLogged,
  logs,
  openersIn,
  presses,
  putsAway,
  saves,
  setsUp,
  startStory,
  submitsAgain,
} from './acts.ts';

const VOICE = 'Another customer said this';

/** Presses the button on a record, fills the form and adds; gives what is said then. */
async function adds(team: Team, who: string, where: SeenMessage | 'modal', fields: Record<string, string>) {
  await presses(team, who, VOICE, where);
  await saves(team, who, fields);
  return team.slack.person(who).modal().text;
}

const opens = (team: Team, who: string, number: number, place = '#general') =>
  asks(team, who, place, `/heard ${number}`);

describeEachProvider('another customer said this', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
  });
  afterAll(() => team.end());

  const rows = (number: number) => team.db.prisma.voice.findMany({ where: { conversation: { number } } });

  it('adds a voice to the record: who, when and their own words', async () => {
    const number = await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: the export times out');
    const said = await adds(team, 'Priya', await opens(team, 'Priya', number), {
      'Who said it too?': 'Leena',
      Organisation: 'Beta Oy',
      'Their own words': 'Mondays are lost to us.',
      'When?': '2026-11-16',
    });
    expect(said).toContain(
      `Added. #${number} · Maarit, Acme Oy …and one other said so. This time it was Leena, Beta Oy.`,
    );
    const shown = await opens(team, 'Mikko', number);
    expect(shown.plainText).toContain('…and one other said so');
    expect(shown.plainText).toContain(
      'Leena, Beta Oy said so too. Heard by Priya, yesterday.\nMondays are lost to us.',
    );
    expect(shown.text).toContain('“the export times out” …and one other said so.');
  });

  it('is added from the receipt too, and the form knows which record it is', async () => {
    const number = await logs(team, 'Mikko', 'Acme Oy: slow');
    await presses(team, 'Mikko', VOICE, 'modal');
    await team.slack.settled();
    expect(team.slack.person('Mikko').modal().text).toContain(`The same as #${number}.`);
    await saves(team, 'Mikko', { Organisation: 'Gamma Oy' });
    expect(team.slack.person('Mikko').modal().text).toContain('This time it was Gamma Oy.');
    expect(await rows(number)).toMatchObject([{ words: '', heardOn: '2026-11-17', audience: 'everyone' }]);
  });

  it('whose form arrives twice is one voice', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: twice');
    await adds(team, 'Mikko', await opens(team, 'Mikko', number), { Organisation: 'Delta Oy' });
    await submitsAgain(team);
    expect(team.slack.person('Mikko').modal().text).toContain('This time it was Delta Oy.');
    expect(await rows(number)).toHaveLength(1);
  });

  it('counts a customer once, keeps their new words, and refuses what says nothing new', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: count');
    const shown = await opens(team, 'Mikko', number);
    await adds(team, 'Mikko', shown, { Organisation: 'Once Oy' });
    const again = await adds(team, 'Mikko', shown, { Organisation: 'ONCE oy', 'Their own words': 'Still so.' });
    expect(again).toContain('…and one other said so.');
    expect(await rows(number)).toHaveLength(2);
    const nothing = await adds(team, 'Mikko', shown, { Organisation: 'Acme Oy' });
    expect(nothing).toContain('Acme Oy is among those who said it already.');
    expect(team.slack.person('Mikko').modal().fields.Organisation?.value).toBe('Acme Oy');
    expect(await rows(number)).toHaveLength(2);
  });

  it('needs a name, and a day that has come', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: bad input');
    await presses(team, 'Mikko', VOICE, await opens(team, 'Mikko', number));
    await saves(team, 'Mikko', { 'When?': '2026-11-18' });
    expect(team.slack.person('Mikko').modal().errors).toEqual({
      'Who said it too?': 'Who said it? A person, or at least the organisation.',
      'When?': 'This day is still to come. When did they say it?',
    });
    expect(await rows(number)).toEqual([]);
  });

  it('is taken back at once by whoever added it, with its customer, and a second press says that it is gone', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: undo');
    await adds(team, 'Mikko', await opens(team, 'Mikko', number), {
      'Who said it too?': 'Solo',
      Organisation: 'Only here',
    });
    await presses(team, 'Mikko', 'Undo', 'modal');
    expect(team.slack.person('Mikko').modal().text).toBe(
      `Solo, Only here is taken back from #${number}. Nothing of it was kept.`,
    );
    expect(await rows(number)).toEqual([]);
    expect(await team.db.prisma.customer.count({ where: { person: 'Solo' } })).toBe(0);
    expect((await opens(team, 'Mikko', number)).plainText).not.toContain('said so');
  });

  it('is taken back later by its hearer or an admin, which is audited, and by nobody else', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: later');
    for (const name of ['Eka Oy', 'Toka Oy']) {
      await adds(team, 'Priya', await opens(team, 'Priya', number), { Organisation: name });
      await putsAway(team, 'Priya');
    }
    const list = async (who: string) => {
      await presses(team, who, 'Who said so', await opens(team, who, number));
      return team.slack.person(who).modal();
    };
    expect((await list('Mikko')).buttons).toEqual([]);
    expect((await list('Priya')).buttons).toEqual(['Take it back', 'Take it back']);
    await list('Aino');
    await presses(team, 'Aino', 'Take it back', 'modal');
    expect(await rows(number)).toHaveLength(1);
    expect(await team.db.prisma.auditEntry.findFirst({ where: { act: 'voice.removed' } })).toMatchObject({
      detail: `#${number}`,
    });
  });

  it('two at once are both kept, and make one customer of one name', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: at once');
    for (const who of ['Mikko', 'Priya']) {
      await presses(team, who, VOICE, await opens(team, who, number));
      await team.slack.person(who).fills({ Organisation: 'Same Oy', 'Their own words': `told ${who}` });
    }
    await Promise.all(['Mikko', 'Priya'].map((who) => team.slack.person(who).submits()));
    await team.slack.settled();
    expect(await rows(number)).toHaveLength(2);
    expect(await team.db.prisma.customer.count({ where: { organisation: 'Same Oy' } })).toBe(1);
    expect((await opens(team, 'Mikko', number)).plainText).toContain('…and one other said so');
  });
});

describeEachProvider('whose words a voice’s are', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
  });
  afterAll(() => team.end());

  it('those from a private channel are its people’s, though the record is everybody’s; all know that there is one more', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: open to all');
    await team.slack.person('Grace').invites('#leadership');
    const said = await adds(team, 'Grace', await opens(team, 'Grace', number, '#leadership'), {
      Organisation: 'Secret Oy',
      'Their own words': 'Between us.',
    });
    expect(said).toContain('Their words stay with the people of the channel they came from.');
    const mikkos = (await opens(team, 'Mikko', number)).plainText;
    expect(mikkos).toContain('…and one other said so');
    expect(mikkos).toContain('1 more whose words you may not read.');
    expect(mikkos).not.toContain('Secret Oy');
    expect((await opens(team, 'Grace', number)).plainText).toContain('Secret Oy said so too.');
  });

  it('a guest adds to what they may read, and to nothing else', async () => {
    const own = await hasLogged(team, 'Daniel', 'Acme Oy: a guest’s', { in: '#launch' });
    const said = await adds(team, 'Daniel', await opens(team, 'Daniel', own, '#launch'), { Organisation: 'Guest Oy' });
    expect(said).toContain('This time it was Guest Oy.');
    const others = await hasLogged(team, 'Mikko', 'Acme Oy: not a guest’s');
    expect((await opens(team, 'Daniel', others, '#launch')).plainText).toBe(
      `There is no #${others} that you may read.`,
    );
  });

  it('a button of a record that was undone meanwhile says that it is gone', async () => {
    const number = await logs(team, 'Mikko', 'Acme Oy: soon gone');
    const priyas = await opens(team, 'Priya', number);
    await presses(team, 'Mikko', 'Undo', 'modal');
    await presses(team, 'Priya', VOICE, priyas);
    expect(team.slack.person('Priya').modal().text).toBe('This one is gone: it was undone or deleted.');
  });
});

describeEachProvider('one story says how many said so', (provider) => {
  it('in the meeting’s opener', async () => {
    const team = await startTeam(provider);
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: in the meeting', DEALT_WITH);
    for (let other = 1; other <= 6; other += 1) {
      await adds(team, 'Mikko', await opens(team, 'Mikko', number), { Organisation: `Company ${other}` });
      await putsAway(team, 'Mikko');
    }
    await setsUp(team, 'Grace', '#product');
    await team.until('2026-11-17T07:56:00Z');
    const [post] = openersIn(team, '#product');
    expect(post?.plainText).toContain('in the meeting\n…and six others said so\nHeard by');
    expect(post?.text).toContain('…and six others said so.');
    await team.end();
  });
});
