import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, logs, presses, putsAway, setsUp, startStory } from './acts.ts';

describeEachProvider('App Home and /chair', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const opensHome = async (who: string) => {
    await team.slack.person(who).opensHome();
    await team.slack.settled();
    return team.slack.person(who).home();
  };

  it('says that nothing waits, and what one can do', async () => {
    const home = await opensHome('Priya');
    expect(home.text).toBe('Nothing waits for you');
    expect(home.buttons).toEqual(['Log what a customer said', 'Set up an opener']);
    await presses(team, 'Priya', 'Log what a customer said', 'home');
    expect(team.slack.person('Priya').modal().title).toBe('What a customer said');
    await putsAway(team, 'Priya');
    await presses(team, 'Priya', 'Set up an opener', 'home');
    expect(team.slack.person('Priya').modal().title).toBe('Set up an opener');
  });

  it('lists what one owns, what waits for an owner, and one’s next openers', async () => {
    await logs(team, 'Mikko', 'Maarit, Acme Oy: where is my <invoice>?');
    await presses(team, 'Mikko', 'Take it myself');
    await hasLogged(team, 'Priya', 'Delta: and mine?');
    await setsUp(team, 'Mikko', '#product');
    const home = await opensHome('Mikko');
    expect(home.text).toBe(
      [
        '1 customer waits for you',
        'Maarit, Acme Oy · #1 · heard today',
        'where is my <invoice>?',
        '1 customer waits for an owner.',
        'Weekly product in #product opens next today at 9:55 AM',
      ].join('\n'),
    );
    await presses(team, 'Mikko', 'See and take', 'home');
    expect(team.slack.person('Mikko').modal().text).toContain('and mine?');
  });

  it('offers a guest what a guest may do', async () => {
    await hasLogged(team, 'Priya', 'Delta: not for guests');
    const home = await opensHome('Daniel');
    expect(home.text).toBe('Nothing waits for you');
    expect(home.buttons).toEqual(['Log what a customer said']);
  });

  it('helps with /chair, whatever is typed behind it', async () => {
    const help = await asks(team, 'Priya', '#general', '/chair');
    expect(help.plainText).toContain('I keep a seat for the customer in your meetings.');
    expect(help.plainText).toContain('/heard Acme: the export times out every Monday');
    expect(help.buttons).toEqual(['Log what a customer said', 'Set up an opener']);
    const unclear = await asks(team, 'Priya', '#general', '/chair <sit> & *down*');
    expect(unclear.plainText).toContain('I don’t know what “<sit> & *down*” means here.');
  });
});
