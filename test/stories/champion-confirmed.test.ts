import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('a nomination that wants a second voice', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
    await wantsSecond('Yes: another colleague’s, or an admin’s');
  });
  afterAll(() => team.end());

  const wantsSecond = async (choice: string) => {
    await asks(team, 'Aino', '#general', '/chair setup');
    await presses(team, 'Aino', 'Change how the role goes round');
    await saves(team, 'Aino', { 'Does a nomination need a second voice?': choice });
    await putsAway(team, 'Aino');
  };
  const questions = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText }) => plainText.includes('second voice'));
  // Slack takes one message a second.
  const aMoment = () => team.clock.advance(6_000, { between: () => team.slack.settled() });
  const pool = async () => (await asks(team, 'Grace', '#general', '/champion pool')).plainText;

  it('is confirmed by the only admin there is, who says so to themselves knowingly', async () => {
    await asks(team, 'Aino', '#general', '/champion nominate me');
    const [question] = questions('Aino').filter(({ buttons }) => buttons.includes('Confirm'));
    expect(question?.plainText).toContain('No other admin is there to confirm it, so you may.');
    expect(await pool()).toContain('Nobody takes turns');
    await presses(team, 'Aino', 'Confirm', question);
    expect(await pool()).toContain('Aino is willing');
    await asks(team, 'Aino', '#general', '/champion leave');
  });

  it('is confirmed by another admin where there is one, not by whoever made it or whom it is of', async () => {
    await asks(team, 'Aino', '#general', '/champion nominate @Mikko rings back');
    await aMoment();
    const early = questions('Aino').find(({ buttons }) => buttons.includes('Confirm'));
    await asks(team, 'Priya', '#general', '/champion');
    await team.slack.admin.changePerson('Priya', { isAdmin: true });
    await team.slack.settled();
    await presses(team, 'Aino', 'Confirm', early);
    expect(team.slack.person('Aino').dm().at(-1)?.plainText).toContain(
      'You have nominated them yourself, so another admin or a colleague’s nomination confirms it.',
    );
    expect(questions('Mikko')).toEqual([]);
    await asks(team, 'Arjun', '#general', '/champion nominate @Priya smiles');
    await aMoment();
    expect(questions('Priya')).toEqual([]);
    const asked = questions('Aino').find(({ plainText }) => plainText.includes('Arjun would like Priya'));
    expect(asked?.buttons).toEqual(['Confirm']);
    expect(asked?.plainText).not.toContain('No other admin');
  });

  it('goes on once no second voice is wanted any more: the nominee is asked, and who is willing takes turns', async () => {
    await asks(team, 'Grace', '#general', '/champion nominate me');
    expect(await pool()).toContain('Nobody takes turns');
    await wantsSecond('No: whoever is nominated is asked');
    await aMoment();
    await team.until('2026-11-17T09:00:00Z');
    expect(await pool()).toContain('Grace is willing');
    for (const who of ['Mikko', 'Priya']) {
      const question = team.slack.person(who).dm().at(-1);
      expect(question?.plainText).toContain('would like you to be customer champion.');
      expect(question?.buttons).toContain('Accept');
    }
    expect(questions('Aino').flatMap(({ buttons }) => buttons)).toEqual([]);
  });
});
