import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { openStage } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory } from './acts.ts';

const GROUP_FIELD = 'User group that holds whoever is champion';
type Acting = Pick<Team, 'slack'>;

/** Chooses the user group in the set-up, and gives what the form says afterwards. */
async function chooses(team: Acting, handle: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
  await asks(team, 'Aino', '#general', '/chair setup');
  await presses(team, 'Aino', 'Change how the role goes round');
  await saves(team, 'Aino', { [GROUP_FIELD]: handle, ...fields });
  const { text } = team.slack.person('Aino').modal();
  await putsAway(team, 'Aino');
  return text;
}

const fromBot = (team: Acting, who: string) =>
  team.slack
    .person(who)
    .dm()
    .filter(({ author }) => author.isBot);
const troubles = (team: Acting) =>
  fromBot(team, 'Aino')
    .filter(({ ephemeral }) => !ephemeral)
    .map(({ plainText }) => plainText.replaceAll('\n', ' '))
    .filter((text) => text.includes('@customer-champion'));

describeEachProvider('the user group @customer-champion', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider, { at: new Date('2026-11-20T12:00:00Z') });
    for (const [minute, who] of ['Mikko', 'Priya', 'Arjun'].entries()) {
      await team.until(`2026-11-20T12:1${minute}:00Z`);
      await asks(team, who, '#general', '/champion nominate me');
    }
  });
  afterAll(() => team.end());

  const group = () => team.slack.admin.userGroup('@customer-champion');
  const champions = async () => {
    const rows = await team.db.prisma.member.findMany({ where: { isChampion: true } });
    return rows.map(({ name }) => name);
  };
  const fills = async (who: string, command: string, fields: Readonly<Record<string, string>>) => {
    await team.slack.person(who).types('#general', command);
    await saves(team, who, fields);
    await putsAway(team, who);
  };

  it('is chosen by its handle in the set-up, where a wrong one is answered with what to do', async () => {
    expect(await chooses(team, '@champions')).toContain('There is no user group @champions. Make it in Slack first');
    expect(await chooses(team, '@Customer-Champion', { 'How long is a term?': '1' })).toContain('saved');
    const shown = await asks(team, 'Aino', '#general', '/chair setup');
    expect(shown.plainText).toContain('@customer-champion holds whoever it is.');
    expect(group()).toEqual(['Aino']);
  });

  it('holds whoever is champion from the hour of the change on', async () => {
    await team.until('2026-11-23T06:59:00Z');
    expect(group()).toEqual(['Aino']);
    await team.until('2026-11-23T07:01:00Z');
    expect(group()).toEqual(['Mikko']);
  });

  it('holds whoever stands in, for those days only', async () => {
    const days = { From: '2026-11-24', 'To, included': '2026-11-24' };
    await fills('Mikko', '/champion substitute', { 'Who stands in?': 'Grace', ...days });
    await team.until('2026-11-23T15:00:00Z');
    await presses(team, 'Grace', 'Agree');
    await team.until('2026-11-24T08:00:00Z');
    expect(group()).toEqual(['Grace']);
    await team.until('2026-11-25T08:00:00Z');
    expect(group()).toEqual(['Mikko']);
  });

  it('follows at once when a term is handed over early, or set by hand', async () => {
    await fills('Mikko', '/champion hand over', { 'To whom?': 'Aino' });
    await presses(team, 'Aino', 'Agree');
    expect(group()).toEqual(['Aino']);
    const term = 'Aino, Mon, 23 Nov 2026 to Mon, 30 Nov 2026';
    await fills('Aino', '/champion set', { 'Which term?': term, 'Who holds it?': 'Arjun', 'Why?': 'I am away' });
    expect(group()).toEqual(['Arjun']);
  });

  it('is put right by the next morning when somebody changed it by hand', async () => {
    team.slack.admin.fillUserGroup('@customer-champion', ['Aino', 'Grace']);
    await team.until('2026-11-26T07:01:00Z');
    expect(group()).toEqual(['Arjun']);
  });

  it('never stops a rotation: admins hear of each cause once, with what to do', async () => {
    const heal = team.slack.faults.always('usergroups.users.update', { kind: 'error', code: 'permission_denied' });
    await team.until('2026-12-07T07:05:00Z');
    expect((await asks(team, 'Grace', '#general', '/champion history')).plainText).toContain('Priya');
    expect(group()).toEqual(['Arjun']);
    expect(troubles(team)).toEqual([
      expect.stringContaining(
        'your workspace does not let apps change user groups. Slack wants it allowed for everyone',
      ),
    ]);
    expect(fromBot(team, 'Grace').some(({ plainText }) => plainText.includes('user group'))).toBe(false);
    const checked = await asks(team, 'Aino', '#general', '/chair check');
    expect(checked.plainText).toContain('✗ User group: I can’t keep @customer-champion up to date');
    heal();
    const free = team.slack.faults.always('usergroups.list', { kind: 'error', code: 'paid_teams_only' });
    await team.until('2026-12-08T07:05:00Z');
    expect(troubles(team)).toHaveLength(2);
    expect(troubles(team).at(-1)).toContain('Slack has user groups on paid plans only.');
    free();
  });

  it('is tried again by an admin’s press, and says so where it told of the trouble', async () => {
    const told = fromBot(team, 'Aino').findLast(({ plainText }) => plainText.includes('paid plans'));
    team.slack.admin.disableUserGroup('@customer-champion', true);
    await presses(team, 'Aino', 'Try again', told);
    expect(fromBot(team, 'Aino').at(-1)?.plainText).toContain('it was deleted or turned off.');
    team.slack.admin.disableUserGroup('@customer-champion', false);
    const again = fromBot(team, 'Aino').findLast(({ buttons }) => buttons.includes('Try again'));
    await presses(team, 'Aino', 'Try again', again);
    await team.clock.advance(6_000, { between: () => team.slack.settled() });
    expect(group()).toEqual(await champions());
    expect(new Set(troubles(team).slice(0, 2))).toEqual(new Set(['✓ @customer-champion is kept up to date again.']));
    const checked = await asks(team, 'Aino', '#general', '/chair check');
    expect(checked.plainText).toContain('User group: @customer-champion holds whoever is champion.');
  });

  it('tells nobody while Slack is only out of reach, and follows when it is back', async () => {
    await team.until('2026-12-13T12:00:00Z');
    const before = fromBot(team, 'Aino').length;
    const back = team.slack.faults.always('usergroups.list', { kind: 'error', code: 'internal_error' });
    const slow = team.slack.faults.always('usergroups.users.update', { kind: 'rate-limited', retryAfter: 30 });
    await team.until('2026-12-14T07:05:00Z');
    back();
    await team.until('2026-12-14T07:10:00Z');
    slow();
    await team.until('2026-12-14T07:30:00Z');
    expect(group()).toEqual(await champions());
    expect(fromBot(team, 'Aino')).toHaveLength(before);
  });

  it('is left alone once nobody wants it, and follows from when it is wanted again', async () => {
    const [holder = ''] = await champions();
    const colleague = 'Aino';
    await chooses(team, '');
    await fills(holder, '/champion hand over', { 'To whom?': colleague });
    await presses(team, colleague, 'Agree');
    expect(await champions()).toEqual([colleague]);
    expect(group()).toEqual([holder]);
    await chooses(team, '@customer-champion');
    expect(group()).toEqual([colleague]);
  });

  it('keeps whoever was last while nobody is champion: Slack takes no empty group', async () => {
    const last = group();
    for (const who of ['Mikko', 'Priya', 'Arjun']) await asks(team, who, '#general', '/champion leave');
    await team.until('2026-12-21T07:05:00Z');
    expect(await champions()).toEqual([]);
    expect(group()).toEqual(last);
    expect(troubles(team).filter((text) => !text.startsWith('✓'))).toEqual([]);
  });
});

describeEachProvider('a user group of the champion', (provider) => {
  it('is not chosen without the optional permissions, and the refusal says which', async () => {
    const stage = await openStage(provider, { optionalScopes: [] });
    await stage.startBot();
    expect(await chooses(stage, '@customer-champion')).toContain(
      'I lack the permissions usergroups:read and usergroups:write. Add both on my app’s page',
    );
    await stage.end();
  });

  it('is written by the bot that comes up after the one that could not', async () => {
    const stage = await openStage(provider);
    const first = await stage.startBot();
    await chooses(stage, '@customer-champion');
    await asks(stage, 'Mikko', '#general', '/champion nominate me');
    const back = stage.slack.faults.always('usergroups.list', { kind: 'cut' });
    await stage.until('2026-11-23T07:05:00Z');
    await first.stop();
    back();
    await stage.startBot();
    await stage.until('2026-11-23T07:15:00Z');
    expect(stage.slack.admin.userGroup('@customer-champion')).toEqual(['Mikko']);
    await stage.end();
  });
});
