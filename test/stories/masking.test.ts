import { afterEach, beforeEach, expect, it } from 'vitest';
import { captureConversation } from '../../src/rituals/conversations/capture-conversation.ts';
import type { Told } from '../../src/rituals/conversations/conversation.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, logs, numberIn, presses, putsAway, saves, startStory, UNMET } from './acts.ts';

const MASKED_PHONE = 'I masked a phone number, so that it is not stored. Read it once more, then save.';

describeEachProvider('personal data in what people write', (provider) => {
  let team: Team;

  beforeEach(async () => {
    team = await startStory(provider);
  });

  afterEach(() => team.end());

  const kept = () => team.db.prisma.conversation.findMany({ include: { customer: true } });
  const field = (label: string) => team.slack.person('Aino').modal().fields[label]?.value;
  const workspaceId = async () => (await team.db.prisma.workspace.findFirstOrThrow()).id;
  const turnOff = async () => {
    const chosen = { masks: false, keepMonths: null };
    await settings(team.db.prisma, await workspaceId()).save('privacy', chosen, team.clock.now());
  };

  it('is shown masked before anything is saved, and saved so with the next press', async () => {
    const aino = team.slack.person('Aino');
    await aino.types('#sales', '/heard Acme: thanks for calling');
    await saves(team, 'Aino', {
      'How did we do?': UNMET,
      'Their words': 'Call me on 040 123 4567, order 0401234567',
      'Who said it?': 'Maarit, +358 40 123 4567',
      Link: 'https://acme.fi/t?id=12&token=abc123def456',
    });
    expect(aino.modal().text).toContain('I masked a phone number and something that looks like a password or a token');
    expect(field('Their words')).toBe('Call me on [phone], order 0401234567');
    expect(field('Who said it?')).toBe('Maarit, [phone]');
    expect(field('Link')).toBe('https://acme.fi/t?id=12&token=[secret]');
    expect(await kept()).toEqual([]);

    await saves(team, 'Aino');
    expect(aino.modal().text).toContain('Heard. #1');
    const [one] = await kept();
    expect(one?.words).toBe('Call me on [phone], order 0401234567');
    expect(one?.customer.person).toBe('Maarit, [phone]');
  });

  it('is masked already where somebody new is named in the list of those we know', async () => {
    const aino = team.slack.person('Aino');
    await aino.types('#sales', '/heard');
    await team.slack.settled();
    const { blockId = '', actionId = '' } = aino.modal().fields['Somebody we know'] ?? {};
    const offered = await aino.suggestions('modal', { blockId, actionId }, 'Maarit 040 123 4567');
    expect(offered).toEqual([
      { text: 'Maarit [phone]', value: 'person:Maarit [phone]' },
      { text: 'Maarit [phone]', value: 'organisation:Maarit [phone]' },
    ]);
    const chosen = { 'Somebody we know': 'Maarit [phone]', 'Their words': 'hello', 'How did we do?': UNMET };
    await saves(team, 'Aino', chosen);
    expect(aino.modal().text).toContain('Heard. #1 · Maarit [phone]');
    expect((await kept())[0]?.customer.person).toBe('Maarit [phone]');

    await putsAway(team, 'Aino');
    await turnOff();
    await aino.types('#sales', '/heard');
    await team.slack.settled();
    const unmasked = await aino.suggestions('modal', { blockId, actionId }, 'Maarit 040 123 4567');
    expect(unmasked.map(({ text }) => text)).toEqual(['Maarit 040 123 4567', 'Maarit 040 123 4567']);
  });

  it('is masked already when a line opens the form', async () => {
    await team.slack.person('Aino').types('#sales', '/heard Acme: write to maarit@acme.fi or call +358 40 123 4567');
    await team.slack.settled();
    expect(team.slack.person('Aino').modal().text).toContain('I masked an e-mail address and a phone number');
    expect(field('Their words')).toBe('write to [e-mail] or call [phone]');
  });

  it('is masked in an edit too', async () => {
    await logs(team, 'Aino', 'Acme: the export times out');
    await presses(team, 'Aino', 'Edit', 'modal');
    await saves(team, 'Aino', { 'What did we learn?': 'Ring 040 123 4567 first' });
    expect(team.slack.person('Aino').modal().text).toContain(MASKED_PHONE);
    await saves(team, 'Aino');
    expect((await kept())[0]?.lesson).toBe('Ring [phone] first');
  });

  it('is masked in the name of a meeting', async () => {
    await team.slack.person('Aino').types('#product', '/opener new');
    await saves(team, 'Aino', { 'Name of the meeting': 'Dial in +358 40 123 4567', Days: ['Tuesday'] });
    expect(team.slack.person('Aino').modal().text).toContain(MASKED_PHONE);
    expect(field('Name of the meeting')).toBe('Dial in [phone]');
    await putsAway(team, 'Aino');
  });

  it('stays as it was typed where the workspace turned masking off', async () => {
    await turnOff();
    const number = await logs(team, 'Aino', 'Acme: call +358 40 123 4567');
    await putsAway(team, 'Aino');
    const record = await asks(team, 'Aino', '#sales', `/heard ${number}`);
    expect(numberIn(record.plainText)).toBe(number);
    expect((await kept())[0]?.words).toBe('call +358 40 123 4567');
  });

  it('is masked where it is written, however it came there', async () => {
    await logs(team, 'Aino', 'Acme: the export times out');
    await putsAway(team, 'Aino');
    const hearer = await team.db.prisma.member.findFirstOrThrow({ where: { name: { startsWith: 'Aino' } } });
    const told: Told = {
      ...{ person: 'Maarit 040 123 4567', organisation: '', customerKind: '', words: 'mail a@acme.fi', lesson: '' },
      ...{ heardOn: '2026-11-17', link: '', level: 'unmet', source: 'call' },
      ...{ need: 'nothing_to_answer', audience: 'everyone' },
    };
    const asked = { told, hearer, placeId: '', requestKey: 'from elsewhere' };
    const conversation = await captureConversation(team.db, await workspaceId(), asked, team.clock.now());
    expect([conversation.customer.person, conversation.words]).toEqual(['Maarit [phone]', 'mail [e-mail]']);
  });

  it('never stands in the log', async () => {
    await team.slack.person('Aino').types('#sales', '/heard Acme: call +358 40 765 4321');
    await saves(team, 'Aino', { 'How did we do?': UNMET, 'Their words': 'call +358 40 765 4321' });
    await saves(team, 'Aino');
    expect(team.log.text()).not.toContain('765 4321');
    expect(team.log.text()).not.toContain('call [phone]');
  });

  it('shows what it masks of a word why in a line, too, before it is kept', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: late again');
    await team.slack.person('Mikko').types('#sales', `/heard assign ${number} @Priya ring them, 040 123 4567`);
    await saves(team, 'Mikko');
    expect(team.slack.person('Mikko').modal().fields['A word why']?.value).toBe('ring them, [phone]');
    await saves(team, 'Mikko');
    expect(team.slack.person('Mikko').modal().text).toContain('Priya');
    await putsAway(team, 'Mikko');

    await team.slack.person('Mikko').types('#sales', '/champion nominate @Grace rings 040 123 4567 in person');
    await saves(team, 'Mikko');
    expect(team.slack.person('Mikko').modal().fields['Why?']?.value).toBe('rings [phone] in person');
    expect(await team.db.prisma.nomination.count()).toBe(0);
  });
});
