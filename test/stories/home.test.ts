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
    expect(home.text).toBe('I keep a seat for the customer in your meetings.\nNothing waits for you');
    expect(home.buttons).toEqual(['Log what a customer said', 'What I heard', 'Set up an opener']);
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

  it('opens what waits for one, and asks again whose it is to read', async () => {
    const number = await logs(team, 'Mikko', 'Maarit, Acme Oy: where is my invoice?', {
      fields: { 'When?': '2026-11-14', 'Who may read it?': 'Only the people of the channel it comes from' },
    });
    await presses(team, 'Mikko', 'Take it myself');
    const home = await opensHome('Mikko');
    expect(home.text).toContain(`Maarit, Acme Oy · #${number} · heard 3 days ago`);
    await presses(team, 'Mikko', 'Open', 'home');
    const mikko = team.slack.person('Mikko');
    expect(mikko.modal().title).toBe('What a customer said');
    expect(mikko.modal().text).toContain(`#${number} · You own it.`);
    expect(mikko.modal().buttons).toEqual(['Another customer said this', 'Undo']);
    await putsAway(team, 'Mikko');
    await hasLogged(team, 'Grace', 'Delta: something else');
    const { id } = await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Grace' } });
    await team.db.prisma.conversation.updateMany({
      where: { number },
      data: { ownerId: id, hearerId: id, placeId: 'CELSEWHERE' },
    });
    await presses(team, 'Mikko', 'Open', 'home');
    expect(mikko.modal().text).toBe(`There is no #${number} that you may read.`);
  });

  it('is not shown to people of another organisation', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: ours');
    await team.slack.person('Kenji').opensHome();
    await team.slack.settled();
    expect(team.slack.calls.filter(({ method }) => method === 'views.publish')).toEqual([]);
  });

  it('offers a guest what a guest may do', async () => {
    await hasLogged(team, 'Priya', 'Delta: not for guests');
    const home = await opensHome('Daniel');
    expect(home.text).toBe('I keep a seat for the customer in your meetings.\nNothing waits for you');
    expect(home.buttons).toEqual(['Log what a customer said', 'What I heard']);
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
