import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, logs, presses, putsAway, saves, startStory, submitsAgain } from './acts.ts';

const MINUTE = 60_000;
const VOICE = 'Another customer said this';
/** What whoever may take it may do with it besides. */
const TAKERS = ['No answer needed', 'Answered…', 'Wait for the customer', 'Make it an idea'];

describeEachProvider('what a receipt’s buttons do', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
  });
  afterAll(() => team.end());

  const reads = (who: string) => team.slack.person(who).modal().text;
  const row = (number: number) =>
    team.db.prisma.conversation.findFirst({ where: { number }, include: { owner: true, customer: true } });

  it('Take it myself makes the hearer its owner', async () => {
    const number = await logs(team, 'Mikko', 'Maarit, Acme Oy: mine');
    await presses(team, 'Mikko', 'Take it myself');
    expect(reads('Mikko')).toBe(`✓ #${number} · Maarit, Acme Oy: you took it at 9:00 AM.`);
    expect((await row(number))?.owner?.name).toBe('Mikko');
    const shown = await asks(team, 'Mikko', '#sales', `/heard ${number}`);
    expect(shown.plainText).toContain(
      `#${number} · You own it. Answer by Nov 20, 2026 at 9:00 AM. Everyone but guests may read it.`,
    );
    expect((await asks(team, 'Priya', '#sales', `/heard ${number}`)).plainText).toContain('Mikko owns it.');
  });

  it('Take it, pressed twice, says that it is one’s own already', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: twice');
    const shown = await asks(team, 'Priya', '#sales', `/heard ${number}`);
    expect(shown.buttons).toEqual(['Take it', VOICE, ...TAKERS]);
    const again = await asks(team, 'Priya', '#sales', `/heard ${number}`);
    await presses(team, 'Priya', 'Take it', shown);
    expect(shown.plainText).toContain(`✓ #${number} · Acme Oy: you took it at`);
    await presses(team, 'Priya', 'Take it', again);
    expect(again.plainText).toBe(`#${number} is yours already.`);
  });

  it('Take it, pressed by two at once, has one winner and says who it was', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: both want it');
    const [priyas, arjuns] = [
      await asks(team, 'Priya', '#sales', `/heard ${number}`),
      await asks(team, 'Arjun', '#sales', `/heard ${number}`),
    ];
    await Promise.all([
      team.slack.person('Priya').presses('Take it', { in: priyas }),
      team.slack.person('Arjun').presses('Take it', { in: arjuns }),
    ]);
    await team.slack.settled();
    const owner = (await row(number))?.owner?.name;
    const [winner, loser] = owner === 'Priya' ? [priyas, arjuns] : [arjuns, priyas];
    expect(winner.plainText).toContain('you took it at');
    expect(loser.plainText).toBe(`${owner} took #${number} (today at 12:30 PM). Nothing is left for you to do.`);
  });

  it('Take it is not a guest’s to press, and says whom to ask', async () => {
    await logs(team, 'Daniel', 'Acme Oy: told the guest', { in: '#launch' });
    const daniel = team.slack.person('Daniel');
    expect([daniel.modal().buttons, daniel.modal().menu]).toEqual([['Edit', 'Undo', VOICE], ['Same as another one…']]);
  });

  it('Edit opens the form as it was saved, and saves what changed', async () => {
    const number = await logs(team, 'Mikko', 'Maarit, Acme Oy: the exprt', { fields: { 'Kind of customer': 'Buyer' } });
    await presses(team, 'Mikko', 'Edit');
    const form = team.slack.person('Mikko').modal();
    expect(form.text).toContain(`You are editing #${number}.`);
    expect(form.fields['Their words']?.value).toBe('the exprt');
    expect(form.fields['When?']?.value).toBe('2026-11-17');
    await saves(team, 'Mikko', { 'Their words': 'the export', Organisation: 'Beta Oy' });
    expect(reads('Mikko')).toContain(`Saved. #${number} · Maarit, Beta Oy · We fell short.`);
    expect((await row(number))?.words).toBe('the export');
    await putsAway(team, 'Mikko');
    expect((await asks(team, 'Priya', '#sales', `/heard ${number}`)).plainText).toContain('the export');
  });

  it('Edit keeps the owner and the clock, unless what happens next is another', async () => {
    const number = await logs(team, 'Mikko', 'Acme Oy: an owner');
    await presses(team, 'Mikko', 'Take it myself');
    await putsAway(team, 'Mikko');
    const shown = await asks(team, 'Mikko', '#sales', `/heard ${number}`);
    await presses(team, 'Mikko', 'Edit', shown);
    await saves(team, 'Mikko', { 'What did we learn?': 'It matters.' });
    expect(await row(number)).toMatchObject({
      stage: 'assigned',
      dueAt: new Date('2026-11-20T07:00:00Z'),
      owner: { name: 'Mikko' },
    });
    await presses(team, 'Mikko', 'Edit');
    await saves(team, 'Mikko', { 'What happens next?': 'I answered' });
    expect(await row(number)).toMatchObject({ stage: 'answered', owner: { name: 'Mikko' } });
  });

  it('Edit from a record on which the rights have ended refuses in words', async () => {
    const number = await hasLogged(team, 'Daniel', 'Acme Oy: guest’s day', { in: '#launch' });
    const shown = await asks(team, 'Daniel', '#launch', `/heard ${number}`);
    expect([shown.buttons, shown.menu]).toEqual([
      [VOICE, 'Undo', 'Make it an idea'],
      ['Edit', 'Same as another one…'],
    ]);
    await team.until(new Date(team.clock.now().getTime() + 25 * 60 * MINUTE));
    await presses(team, 'Daniel', 'Edit', shown);
    expect(reads('Daniel')).toBe(
      `You can’t edit #${number}: guests may change what they logged for one day, and that is over. Ask a colleague.`,
    );
  });

  it('Edit is refused when somebody took it while the form was open, and keeps what was typed', async () => {
    const number = await logs(team, 'Mikko', 'Acme Oy: meanwhile');
    await presses(team, 'Mikko', 'Edit');
    await team.clock.advance(1_000);
    await presses(team, 'Arjun', 'Take it', await asks(team, 'Arjun', '#sales', `/heard ${number}`));
    await saves(team, 'Mikko', { 'What happens next?': 'Nothing to answer' });
    expect(reads('Mikko')).toContain(`#${number} was changed meanwhile. Open it again.`);
    expect(team.slack.person('Mikko').modal().fields['What happens next?']?.value).toBe('Nothing to answer');
    expect(await row(number)).toMatchObject({ stage: 'assigned', owner: { name: 'Arjun' } });
  });

  it('Edit, whose form arrives twice, is saved once and says so both times', async () => {
    const number = await logs(team, 'Mikko', 'Acme Oy: the exprt');
    await team.clock.advance(1_000);
    await presses(team, 'Mikko', 'Edit');
    await saves(team, 'Mikko', { 'Their words': 'the export' });
    await team.clock.advance(1_000);
    await submitsAgain(team);
    expect(reads('Mikko')).toContain(`Saved. #${number} · Acme Oy`);
    const edits = { act: 'edited', conversation: { number } };
    expect(await team.db.prisma.conversationEvent.count({ where: edits })).toBe(1);
  });

  it('Edit is not shown to a guest a day after logging, not even when they answered it themselves', async () => {
    const open = await hasLogged(team, 'Daniel', 'Acme Oy: open', { in: '#launch' });
    const answered = await hasLogged(team, 'Daniel', 'Acme Oy: answered', { in: '#launch', next: 'I answered' });
    await team.until(new Date(team.clock.now().getTime() + 25 * 60 * MINUTE));
    for (const number of [open, answered]) {
      expect((await asks(team, 'Daniel', '#launch', `/heard ${number}`)).buttons).not.toContain('Edit');
    }
  });

  it('Undo takes it back, and its customer when nothing else is known of them', async () => {
    const number = await logs(team, 'Mikko', 'Solo, Soloist: once');
    await presses(team, 'Mikko', 'Undo');
    expect(reads('Mikko')).toBe(`#${number} is undone. Nothing of it was kept.`);
    expect(await row(number)).toBeNull();
    expect(await team.db.prisma.customer.count({ where: { person: 'Solo' } })).toBe(0);
    expect((await asks(team, 'Mikko', '#sales', `/heard ${number}`)).plainText).toContain('There is no');
    const next = await hasLogged(team, 'Mikko', 'Acme Oy: the next');
    expect(next).toBe(number + 1);
  });

  it('Undo, pressed twice, says that it is gone', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: gone');
    const [one, two] = [
      await asks(team, 'Mikko', '#sales', `/heard ${number}`),
      await asks(team, 'Mikko', '#sales', `/heard ${number}`),
    ];
    await presses(team, 'Mikko', 'Undo', one);
    await presses(team, 'Mikko', 'Undo', two);
    expect(team.slack.person('Mikko').sees('#sales').at(-1)?.plainText).toBe(
      'This one is gone: it was undone or deleted.',
    );
  });

  it('Undo comes too late after ten minutes, and the words stay', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: late');
    const shown = await asks(team, 'Mikko', '#sales', `/heard ${number}`);
    await team.until(new Date(team.clock.now().getTime() + 11 * MINUTE));
    await presses(team, 'Mikko', 'Undo', shown);
    expect(team.slack.person('Mikko').sees('#sales').at(-1)?.plainText).toBe(
      `Undo works for ten minutes, and for #${number} they are over. Edit still works.`,
    );
    expect(await row(number)).not.toBeNull();
    expect((await asks(team, 'Mikko', '#sales', `/heard ${number}`)).buttons).toEqual([
      'Take it',
      VOICE,
      'Edit',
      'Assign…',
      ...TAKERS,
    ]);
  });

  it('Undo is over once a colleague has taken it', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: taken');
    const mikkos = await asks(team, 'Mikko', '#sales', `/heard ${number}`);
    await presses(team, 'Priya', 'Take it', await asks(team, 'Priya', '#sales', `/heard ${number}`));
    await presses(team, 'Mikko', 'Undo', mikkos);
    expect(team.slack.person('Mikko').sees('#sales').at(-1)?.plainText).toBe(
      `#${number} is in use by now, so it stays. Edit still works.`,
    );
  });

  it('Undo is over once a colleague has added another customer, whose words would go with it', async () => {
    const number = await logs(team, 'Mikko', 'Acme Oy: it is slow');
    await presses(team, 'Priya', 'Another customer said this', await asks(team, 'Priya', '#sales', `/heard ${number}`));
    await saves(team, 'Priya', { Organisation: 'Beta Oy', 'Their own words': 'So slow.' });
    await presses(team, 'Mikko', 'Undo', 'modal');
    expect(team.slack.person('Mikko').modal().text).toContain(`#${number} is in use by now, so it stays.`);
    expect(await team.db.prisma.voice.count({ where: { words: 'So slow.' } })).toBe(1);
  });

  it('a colleague gets no Edit and no Undo on somebody else’s record; an admin may edit', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: not yours');
    expect((await asks(team, 'Priya', '#sales', `/heard ${number}`)).buttons).toEqual(['Take it', VOICE, ...TAKERS]);
    expect((await asks(team, 'Aino', '#sales', `/heard ${number}`)).buttons).toEqual([
      'Take it',
      VOICE,
      'Edit',
      'Assign…',
      ...TAKERS,
    ]);
  });
});
