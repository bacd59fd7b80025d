import { afterEach, beforeEach, expect, it } from 'vitest';
import { PRESETS } from '../../src/settings/settings.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

/**
 * What may say "customer" all the same: the names of a role and of a shortcut, which Slack's manifest fixes, sub-words
 * of the command, and the examples beside the question how they are called.
 */
const ALLOWED = [
  /customer champion/giu,
  /Add to customer voice/gu,
  /customer Acme/gu,
  /by .?customer.?, .?kind/gu,
  /customer, participant, patient, guest/gu,
];

describeEachProvider('a workspace that calls them participants never reads of customers', (provider) => {
  let team: Team;
  const offending = new Set<string>();
  beforeEach(async () => {
    offending.clear();
    team = await startStory(provider);
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const store = settings(team.db.prisma, id);
    const { customers } = await store.read();
    await store.save('customers', { ...customers, ...PRESETS.nonprofit }, team.clock.now());
  });
  afterEach(() => team.end());

  /** Keeps each line of what somebody sees that speaks of customers. */
  function reads(where: string, ...texts: readonly string[]) {
    for (const line of texts.flatMap((text) => text.split('\n'))) {
      const rest = ALLOWED.reduce((left, allowed) => left.replaceAll(allowed, ''), line);
      if (/customer/iu.test(rest)) offending.add(`${where}: ${line}`);
    }
  }

  const modalOf = (who: string) => team.slack.person(who).modal();

  function readsModal(who: string, where: string) {
    const { title, text, buttons, menu } = modalOf(who);
    reads(where, title, text, ...buttons, ...menu);
  }

  /** Asks by command, and reads what comes, as a message or a modal. */
  async function looks(who: string, line: string, inModal = false) {
    if (!inModal) {
      const { plainText, buttons } = await asks(team, who, '#sales', line);
      return reads(line, plainText, ...buttons);
    }
    await team.slack.person(who).types('#sales', line);
    await team.slack.settled();
    readsModal(who, line);
    await putsAway(team, who);
  }

  /** Presses a button that opens a modal, and reads it. */
  async function opens(who: string, button: string, where: Parameters<typeof presses>[3]) {
    await presses(team, who, button, where);
    readsModal(who, button);
    await putsAway(team, who);
  }

  it('over two days: logged, looked up, waiting, answered, shown to a meeting', async () => {
    for (const line of [
      '/heard help',
      '/heard bogus',
      '/heard list bogus',
      '/chair help',
      '/chair me',
      '/chair setup',
    ]) {
      await looks('Aino', line);
    }
    for (const line of ['/opener help', '/opener list']) await looks('Grace', line);
    for (const line of ['/heard', '/heard list', '/heard search nothing', '/heard quiet'])
      await looks('Aino', line, true);
    await setsUp(team, 'Grace', '#product');
    readsModal('Grace', 'an opener’s receipt');
    await putsAway(team, 'Grace');
    for (const verb of ['list', 'show', 'preview', 'run', 'log', 'remove']) await looks('Grace', `/opener ${verb}`);

    const number = await hasLogged(team, 'Mikko', 'Maarit: nobody called back');
    await looks('Mikko', `/heard ${number}`);
    await looks('Mikko', '/heard list', true);
    await opens('Mikko', 'Another participant said this', await asks(team, 'Mikko', '#sales', `/heard ${number}`));
    await asks(team, 'Mikko', '#sales', `/heard assign ${number} @Priya`);
    const record = await asks(team, 'Priya', '#sales', `/heard ${number}`);
    reads('a record with an owner', record.plainText, ...record.buttons);
    expect(record.buttons).toContain('Wait for the participant');
    for (const button of ['Answered…', 'No answer needed', 'Wait for the participant']) {
      await opens('Priya', button, record);
    }
    await hasLogged(team, 'Mikko', 'Leena: thank you', DEALT_WITH);
    for (const button of ['Change who hears of it']) {
      await opens('Aino', button, await asks(team, 'Aino', '#sales', '/chair setup'));
    }
    await opens('Aino', 'Change', await asks(team, 'Aino', '#sales', '/chair me'));
    await looks('Aino', '/heard forget Maarit', true);

    for (const line of ['/idea help', '/idea bogus', '/idea say thanks by phone', '/idea 1', '/idea vote 99']) {
      await looks('Aino', line);
    }
    for (const line of ['/idea', '/idea list', '/idea mine', '/idea top', '/idea review']) {
      await looks('Aino', line, true);
    }
    const idea = await asks(team, 'Aino', '#sales', '/idea 1');
    for (const button of ['Link a participant’s words', 'Edit', 'Decide…', 'Done…', 'Merge into…'])
      await opens('Aino', button, idea);
    await presses(team, 'Aino', 'Acknowledge', idea);
    await opens('Aino', 'Change how ideas are answered', await asks(team, 'Aino', '#sales', '/chair setup'));

    await team.until('2026-11-19T12:00:00Z');
    await team.slack.person('Priya').types('#sales', `/heard answered ${number}`);
    await saves(team, 'Priya', { 'What did you tell them?': 'Sorry, we call today.' });
    readsModal('Priya', 'an answer’s receipt');
    await putsAway(team, 'Priya');
    await team.until('2026-11-20T12:00:00Z');

    for (const who of ['Aino', 'Mikko', 'Grace', 'Priya']) {
      const person = team.slack.person(who);
      for (const { plainText, buttons, menu } of person.dm()) {
        reads(`${who}’s messages`, plainText, ...buttons, ...menu);
      }
      for (const visit of ['first', 'second']) {
        await person.opensHome();
        await team.slack.settled();
        const { text, buttons } = person.home();
        reads(`${who}’s Home, ${visit} visit`, text, ...buttons);
      }
    }
    for (const { plainText, buttons } of team.slack.person('Grace').sees('#product')) {
      reads('#product', plainText, ...buttons);
    }
    expect([...offending]).toEqual([]);
  });
});
