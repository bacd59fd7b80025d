import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { startTeam, type Team } from '../support/team.ts';

describeEachProvider('a colleague logs what a customer said', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startTeam(provider);
  });
  afterEach(() => team.end());

  it('saves a line with two presses, and gives a private receipt with its number', async () => {
    const mikko = team.slack.person('Mikko');
    await mikko.types('#sales', '/heard Maarit, Acme Oy: the export times out every Monday');

    await team.slack.settled();
    const form = mikko.modal();
    expect(form.title).toBe('What a customer said');
    expect(form.fields['Who said it?']?.value).toBe('Maarit');
    expect(form.fields['Organisation']?.value).toBe('Acme Oy');
    expect(form.fields['Their words']?.value).toBe('the export times out every Monday');

    await mikko.fills({ 'How did we do?': '🌧️ We fell short' });
    await mikko.submits();
    await team.slack.settled();

    const receipt = mikko.modal();
    expect(receipt.text).toContain('Heard. #1 · Maarit, Acme Oy · We fell short. It needs an owner by');
    expect(receipt.buttons).toEqual(['Take it myself', 'Edit', 'Undo']);
  });
});
