import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { openStage } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, numberIn, presses, putsAway, saves, startStory, UNMET } from './acts.ts';

const LOG = { 'Who said it?': 'Maarit', 'How did we do?': UNMET };

/** The private offers that a person sees in a channel. */
const offersTo = (team: Team, who: string, place: string) =>
  team.slack
    .person(who)
    .sees(place)
    .filter(({ ephemeral, buttons }) => ephemeral && buttons.includes('Log it'));

describeEachProvider('emoji capture', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
    await team.slack.person('Priya').invites('#sales');
    await asks(team, 'Mikko', '#sales', '/heard emoji :speech_balloon:');
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
  });
  afterAll(() => team.end());

  const says = (who: string, place: string, words: string, thread?: string) =>
    team.slack.person(who).says(place, words, thread === undefined ? {} : { thread });
  const reacts = async (who: string, message: Awaited<ReturnType<typeof says>>, emoji = 'speech_balloon') => {
    await team.slack.person(who).reacts(message, emoji);
    await team.slack.settled();
  };

  it('offers whoever reacts, in private, to log the message: words, link and source are there; ✅ says that it is done', async () => {
    const message = await says('Priya', '#sales', 'Acme said: the export times out');
    await reacts('Mikko', message);
    const [offer] = offersTo(team, 'Mikko', '#sales');
    expect(offer?.plainText).toContain('Log what was said here?');
    expect(offersTo(team, 'Priya', '#sales')).toEqual([]);
    await presses(team, 'Mikko', 'Log it', offer);
    const form = team.slack.person('Mikko').modal();
    expect(form.fields['Their words']?.value).toBe('Acme said: the export times out');
    expect(form.fields.Link?.value).toContain('/archives/');
    expect(form.fields['Where did you hear it?']?.value).toBe('In a message');
    await saves(team, 'Mikko', LOG);
    expect(team.slack.person('Mikko').modal().text).toContain('Everyone but guests may read it.');
    expect(message.reactions).toEqual([
      { emoji: 'speech_balloon', count: 1 },
      { emoji: 'white_check_mark', count: 1 },
    ]);
  });

  it('asks each person once for a message, however often they react and Slack says so', async () => {
    const message = await says('Priya', '#sales', 'once is enough');
    const before = offersTo(team, 'Mikko', '#sales').length;
    await reacts('Mikko', message);
    const event = team.slack.deliveries.findLast(({ kind }) => kind === 'events_api');
    if (event) await team.slack.deliverAgain(event);
    await reacts('Mikko', message);
    await reacts('Mikko', message);
    expect(offersTo(team, 'Mikko', '#sales')).toHaveLength(before + 1);
    await reacts('Priya', message);
    expect(offersTo(team, 'Priya', '#sales')).toHaveLength(1);
  });

  it('asks in the thread for a reply, and reads that reply', async () => {
    const root = await says('Priya', '#sales', 'a question');
    const reply = await says('Priya', '#sales', 'Beta said: thank you', root.ts);
    await reacts('Mikko', reply);
    const offer = offersTo(team, 'Mikko', '#sales').at(-1);
    expect(offer?.threadTs).toBe(root.ts);
    await presses(team, 'Mikko', 'Log it', offer);
    expect(team.slack.person('Mikko').modal().fields['Their words']?.value).toBe('Beta said: thank you');
  });

  it('looks at nothing for other emoji, in other channels, or on its own messages', async () => {
    const reads = () => team.slack.calls.filter(({ method }) => /conversations\.(history|replies)/.test(method)).length;
    const before = reads();
    await reacts('Mikko', await says('Priya', '#sales', 'with hearts'), 'heart');
    await team.slack.person('Priya').invites('#general');
    await reacts('Mikko', await says('Priya', '#general', 'elsewhere'));
    expect(reads()).toBe(before);
    expect(offersTo(team, 'Mikko', '#general')).toEqual([]);
  });

  it('knows the emoji in every skin tone and under its other name', async () => {
    await asks(team, 'Mikko', '#sales', '/heard emoji :thumbsup:');
    await reacts('Mikko', await says('Priya', '#sales', 'good'), '+1::skin-tone-3');
    expect(offersTo(team, 'Mikko', '#sales').at(-1)?.plainText).toContain('Log what was said here?');
    await asks(team, 'Mikko', '#sales', '/heard emoji :speech_balloon:');
  });

  it('says that a message was deleted before it was logged', async () => {
    const message = await says('Priya', '#sales', 'taken back');
    await reacts('Mikko', message);
    const offer = offersTo(team, 'Mikko', '#sales').at(-1);
    team.slack.person('Priya').deletes(message);
    await presses(team, 'Mikko', 'Log it', offer);
    expect(team.slack.person('Mikko').modal().text).toBe('This message is gone, so there is nothing to log.');
  });

  it('keeps words of a private channel with its people', async () => {
    await team.slack.person('Grace').invites('#leadership');
    await asks(team, 'Grace', '#leadership', '/heard emoji :eyes:');
    await reacts('Grace', await says('Grace', '#leadership', 'the board said: hurry'), 'eyes');
    await presses(team, 'Grace', 'Log it', offersTo(team, 'Grace', '#leadership').at(-1));
    await saves(team, 'Grace', { ...LOG, 'What happens next?': DEALT_WITH.next });
    const text = team.slack.person('Grace').modal().text;
    expect(text).toContain('Only the people of #leadership may read it.');
    const number = numberIn(text);
    expect((await asks(team, 'Mikko', '#sales', `/heard ${number}`)).plainText).toContain('There is no #');
  });

  it('is turned off by a colleague in the channel, and then offers nothing', async () => {
    await asks(team, 'Mikko', '#sales', '/heard emoji off');
    const before = offersTo(team, 'Mikko', '#sales').length;
    await reacts('Mikko', await says('Priya', '#sales', 'too late'));
    expect(offersTo(team, 'Mikko', '#sales')).toHaveLength(before);
    expect((await asks(team, 'Mikko', '#sales', '/heard emoji off')).plainText).toContain('offer nothing yet');
  });
});

describeEachProvider('/heard emoji', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterAll(() => team.end());

  const answer = async (who: string, place: string, line: string) => (await asks(team, who, place, line)).plainText;

  it('says what it does, to whoever turns it on, and how it stands', async () => {
    await team.slack.person('Priya').invites('#sales');
    expect(await answer('Mikko', '#sales', '/heard emoji')).toBe(
      'Reactions in #sales offer nothing yet. Type /heard emoji :eyes: to change that.',
    );
    expect(await answer('Mikko', '#sales', '/heard emoji :eyes:')).toContain(
      'to a message in #sales is asked, in private, whether to log it. I read that one message, and no other.',
    );
    expect(await answer('Priya', '#sales', '/heard emoji')).toContain(
      'Turned on by Mikko; /heard emoji off turns it off.',
    );
  });

  it('asks for the emoji’s name where it came as a picture', async () => {
    expect(await answer('Mikko', '#sales', '/heard emoji 👀')).toBe(
      'Which emoji? Type it by its name, with a colon on both sides: /heard emoji :eyes:.',
    );
  });

  it('says how to let it in where the bot is not, and refuses guests', async () => {
    await team.slack.person('Daniel').invites('#launch');
    expect(await answer('Daniel', '#launch', '/heard emoji :eyes:')).toBe(
      'Only colleagues in this channel, not guests, can turn this on or off.',
    );
    await team.slack.person('Daniel').removes('#launch');
    expect(await answer('Priya', '#launch', '/heard emoji :eyes:')).toContain('Type /invite @Empty Chair first.');
  });
});

describeEachProvider('without the optional permissions', (provider) => {
  const stage = async (optionalScopes: readonly string[]) => {
    const opened = await openStage(provider, { optionalScopes });
    await opened.startBot();
    await opened.slack.person('Priya').invites('#sales');
    const turnOn = async () => {
      await opened.slack.person('Mikko').types('#sales', '/heard emoji :eyes:');
      await opened.slack.settled();
      return opened.slack.person('Mikko').sees('#sales').at(-1)?.plainText ?? '';
    };
    return { ...opened, turnOn };
  };

  it('of hearing reactions, it is not turned on, and says why', async () => {
    const { turnOn, end } = await stage([]);
    expect(await turnOn()).toBe(
      'I lack the permission reactions:read, so Slack does not tell me of reactions. An admin can add it: install me again from my manifest.',
    );
    await end();
  });

  it('of reading messages, the form comes without the words, and says so beforehand and then', async () => {
    const { turnOn, end, slack } = await stage(['reactions:read']);
    const told = await turnOn();
    expect(told).toContain('I lack the permission channels:history');
    expect(told).toContain('I lack the permission reactions:write');
    const mikko = slack.person('Mikko');
    await mikko.reacts(await slack.person('Priya').says('#sales', 'unread'), 'eyes');
    await slack.settled();
    await mikko.presses('Log it');
    await slack.settled();
    expect(mikko.modal().text).toContain('I may not read messages here, so paste their words.');
    expect(mikko.modal().fields['Their words']?.value).toBeNull();
    await mikko.fills({ ...LOG, 'Their words': 'pasted' });
    await mikko.submits();
    await slack.settled();
    expect(mikko.modal().text).toContain('Heard. #1');
    await end();
  });
});
