import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, logs, openersIn, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

describeEachProvider('an admin sets up working time, who hears of feedback, clocks and reminders', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  beforeEach(async () => {
    await team.db.prisma.setting.deleteMany();
    await team.db.prisma.auditEntry.deleteMany();
  });
  afterEach(() => putsAway(team, 'Aino'));
  afterAll(() => team.end());

  const chosen = async () => {
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    return settings(team.db.prisma, id).read();
  };
  const auditLines = async () =>
    (await team.db.prisma.auditEntry.findMany()).map(({ act, detail }) => `${act} ${detail}`);
  const opens = async (page: string) => {
    const overview = await asks(team, 'Aino', '#general', '/chair setup');
    await team.slack.person('Aino').actsOn(overview, addressOf(overview, `workspace.change_${page}`));
    await team.slack.settled();
    return team.slack.person('Aino').modal();
  };
  const errors = () => team.slack.person('Aino').modal().errors;

  it('keeps working days and hours, holidays by country, days off and half days', async () => {
    const form = await opens('work');
    expect(form.fields['Work begins']?.value).toBe('09:00');
    await saves(team, 'Aino', {
      'Working days': ['Monday', 'Tuesday', 'Wednesday', 'Thursday'],
      'Work begins': '08:30',
      'Work ends': '16:30',
      'Time zone in which days are counted': 'Helsinki (Europe)',
      'Public holidays of': 'Finland',
      'Other days off': '24 December\n2027-01-05',
      'Half days': '31 December',
      'Work ends on half days': '12:00',
    });
    expect((await chosen()).time).toEqual({
      zone: 'Europe/Helsinki',
      weekdays: [1, 2, 3, 4],
      start: '08:30',
      end: '16:30',
      country: 'FI',
      region: '',
      daysOff: ['2026-12-24', '2027-01-05'],
      halfDays: ['2026-12-31'],
      halfDayUntil: '12:00',
      isAroundTheClock: false,
    });
    expect(await auditLines()).toHaveLength(1);
    const { plainText } = await asks(team, 'Aino', '#general', '/chair setup');
    expect(plainText).toContain('Public holidays of Finland.\nOther days off: 2026-12-24, 2027-01-05.');
    expect(plainText).toContain('Half days until 12:00: 2026-12-31.');
  });

  it('says at the field what cannot be a working day', async () => {
    await opens('work');
    await saves(team, 'Aino', {
      'Work ends': '08:00',
      'Other days off': 'the day after Christmas',
      'Half days': '31 December',
    });
    expect(errors()).toEqual({
      'Work ends': 'Work has to end after it begins.',
      'Other days off': 'I can’t read “the day after Christmas” as a day. Write it as 2026-12-24 or 24 December.',
      'Work ends on half days': 'This has to be within the working hours.',
    });
    expect((await chosen()).time.end).toBe('17:00');
  });

  it('keeps the channels, the lead and whether guests may own, and is a small team again when they are gone', async () => {
    await opens('hearing');
    await saves(team, 'Aino', {
      'How do you work?': 'With channels and a lead, as below',
      'Channel for what needs an answer': '#sales',
      'Channel for answers that are told to everyone': '#general',
      Lead: 'Grace',
      'May guests own feedback?': 'Yes, of what they may read',
    });
    const grace = await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Grace' } });
    expect((await chosen()).feedback).toMatchObject({ leadId: grace.slackUserId, guestsMayOwn: true });
    const { plainText } = await asks(team, 'Aino', '#general', '/chair setup');
    expect(plainText).toContain('what needs an answer stands in #sales; answers are told in #general; Grace hears');
    await opens('hearing');
    await saves(team, 'Aino', {
      'How do you work?': 'A small team: hosts hear everything, and nobody takes turns at it',
    });
    expect(errors()).toEqual({ 'How do you work?': 'To use the channels or the lead below, choose the other one.' });
  });

  it('refuses a channel that I am not in, with what to do, and keeps what was chosen', async () => {
    await opens('hearing');
    await saves(team, 'Aino', {
      'How do you work?': 'With channels and a lead, as below',
      'Channel for what needs an answer': '#random',
    });
    const { text, fields } = team.slack.person('Aino').modal();
    expect(text).toContain('I am not in #random. Type /invite @');
    expect(fields['Channel for what needs an answer']?.value).toBe('#random');
    expect((await chosen()).feedback.triageChannelId).toBe('');
  });

  it('lets a guest take what they heard themselves once guests may own, and not before', async () => {
    await logs(team, 'Daniel', 'Acme: the export is slow', { in: '#launch' });
    const [record] = await team.db.prisma.conversation.findMany();
    expect(team.slack.person('Daniel').modal().buttons).not.toContain('Take it myself');
    await putsAway(team, 'Daniel');
    await opens('hearing');
    await saves(team, 'Aino', {
      'How do you work?': 'With channels and a lead, as below',
      Lead: 'Grace',
      'May guests own feedback?': 'Yes, of what they may read',
    });
    const shown = await asks(team, 'Daniel', '#launch', `/heard ${record?.number}`);
    await presses(team, 'Daniel', 'Take it', shown);
    const { ownerId, hearerId } = await team.db.prisma.conversation.findFirstOrThrow();
    expect(ownerId).toBe(hearerId);
  });

  it('says whose it is and no date, before the day from which clocks are counted', async () => {
    await opens('clocks');
    await saves(team, 'Aino', { 'Start counting from': '2027-06-01' });
    await hasLogged(team, 'Aino', 'Acme Oy: the export times out', { in: '#launch' });
    const { number } = await team.db.prisma.conversation.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect((await asks(team, 'Aino', '#launch', `/heard ${number}`)).plainText).toContain('· It needs an owner.');
    const { plainText } = await asks(team, 'Aino', '#launch', `/heard assign ${number} @Mikko`);
    expect(plainText).toContain('it is Mikko’s.');
    expect(plainText).not.toContain('is due');
  });

  it('keeps targets for all and for single kinds, and from when clocks are counted', async () => {
    await opens('clocks');
    await saves(team, 'Aino', {
      'Working days until the customer is answered': '2',
      'Faster or slower for some kinds': 'Donor: 1, 1, 3',
      'Start counting from': '2026-11-01',
    });
    expect((await chosen()).feedback).toMatchObject({
      targets: { owner: 1, answer: 2, learn: 5 },
      targetsByKind: { donor: { owner: 1, answer: 1, learn: 3 } },
      countingFrom: '2026-11-01',
    });
    expect(await auditLines()).toEqual([
      'settings.clocks {"targets":{"owner":1,"answer":2,"learn":5},"targetsByKind":{"donor":{"owner":1,"answer":1,"learn":3}},"countingFrom":"2026-11-01"}',
    ]);
  });

  it.each([
    ['patient: 1, 2, 3', 'Not among the kinds here: patient.'],
    ['donor: soon', '“donor: soon” should read like “donor: 1, 2, 5”.'],
    ['donor: 0, 2, 3', 'donor: each is a whole number from 1 to 60.'],
    ['donor: 3, 2, 3', 'donor: nobody answers before there is an owner.'],
    ['donor: 1, 2, 3\ndonor: 1, 2, 4', 'donor stands there twice.'],
  ])('refuses %j as targets', async (typed, sentence) => {
    await opens('clocks');
    await saves(team, 'Aino', { 'Faster or slower for some kinds': typed });
    expect(errors()).toEqual({ 'Faster or slower for some kinds': sentence });
  });

  it('shows a schedule of reminders back in words and as its next five instants', async () => {
    await opens('reminders');
    await saves(team, 'Aino', { 'When reminders come': '30 9 * * 1-5' });
    expect(team.slack.person('Aino').modal().text).toContain(
      'Reminders come: At 09:30, Monday through Friday. For you that is today at 9:30 AM, tomorrow at 9:30 AM, ',
    );
    expect((await chosen()).feedback.remindersAt).toBe('30 9 * * 1-5');
    expect((await asks(team, 'Aino', '#general', '/chair setup')).plainText).toContain(
      'Reminders: At 09:30, Monday through Friday.',
    );
  });

  it.each([
    ['61 9 * * 1-5', 'I can’t read the minute, “61”. For instance: 30 9 * * 1-5.'],
    [
      '0 9 * * 6,0',
      'Nobody works on those days, so nobody would ever get one. Choose working days, for instance: 30 9 * * 1-5.',
    ],
    ['0 22 * * 1-5', 'Work is over by then: it ends at 17:00. Choose a time before that.'],
  ])('refuses the schedule %j with the reason', async (typed, reason) => {
    await opens('reminders');
    await saves(team, 'Aino', { 'When reminders come': typed });
    expect(errors()).toEqual({ 'When reminders come': reason });
  });

  it('says of a schedule before work that most have it before', async () => {
    await opens('reminders');
    await saves(team, 'Aino', { 'When reminders come': '30 7 * * 1-5' });
    expect(team.slack.person('Aino').modal().text).toContain('Work begins at 09:00: most have it before.');
  });

  it('lets channels shared with other organisations hear customers once an admin allows it, and not before', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: thank you', {
      fields: { 'What happens next?': 'Nothing to answer' },
    });
    const inShared = { Channel: '#acme-shared' };
    expect(await setsUp(team, 'Mikko', '#general', inShared)).toContain('or ask an admin to allow it in /chair setup');
    await putsAway(team, 'Mikko');
    await opens('hearing');
    await saves(team, 'Aino', {
      'How do you work?': 'With channels and a lead, as below',
      Lead: 'Grace',
      'May channels shared with other organisations hear what was said?': 'Yes: their people read it too',
    });
    expect((await asks(team, 'Aino', '#general', '/chair setup')).plainText).toContain(
      'Channels shared with other organisations may hear what customers said.',
    );
    await setsUp(team, 'Mikko', '#general', inShared);
    await putsAway(team, 'Mikko');
    await team.until('2026-11-17T08:00:00Z');
    expect(openersIn(team, '#acme-shared', 'Mikko').map(({ plainText }) => plainText)).toEqual([
      expect.stringContaining('thank you'),
    ]);
  });
});

/** Where a button stands; several of them read "Change". */
function addressOf(message: { readonly blocks: readonly object[] }, actionId: string) {
  for (const block of message.blocks) {
    if (!('block_id' in block)) continue;
    const elements: readonly unknown[] = [
      ...('accessory' in block ? [block.accessory] : []),
      ...('elements' in block && Array.isArray(block.elements) ? block.elements : []),
    ];
    if (elements.some((element) => isButton(element, actionId))) return { blockId: String(block.block_id), actionId };
  }
  throw new Error(`No button ${actionId}`);
}

function isButton(element: unknown, actionId: string): boolean {
  return typeof element === 'object' && element !== null && 'action_id' in element && element.action_id === actionId;
}
