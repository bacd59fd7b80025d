import { afterEach, beforeEach, expect, it } from 'vitest';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { addressOf, asks, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('/chair setup', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const chosen = async () => {
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const store = settings(team.db.prisma, id);
    return { ...(await store.read()), display: await store.display() };
  };
  const auditLines = async () =>
    (await team.db.prisma.auditEntry.findMany({ orderBy: { at: 'asc' } })).map(({ act, detail }) => `${act} ${detail}`);

  it('shows an admin what holds, so that nothing must be filled in', async () => {
    const { plainText, buttons } = await asks(team, 'Aino', '#general', '/chair setup');
    expect(plainText).toContain('Customers: one is a customer, several are customers.');
    expect(plainText).toContain('Kinds: buyer, user, volunteer, donor, partner.');
    expect(plainText).toContain('Privacy: Full name: Maarit Virtanen, Acme Oy.');
    expect(plainText).toContain('What was said is kept until somebody deletes it.');
    expect(plainText).toContain('Meetings: no line above them says what your service is for.');
    expect(plainText).toContain('Working time: Mon, Tue, Wed, Thu, Fri, 09:00 to 17:00, each in their own zone.');
    expect(plainText).toContain('Who hears of it: a small team, so meetings’ hosts hear everything.');
    expect(plainText).toContain('Clocks: an owner in 1 working day, an answer in 3 working days');
    expect(plainText).toContain('Reminders: when each person’s working day begins.');
    expect(plainText).toContain('Logging by emoji: on in no channel.');
    expect(buttons).toEqual([
      ...['Change', 'Change', 'Change', 'Words of a business', 'Words of a nonprofit'],
      ...[
        'Change who hears of it',
        'Change',
        'Change',
        'Change how ideas are answered',
        'Change',
        'Change how the role goes round',
      ],
    ]);
  });

  it('begins with the words of a nonprofit, and lets them be changed before saving', async () => {
    const overview = await asks(team, 'Aino', '#general', '/chair setup');
    await presses(team, 'Aino', 'Words of a nonprofit', overview);
    const form = team.slack.person('Aino').modal();
    expect(form.fields['One of them is a …']?.value).toBe('participant');
    expect(form.fields.Kinds?.value).toBe('person served\nvolunteer\ndonor');
    await saves(team, 'Aino', {
      'One of them is a …': 'Patient',
      'Several are …': 'Patients',
      'Tell who was not heard from for so many days': '60',
      'Only of these kinds': 'Volunteer',
    });
    expect((await chosen()).customers).toEqual({
      noun: { one: 'patient', many: 'patients' },
      kinds: ['person served', 'volunteer', 'donor'],
      quietAfterDays: 60,
      quietKinds: ['volunteer'],
    });
    await presses(team, 'Aino', 'Show the set-up', 'modal');
    expect(team.slack.person('Aino').modal().text).toContain('one is a patient, several are patients');
  });

  it('keeps how customers are shown, what is masked and for how long it is kept, and writes down who chose so', async () => {
    const overview = await asks(team, 'Aino', '#general', '/chair setup');
    await team.slack.person('Aino').actsOn(overview, addressOf(overview, 'workspace.change_privacy'));
    await saves(team, 'Aino', {
      'How are they called in posts and lists?': 'Initials: M. V., Acme Oy',
      'Delete what was said after so many months': '24',
    });
    expect(await chosen()).toMatchObject({ display: 'initials', privacy: { masks: true, keepMonths: 24 } });
    expect(await auditLines()).toEqual(['settings.privacy {"masks":true,"keepMonths":24,"display":"initials"}']);
  });

  it('keeps the purpose and who takes turns at telling more', async () => {
    const overview = await asks(team, 'Aino', '#general', '/chair setup');
    await team.slack.person('Aino').actsOn(overview, addressOf(overview, 'workspace.change_meetings'));
    await saves(team, 'Aino', {
      'What is our service for?': 'That nobody waits longer than a week.',
      'Who is in sales or support?': ['Mikko', 'Priya'],
    });
    expect((await chosen()).meetings).toEqual({ purpose: 'That nobody waits longer than a week.' });
    const told = await asks(team, 'Aino', '#general', '/chair setup');
    expect(told.plainText).toContain('Mikko, Priya take turns at telling more.');
  });

  it('says at the field what is wrong, and keeps what was typed', async () => {
    const overview = await asks(team, 'Aino', '#general', '/chair setup');
    await presses(team, 'Aino', 'Words of a business', overview);
    await saves(team, 'Aino', { 'Only of these kinds': 'volunteer', Kinds: 'buyer\nuser' });
    const { fields } = team.slack.person('Aino').modal();
    expect(fields['Only of these kinds']?.error).toBe('Not among the kinds above: volunteer.');
    expect(fields.Kinds?.value).toBe('buyer\nuser');
  });

  it('is for admins: others learn whom to ask, also from a form that was open when they stopped being one', async () => {
    const refusal = await asks(team, 'Priya', '#general', '/chair setup');
    expect(refusal.plainText).toBe('Only admins can change how I am set up. Ask Aino.');
    const overview = await asks(team, 'Aino', '#general', '/chair setup');
    await presses(team, 'Aino', 'Words of a nonprofit', overview);
    await team.db.prisma.member.updateMany({ where: { name: 'Aino' }, data: { isAdmin: false } });
    await saves(team, 'Aino');
    expect(team.slack.person('Aino').modal().text).toContain('Only admins can change how I am set up.');
    expect((await chosen()).customers.noun.one).toBe('customer');
    await putsAway(team, 'Aino');
  });
});

/** Where a button stands; several of them read "Change". */
