import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/settings/settings.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('an idea that is done', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    const workspace = await team.db.prisma.workspace.findFirstOrThrow();
    const chosen = { ...DEFAULTS.ideas, channelId: 'C0PRODUCT' };
    await settings(team.db.prisma, workspace.id).save('ideas', chosen, team.clock.now());
  });
  afterEach(() => team.end());

  const soon = () => team.until(new Date(team.clock.now().getTime() + 5_000));
  const lastMorning = (who: string) => morningsOf(team.slack, who).at(-1);
  const donePosts = () =>
    team.slack
      .person('Grace')
      .sees('#product')
      .filter(({ deleted, plainText }) => !deleted && plainText.startsWith('Done:'));
  const finishes = async (number: number, fields: Parameters<typeof saves>[2] = {}) => {
    await presses(team, 'Aino', 'Done…', await asks(team, 'Aino', '#general', `/idea ${number}`));
    await saves(team, 'Aino', {
      'What changed, and why?': 'We ring everybody who gave, the day after.',
      'What does it do for the customer?': 'They know at once that it arrived.',
      'Who built it?': ['Arjun', 'Priya'],
      ...fields,
    });
    await soon();
  };

  it('is told to everybody with thanks to who sent it and who built it', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await finishes(1, { 'What came of it?': 'shipped' });
    expect(team.slack.person('Aino').modal().text).toContain('#1 is done now.');
    expect(team.slack.person('Aino').modal().text).toContain('Everybody hears it in #product.');
    expect(donePosts().map(({ plainText }) => plainText)).toEqual([
      expect.stringContaining('Thank you, Mikko, for the idea, and Arjun and Priya for making it real.'),
    ]);
    expect(donePosts()[0]?.plainText).toContain('They know at once that it arrived.');
    expect(donePosts()[0]?.plainText).toContain('Outcome: shipped');
    await team.until('2026-11-18T07:00:05Z');
    expect(lastMorning('Mikko')?.plainText).toContain('Your idea #1 “say thanks by phone” is done.');
    expect(lastMorning('Mikko')?.plainText).toContain('We ring everybody who gave, the day after.');
  });

  it('thanks whoever sent what was merged into it, too', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await asks(team, 'Grace', '#sales', '/idea ring our donors');
    await team.slack.person('Aino').types('#general', '/idea merge 2 into 1');
    await saves(team, 'Aino', { 'Why?': 'It is the same.' });
    await putsAway(team, 'Aino');
    await finishes(1);
    await team.until('2026-11-17T07:10:00Z');
    expect(donePosts()[0]?.plainText).toContain(
      'Thank you, Mikko and Grace, for the idea, and Arjun and Priya for making it real.',
    );
  });

  it('is thanked without the name of whoever does not want that, and taken back where it was too early', async () => {
    await team.slack.person('Mikko').types('#sales', '/idea');
    await saves(team, 'Mikko', { 'The idea, in one line': 'Say thanks by phone', 'When it is done': [] });
    await putsAway(team, 'Mikko');
    await soon();
    await finishes(1);
    expect(donePosts()[0]?.plainText).toContain('Thank you, Arjun and Priya, for making it real.');
    await presses(team, 'Aino', 'Undo', 'modal');
    await soon();
    expect(donePosts()).toEqual([]);
    await team.until('2026-11-18T07:00:05Z');
    expect(morningsOf(team.slack, 'Mikko')).toEqual([]);
  });

  it('has those who answer the customers behind it asked to tell them, and counts who was told', async () => {
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: nobody ever thanked me', DEALT_WITH);
    await hasLogged(team, 'Grace', 'Pekka, Beta Oy: did my gift arrive?', DEALT_WITH);
    const receipt = await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await presses(team, 'Mikko', 'Link a customer’s words', receipt);
    await saves(team, 'Mikko', {
      'Conversations it answers': [
        '#1 Maarit, Acme Oy: nobody ever thanked me',
        '#2 Pekka, Beta Oy: did my gift arrive?',
      ],
    });
    await putsAway(team, 'Mikko');
    await finishes(1);
    await putsAway(team, 'Aino');
    await team.until('2026-11-18T05:00:05Z');
    const asked = lastMorning('Priya');
    expect(asked?.plainText).toContain(
      'Maarit, Acme Oy (#1) said what led to “say thanks by phone” (idea #1). It is done. Will you tell them?',
    );
    await presses(team, 'Priya', 'I told them', asked);
    await soon();
    expect(lastMorning('Priya')?.plainText).toContain('✓ Maarit, Acme Oy knows that');
    await team.until('2026-11-18T14:00:05Z');
    await presses(team, 'Grace', 'I won’t', lastMorning('Grace'));
    await soon();
    expect((await asks(team, 'Mikko', '#sales', '/idea 1')).plainText).toContain('told to 1 of 2 customers');
    expect(donePosts()[0]?.plainText).toContain('told to 1 of 2 customers');
    await team.until('2026-11-19T15:00:05Z');
    expect(morningsOf(team.slack, 'Priya')).toHaveLength(1);
  });

  it('has the customer told whose words were linked since, once, whatever is unlinked and linked again', async () => {
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: nobody ever thanked me', DEALT_WITH);
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await finishes(1);
    await putsAway(team, 'Aino');
    await presses(team, 'Aino', 'Link a customer’s words', await asks(team, 'Aino', '#general', '/idea 1'));
    await saves(team, 'Aino', { 'Conversations it answers': ['#1 Maarit, Acme Oy: nobody ever thanked me'] });
    await putsAway(team, 'Aino');
    await team.until('2026-11-18T05:00:05Z');
    await presses(team, 'Priya', 'I told them', lastMorning('Priya'));
    await soon();
    await presses(team, 'Aino', 'Unlink #1', await asks(team, 'Aino', '#general', '/idea 1'));
    await presses(team, 'Aino', 'Undo', team.slack.person('Aino').sees('#general').at(-1));
    expect((await asks(team, 'Mikko', '#sales', '/idea 1')).plainText).toContain('told to 1 of 1 customer');
    await team.until('2026-11-19T15:00:05Z');
    expect(morningsOf(team.slack, 'Priya').filter(({ plainText }) => plainText.includes('Will you tell'))).toEqual([]);
  });

  it('has somebody tell the customer of a colleague who has left: who heard them, else whoever holds everybody to it', async () => {
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: nobody ever thanked me', DEALT_WITH);
    const receipt = await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await presses(team, 'Mikko', 'Link a customer’s words', receipt);
    await saves(team, 'Mikko', { 'Conversations it answers': ['#1 Maarit, Acme Oy: nobody ever thanked me'] });
    await putsAway(team, 'Mikko');
    await team.db.prisma.member.updateMany({ where: { name: 'Priya' }, data: { isDeactivated: true } });
    await finishes(1);
    await putsAway(team, 'Aino');
    await team.until('2026-11-18T12:00:05Z');
    expect(lastMorning('Aino')?.plainText).toContain('Maarit, Acme Oy (#1) said what led to');
    await presses(team, 'Aino', 'I told them', lastMorning('Aino'));
    await soon();
    expect(lastMorning('Aino')?.plainText).toContain('✓ Maarit, Acme Oy knows that');
  });
});
