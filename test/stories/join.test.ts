import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

const SAME = 'Same as another one…';

describeEachProvider('two records that say the same become one story', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
  });
  afterAll(() => team.end());

  const text = (who: string) => team.slack.person(who).modal().text;
  const shown = async (who: string, number: number) => (await asks(team, who, '#sales', `/heard ${number}`)).plainText;
  async function joins(who: string, number: number, other: string) {
    await presses(team, who, SAME, await asks(team, who, '#sales', `/heard ${number}`));
    await saves(team, who, { 'Which one is it the same as?': other });
    return text(who);
  }

  it('the later one is counted with the earlier, whose record keeps its words, lesson and voices; Undo parts them again', async () => {
    const older = await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out');
    const newer = await hasLogged(team, 'Mikko', 'Leena, Beta Oy: our export fails', {
      fields: { 'What did we learn?': 'Mondays hurt.' },
    });
    await presses(team, 'Priya', 'Another customer said this', await asks(team, 'Priya', '#sales', `/heard ${newer}`));
    await saves(team, 'Priya', { Organisation: 'Gamma Oy' });
    expect(await joins('Mikko', newer, `#${older}`)).toContain(
      `#${newer} is part of #${older} now. Maarit, Acme Oy …and two others said so.`,
    );
    const story = await shown('Priya', older);
    for (const part of ['the export times out', 'our export fails', 'Mikko: Mondays hurt.', 'Gamma Oy said so too.']) {
      expect(story).toContain(part);
    }
    expect(await shown('Priya', newer)).toBe(`There is no #${newer} that you may read.`);
    await presses(team, 'Mikko', 'Undo', 'modal');
    expect(text('Mikko')).toBe(`#${newer} is back, as it was.`);
    expect(await shown('Priya', older)).not.toContain('said so');
    expect(await shown('Priya', newer)).toContain('…and one other said so');
  });

  it('for good after ten minutes: the later record goes, its words stay', async () => {
    const older = await hasLogged(team, 'Mikko', 'Acme Oy: slow on Mondays');
    const newer = await hasLogged(team, 'Mikko', 'Delta Oy: so slow');
    await joins('Mikko', newer, String(older));
    await team.until(new Date(team.clock.now().getTime() + 12 * 60_000));
    expect(await team.db.prisma.conversation.count({ where: { number: newer } })).toBe(0);
    expect(await shown('Priya', older)).toContain('Delta Oy said so too. Heard by Mikko, today.\nso slow');
  });

  it('not where the later one is somebody else’s, is the same one, is not there, or is no number', async () => {
    const older = await hasLogged(team, 'Mikko', 'Acme Oy: mine');
    const newer = await hasLogged(team, 'Priya', 'Delta Oy: not mine');
    expect(await joins('Mikko', older, String(newer))).toContain(`only Priya, who heard it, or an admin can do that.`);
    await putsAway(team, 'Mikko');
    expect(await joins('Mikko', older, String(older))).toContain(`#${older} is this one.`);
    await putsAway(team, 'Mikko');
    expect(await joins('Mikko', older, '4711')).toContain('There is no #4711 that you may read.');
    await putsAway(team, 'Mikko');
    await joins('Mikko', older, 'that one');
    expect(team.slack.person('Mikko').modal().errors).toEqual({
      'Which one is it the same as?': 'A number, like #12.',
    });
  });

  it('not where everyone would read what was learned from confined words', async () => {
    const older = await hasLogged(team, 'Mikko', 'Acme Oy: open to all');
    const newer = await hasLogged(team, 'Mikko', 'Delta Oy: between us', {
      fields: {
        'What did we learn?': 'They may leave us.',
        'Who may read it?': 'Only the people of the channel it comes from',
      },
    });
    expect(await joins('Mikko', newer, String(older))).toContain(
      `#${newer} is confined, and everyone would read in #${older} what was learned from it.`,
    );
    expect(await shown('Grace', older)).not.toContain('They may leave us.');
  });

  it('not past a customer who waits for an answer', async () => {
    const older = await hasLogged(team, 'Mikko', 'Acme Oy: done', DEALT_WITH);
    const newer = await hasLogged(team, 'Mikko', 'Delta Oy: waits');
    expect(await joins('Mikko', newer, String(older))).toContain(`#${newer} still waits for an answer`);
  });
});
