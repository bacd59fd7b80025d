import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/settings/settings.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory } from './acts.ts';

const REMINDERS = 'What waits for me, in the morning';
const LATE = 'What waited too long with others';
const HELD = 'Ideas that wait too long for an answer, and no reviewer wants to be reminded';

describeEachProvider('an idea that is not answered in time', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    const workspace = await team.db.prisma.workspace.findFirstOrThrow();
    const chosen = { ...DEFAULTS.ideas, reviewerIds: ['U0PRIYA01', 'U0ARJUN01'] };
    await settings(team.db.prisma, workspace.id).save('ideas', chosen, team.clock.now());
  });
  afterEach(() => team.end());

  const mutesOnly = async (who: string, ...kinds: readonly string[]) => {
    await presses(team, who, 'Change', await asks(team, who, '#general', '/chair me'));
    await saves(team, who, { 'What I don’t want to hear': [...kinds] });
    await putsAway(team, who);
  };
  const mornings = (who: string) => morningsOf(team.slack, who).map(({ plainText }) => plainText);
  const saysIdea = (text: string) => text.includes('say thanks by phone');

  it('is heard by whoever holds them to it, every morning, where no reviewer wants to be reminded', async () => {
    await mutesOnly('Priya', REMINDERS);
    await mutesOnly('Arjun', REMINDERS);
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await team.until('2026-11-19T06:00:00Z');
    expect(mornings('Aino')).toEqual([]);
    await team.until('2026-11-23T12:00:00Z');
    expect([...mornings('Priya'), ...mornings('Arjun')].filter(saysIdea)).toEqual([]);
    expect(mornings('Aino').filter((text) => text.includes(HELD) && saysIdea(text))).toHaveLength(2);
    expect(mornings('Mikko').join()).toContain('Those who hold the reviewers to it are reminded every morning.');
    await presses(team, 'Aino', 'Decide…', morningsOf(team.slack, 'Aino').at(-1));
    await saves(team, 'Aino', { 'What becomes of it?': 'Decline it', 'Why?': 'Not now.' });
    await putsAway(team, 'Aino');
    const told = mornings('Aino').length;
    await team.until('2026-11-25T12:00:00Z');
    expect(mornings('Aino')).toHaveLength(told);
  });

  it('is heard by them also where they mute what waits too long, as nobody else hears it', async () => {
    await mutesOnly('Priya', REMINDERS);
    await mutesOnly('Arjun', REMINDERS);
    await mutesOnly('Aino', REMINDERS, LATE);
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await team.until('2026-11-20T12:00:00Z');
    expect(mornings('Aino').filter(saysIdea)).toHaveLength(1);
    const card = (await asks(team, 'Aino', '#general', '/chair me')).plainText;
    expect(card).toContain('You are not told what waited too long with others, unless nobody else would hear it.');
  });

  it('goes over to them when the last reviewer mutes it, and back to a reviewer who wants to hear it again', async () => {
    await mutesOnly('Arjun', REMINDERS);
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await team.until('2026-11-20T12:00:00Z');
    expect(mornings('Priya').at(-1)).toContain('Ideas that wait too long for an answer');
    expect(mornings('Aino').filter(saysIdea)).toEqual([]);
    await mutesOnly('Priya', REMINDERS);
    await team.until('2026-11-24T12:00:00Z');
    expect(mornings('Aino').filter(saysIdea).length).toBeGreaterThan(0);
    await mutesOnly('Priya');
    const [told, held] = [mornings('Priya').length, mornings('Aino').length];
    await team.until('2026-11-27T12:00:00Z');
    expect(mornings('Priya').slice(told).filter(saysIdea).length).toBeGreaterThan(0);
    expect(mornings('Aino').slice(held).filter(saysIdea)).toEqual([]);
  });

  it('stands among others in the order of their numbers, in the news to whoever sent them', async () => {
    for (const number of [1, 2, 3, 4, 5, 6, 7]) await asks(team, 'Mikko', '#sales', `/idea idea number ${number}`);
    await team.until('2026-11-20T12:00:00Z');
    const told = [
      ...mornings('Mikko')
        .join('\n')
        .matchAll(/We promised an answer on #(\d)/gu),
    ];
    expect(told.map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('waits for an owner every morning once the one who saw to it has left, until it has one', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await presses(team, 'Aino', 'Decide…', await asks(team, 'Aino', '#general', '/idea 1'));
    await saves(team, 'Aino', { 'What becomes of it?': 'Do it', 'Why?': 'Yes.', 'Who sees to it?': 'Grace' });
    await putsAway(team, 'Aino');
    await team.slack.admin.changePerson('Grace', { isDeleted: true });
    await team.slack.settled();
    expect((await asks(team, 'Mikko', '#sales', '/idea 1')).plainText).toContain('nobody owns it yet');
    await team.until('2026-11-18T12:00:00Z');
    expect(mornings('Priya').at(-1)).toContain('has no owner any more: Grace has left.');
    expect(mornings('Priya').at(-1)).not.toContain('Ideas that nobody sees to');
    await team.until('2026-11-20T12:00:00Z');
    const waiting = mornings('Priya').filter((text) => text.includes('Ideas that nobody sees to'));
    expect(waiting).toHaveLength(2);
    expect(waiting.at(-1)).toContain('“say thanks by phone” #1 · being done, without an owner');
    await team.slack.person('Priya').types('#general', '/idea list without an owner');
    await team.slack.settled();
    expect(team.slack.person('Priya').modal().text).toContain('Ideas · without an owner');
    expect(team.slack.person('Priya').modal().text).toContain('nobody owns it yet');
    await putsAway(team, 'Priya');
    await presses(team, 'Priya', 'Give an owner', morningsOf(team.slack, 'Priya').at(-1));
    await saves(team, 'Priya', { 'Who sees to it?': 'Arjun' });
    await putsAway(team, 'Priya');
    expect(morningsOf(team.slack, 'Priya').at(-1)?.plainText).toContain('✓ #1, given an owner by you');
    await team.until('2026-11-24T12:00:00Z');
    expect(mornings('Priya').filter((text) => text.includes('Ideas that nobody sees to')).length).toBe(2);
  });
});
