import { afterEach, beforeEach, expect, it } from 'vitest';
import { personRecord, seedCompany } from '../../sandbox/seed.ts';
import type { TeamState } from '../../sandbox/state.ts';
import { describeEachProvider } from '../support/database.ts';
import { openStage, postsIn, setUpMeeting, toldGrace } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { DEALT_WITH, hasLogged, openersIn, presses, putsAway, setsUp, startStory } from './acts.ts';

describeEachProvider('what has changed with a meeting’s channel', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await hasLogged(team, 'Mikko', 'Acme Oy: ours', DEALT_WITH);
  });
  afterEach(() => team.end());

  const told = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .map(({ plainText }) => plainText)
      .filter((text) => !text.startsWith('Good morning'));

  it('a new name: the post goes on, and the host is told once, in their working hours', async () => {
    await setsUp(team, 'Grace', '#product');
    await team.slack.admin.rename('#product', 'roadmap');
    await team.until('2026-11-17T08:00:00Z');
    expect(openersIn(team, '#roadmap')).toHaveLength(1);
    expect(told('Grace')).toEqual([]);
    await team.until('2026-11-17T14:00:05Z');
    expect(told('Grace')).toEqual(['Weekly product: the channel is called #roadmap now. Nothing else changes.']);
    await team.until('2026-11-18T16:00:00Z');
    expect(told('Grace')).toHaveLength(1);
    expect((await team.db.prisma.opener.findFirstOrThrow()).channelName).toBe('roadmap');
  });

  it('a guest: one message for all the host’s openers there, with a way to pause each', async () => {
    await setsUp(team, 'Mikko', '#product');
    await putsAway(team, 'Mikko');
    await setsUp(team, 'Mikko', '#product', { 'Name of the meeting': 'Board', Days: ['Friday'] });
    await putsAway(team, 'Mikko');
    await team.slack.person('Grace').invites('#product', 'Daniel');
    await team.until('2026-11-17T07:30:00Z');
    expect(told('Mikko')).toEqual([
      'Guests are in #product now: they read what is posted there for Board, Weekly product. The posts go on unless you pause them.',
    ]);
    await presses(team, 'Mikko', 'Pause Weekly product', team.slack.person('Mikko').dm().at(-1));
    expect(told('Mikko').at(-1)).toBe('Weekly product rests until somebody resumes it.');
    await team.until('2026-11-17T09:00:00Z');
    expect(openersIn(team, '#product')).toEqual([]);
  });

  it('made private, of which Slack tells nobody: it is seen before the post, which goes on', async () => {
    await setsUp(team, 'Mikko', '#product');
    team.slack.admin.makePrivate('#product');
    await team.until('2026-11-17T08:00:00Z');
    expect(openersIn(team, '#product')).toHaveLength(1);
    expect(told('Mikko')).toEqual([
      'Weekly product: #product is private now. The posts go on, and only its people read them.',
    ]);
  });

  it('archived or shared a moment before the post: nothing is posted, and the host is told', async () => {
    await setsUp(team, 'Mikko', '#product');
    await putsAway(team, 'Mikko');
    await setsUp(team, 'Mikko', '#sales', { 'Name of the meeting': 'Sales' });
    await team.until('2026-11-17T07:54:59Z');
    await team.slack.admin.archive('#product');
    team.slack.admin.setShared('#sales', true);
    await team.until('2026-11-17T08:00:00Z');
    expect(openersIn(team, '#product')).toEqual([]);
    expect(openersIn(team, '#sales')).toEqual([]);
    expect(told('Mikko')).toEqual(
      expect.arrayContaining([
        expect.stringContaining('it is archived'),
        expect.stringContaining('is shared with another organisation'),
      ]),
    );
    expect(told('Mikko')).toHaveLength(2);
  });

  it('an event that arrives twice is told once', async () => {
    await setsUp(team, 'Mikko', '#product');
    await team.slack.admin.rename('#product', 'roadmap');
    const event = team.slack.deliveries.findLast(({ payload }) => JSON.stringify(payload).includes('channel_rename'));
    if (!event) throw new Error('no rename was told');
    await team.slack.deliverAgain(event);
    await team.slack.settled();
    expect(told('Mikko')).toHaveLength(1);
  });
});

describeEachProvider('a guest among hundreds whom the bot has never met', (provider) => {
  it('joined while it was down: it is seen before the post with a handful of questions, and the host is told', async () => {
    const seen: { state: TeamState | null } = { state: null };
    const stage = await openStage(provider, {
      seed(state, now) {
        seedCompany(state, now);
        for (let index = 0; index < 1_200; index += 1) {
          const id = `U0MANY${index}`;
          const named = { id, username: `many${index}`, realName: `Many ${index}`, title: '' };
          state.addPerson(personRecord(state.team.id, named));
          state.channels.get('C0PRODUCT')?.members.add(id);
        }
        seen.state = state;
      },
    });
    await stage.startBot();
    await setUpMeeting(stage.slack);
    const asked = () => stage.slack.calls.filter(({ method }) => method.startsWith('users.')).length;
    const before = asked();
    // Of what happens while it is down no event comes.
    seen.state?.channels.get('C0PRODUCT')?.members.add('U0DANIEL1');
    await stage.until('2026-11-17T14:00:05Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
    expect(toldGrace(stage.slack).map(({ plainText }) => plainText)).toEqual([
      'Guests are in #product now: they read what is posted there for Weekly product. The posts go on unless you pause them.',
    ]);
    expect(asked() - before).toBeLessThan(10);
    await stage.end();
  });

  it('where Slack will not say who is a guest, nothing is claimed, and the post goes on', async () => {
    const stage = await openStage(provider, {
      seed(state, now) {
        seedCompany(state, now);
        for (let index = 0; index < 20; index += 1) {
          const id = `U0MANY${index}`;
          const named = { id, username: `many${index}`, realName: `Many ${index}`, title: '' };
          state.addPerson(personRecord(state.team.id, named));
          state.channels.get('C0PRODUCT')?.members.add(id);
        }
        state.channels.get('C0PRODUCT')?.members.add('U0DANIEL1');
      },
    });
    stage.slack.faults.always('users.list', { kind: 'rate-limited', retryAfter: 60 });
    await stage.startBot();
    await setUpMeeting(stage.slack);
    await stage.until('2026-11-17T07:55:30Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
    expect(stage.log.text()).toContain('who of a channel is a guest could not all be told');
    stage.slack.faults.clear();
    await stage.until('2026-11-24T15:00:00Z');
    expect(toldGrace(stage.slack).map(({ plainText }) => plainText)).toContainEqual(
      expect.stringContaining('Guests are in #product now'),
    );
    await stage.end();
  });
});
