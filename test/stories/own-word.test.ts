import { afterEach, beforeEach, expect, it } from 'vitest';
import { PRESETS } from '../../src/settings/settings.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, presses, putsAway, setsUp, startStory } from './acts.ts';

describeEachProvider('a nonprofit that serves participants reads its own word', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const store = settings(team.db.prisma, id);
    const { customers } = await store.read();
    await store.save('customers', { ...customers, ...PRESETS.nonprofit }, team.clock.now());
  });
  afterEach(() => team.end());

  const homeOf = async (who: string) => {
    await team.slack.person(who).opensHome();
    await team.slack.settled();
    return team.slack.person(who).home();
  };

  it('in App Home: what it is for, what waits for an owner, what waits for oneself', async () => {
    const fresh = await homeOf('Priya');
    expect(fresh.text).toContain(
      'A seat for the participant\nI open your meetings with what a participant really said.',
    );
    expect(fresh.buttons).toContain('Log what a participant said');
    await hasLogged(team, 'Mikko', 'Maarit: nobody called back');
    await hasLogged(team, 'Mikko', 'Leena: the door was shut');
    expect((await homeOf('Priya')).text).toContain('2 participants wait for an owner.');
    await presses(team, 'Priya', 'See and take', 'home');
    await presses(team, 'Priya', 'Take it', 'modal');
    await putsAway(team, 'Priya');
    const home = await homeOf('Priya');
    expect(home.text).toContain('1 participant waits for you');
    expect(home.text).toContain('1 participant waits for an owner.');
    expect(home.text).not.toMatch(/customer/iu);
    expect(home.buttons).toContain('Waiting for the participant');
  });

  it('in the opener of a meeting', async () => {
    await hasLogged(team, 'Mikko', 'Maarit: thank you', DEALT_WITH);
    await hasLogged(team, 'Mikko', 'Leena: the door was shut');
    await setsUp(team, 'Grace', '#product');
    await team.until('2026-11-17T07:56:00Z');
    const post = team.slack
      .person('Grace')
      .sees('#product')
      .find(({ plainText }) => plainText.startsWith('The participant is in the room'));
    expect(post?.plainText).toContain('1 participant still waits for an owner.');
  });

  it('on the button that says who else said it, and in its form', async () => {
    const number = await hasLogged(team, 'Mikko', 'Maarit: nobody called back');
    const shown = await asks(team, 'Mikko', '#general', `/heard ${number}`);
    expect(shown.buttons).toContain('Another participant said this');
    await presses(team, 'Mikko', 'Another participant said this', shown);
    expect(team.slack.person('Mikko').modal().title).toBe('Somebody else said it');
  });
});
