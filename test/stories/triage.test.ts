import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

const TRIAGE = '#product';

describeEachProvider('the card in the triage channel', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await chooses(team, { triageChannelId: 'C0PRODUCT' });
  });
  afterEach(() => team.end());

  const cards = (reader = 'Grace', channel = TRIAGE) =>
    team.slack
      .person(reader)
      .sees(channel)
      .filter(({ author, ephemeral, deleted }) => author.isBot && !ephemeral && !deleted);
  const card = () => {
    const [first] = cards();
    if (!first) throw new Error('There is no card');
    return first;
  };
  /** Slack takes a change of a message only every second or so. */
  const soon = () => team.until(new Date(team.clock.now().getTime() + 5_000));
  const answers = (reader: string) =>
    team.slack
      .person(reader)
      .sees(TRIAGE)
      .filter(({ ephemeral }) => ephemeral)
      .map(({ plainText }) => plainText);

  it('shows who said what, how bad it was, who heard it and by when it needs an owner', async () => {
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out every Monday');
    expect(card().plainText).toContain('New · needs an owner by');
    expect(card().plainText).toContain('Maarit, Acme Oy');
    expect(card().plainText).toContain('🌧️ We fell short');
    expect(card().plainText).toContain('the export times out every Monday');
    expect(card().plainText).toContain('Heard by Priya');
    expect(card().text).toContain('New · needs an owner by');
    expect(card().buttons).toEqual(['Take it', 'Assign…', 'No answer needed']);
    expect(card().menu).toEqual(['Answered…', 'Wait for the customer', 'Open']);
  });

  it('is there for what needs an answer only, also when an edit makes it so', async () => {
    await hasLogged(team, 'Priya', 'Leena: thank you', { next: 'Nothing to answer' });
    expect(cards()).toEqual([]);
    await team.slack.person('Priya').types('#sales', '/heard edit 1');
    await saves(team, 'Priya', { 'What happens next?': 'It needs an answer' });
    expect(cards()).toHaveLength(1);
  });

  it('follows its record: who took it, answered, told everyone and learned, a line each with its buttons', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out every Monday');
    await soon();
    await presses(team, 'Mikko', 'Take it', card());
    await soon();
    expect(card().plainText).toContain('✓ Mikko took it, ');
    expect(card().buttons).toEqual(['Answered…', 'Assign…', 'No answer needed']);
    await presses(team, 'Mikko', 'Answered…', card());
    await saves(team, 'Mikko', { 'What did you tell them?': 'It runs at night now.' });
    await putsAway(team, 'Mikko');
    await soon();
    expect(card().plainText).toContain('✓ Mikko answered, ');
    expect(card().buttons).toContain('What did we learn?');
    await presses(team, 'Mikko', 'What did we learn?', card());
    await saves(team, 'Mikko', {
      'Why did it come about?': 'All exports start at once.',
      'Can it happen again?': ['It was a one-off: there is nothing to prevent'],
    });
    await soon();
    expect(card().plainText).toContain('✓ Mikko said what we learned, ');
    expect(card().buttons).toEqual(['Reopen']);
    expect(card().menu).toEqual(['Open']);
    expect(cards()).toHaveLength(1);
  });

  it('says when it was heard as a date that stays true, and that it is late once it is', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out every Monday');
    await soon();
    await hasLogged(team, 'Aino', 'Acme: we may leave', { in: '#leadership' });
    await soon();
    const [open, confined] = cards();
    expect(open?.text).toMatch(/Heard by Priya, [a-z ]+, <!date\^\d+\^\{date_short_pretty\}\|/u);
    expect(confined?.text).toMatch(/#2 · heard <!date\^\d+\^\{date_short_pretty\}\|/u);
    await soon();
    await presses(team, 'Mikko', 'Take it', card());
    await team.until('2026-11-18T07:01:00Z');
    expect(open?.plainText).toContain(', yesterday');
    expect(confined?.plainText).toContain('needed an owner by');
    expect(open?.plainText).not.toContain('was due');
    await team.until('2026-11-20T07:01:00Z');
    expect(open?.plainText).toContain('Has an owner · the answer was due by');
  });

  it('answers a press that comes twice or too late by saying who was first', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out every Monday');
    await Promise.all(['Mikko', 'Arjun'].map((who) => team.slack.person(who).presses('Take it', { in: card() })));
    await team.slack.settled();
    const { owner } = await team.db.prisma.conversation.findFirstOrThrow({ include: { owner: true } });
    const [first, late] = owner?.name === 'Mikko' ? ['Mikko', 'Arjun'] : ['Arjun', 'Mikko'];
    expect(answers(first)[0]).toContain('✓ #1 · Acme: you took it at');
    expect(answers(late)[0]).toContain(`${first} took #1 (`);
    expect(answers(late)[0]).toContain('Nothing is left for you to do.');
    for (const press of team.slack.deliveries.filter(({ payload }) => payload.type === 'block_actions')) {
      await team.slack.deliverAgain(press);
    }
    await team.slack.settled();
    expect((await team.db.prisma.conversationEvent.findMany()).map(({ act }) => act)).toEqual(['heard', 'taken']);
  });

  it('closes with a reason, and can only be reopened', async () => {
    await hasLogged(team, 'Priya', 'Acme: do you ship to Norway?');
    await soon();
    await presses(team, 'Mikko', 'No answer needed', card());
    await saves(team, 'Mikko', { 'Why does it need no answer?': 'It is known already' });
    await putsAway(team, 'Mikko');
    await soon();
    expect(card().plainText).toContain('✓ Mikko closed it (It is known already), ');
    expect(card().buttons).toEqual(['Reopen']);
    await presses(team, 'Mikko', 'Open', card());
    expect(team.slack.person('Mikko').modal().text).toContain('do you ship to Norway?');
  });

  it('assigns with a word why, which the channel does not read', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out every Monday');
    await soon();
    await presses(team, 'Priya', 'Assign…', card());
    await saves(team, 'Priya', { Owner: 'Mikko', 'A word why': 'They are about to leave' });
    await soon();
    expect(card().plainText).toContain('✓ Priya gave it to Mikko, ');
    expect(card().plainText).not.toContain('about to leave');
  });

  it('says number, age and owner only where the channel’s people may not read it', async () => {
    await hasLogged(team, 'Aino', 'Acme: we may leave', { in: '#leadership' });
    expect(card().plainText).toContain('#1 · heard today · nobody owns it yet');
    expect(card().plainText).not.toContain('Acme');
    expect(card().text).not.toContain('Acme');
    await soon();
    await presses(team, 'Mikko', 'Take it', card());
    expect(answers('Mikko').at(-1)).toContain('You can’t take #1: it is not open to you.');
  });

  it('goes with its record, and comes back with it', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out every Monday');
    const first = card();
    await soon();
    const gone = await asks(team, 'Priya', '#sales', '/heard delete 1');
    expect(first.deleted).toBe(true);
    await presses(team, 'Priya', 'Undo', gone);
    await soon();
    expect(cards()).toHaveLength(1);
  });

  it('comes back with a record that somebody owns, and says who', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out every Monday');
    await soon();
    await presses(team, 'Mikko', 'Take it', card());
    await soon();
    const gone = await asks(team, 'Priya', '#sales', '/heard delete 1');
    await soon();
    expect(cards()).toEqual([]);
    await presses(team, 'Priya', 'Undo', gone);
    await soon();
    expect(cards()).toHaveLength(1);
    expect(card().plainText).toContain('✓ Mikko took it, ');
    expect(card().buttons).toEqual(['Answered…', 'Assign…', 'No answer needed']);
  });

  it('is not posted in a channel that another organisation reads, unless an admin allows it', async () => {
    await chooses(team, { triageChannelId: 'C0ACMESHR' });
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    expect(cards('Mikko', '#acme-shared')).toEqual([]);
    await chooses(team, { triageChannelId: 'C0ACMESHR', allowsSharedChannels: true });
    await hasLogged(team, 'Priya', 'Acme: and again');
    await soon();
    expect(cards('Mikko', '#acme-shared')).toHaveLength(1);
  });
});

describeEachProvider('who hears who waits for an owner', (provider) => {
  let team: Team;
  beforeEach(async () => {
    // An hour after the morning, so that what is logged now is not late on the next.
    team = await startStory(provider, { at: new Date('2026-11-17T08:00:00Z') });
  });
  afterEach(() => team.end());

  const dms = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ author, deleted }) => author.isBot && !deleted);

  const mornings = (who: string) =>
    dms(who)
      .map(({ plainText }) => plainText)
      .filter((text) => text.startsWith('Good morning.'));

  it('is the admin of a small team without meetings, once in the next morning, with a way to take it', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await hasLogged(team, 'Mikko', 'Lastekodu: nobody rang back');
    await team.until('2026-11-18T07:00:30Z');
    expect(dms('Aino').map(({ plainText }) => plainText)).toEqual([
      expect.stringContaining('2 customers wait for an owner.'),
    ]);
    expect(['Grace', 'Mikko', 'Priya', 'Arjun'].flatMap(dms)).toEqual([]);
    expect(dms('Aino')[0]?.plainText).toContain('• Acme · 🌧️ We fell short · #1 · heard yesterday · needs an owner by');
    expect(dms('Aino')[0]?.plainText).toContain('the export times out');
    const three = ['Take it', 'Assign…', 'No answer needed'];
    expect(dms('Aino')[0]?.buttons).toEqual([...three, ...three]);
    await presses(team, 'Aino', 'Take it', dms('Aino')[0]);
    await team.until('2026-11-18T07:01:00Z');
    expect(dms('Aino')[0]?.plainText).toContain('1 customer waits for an owner.');
    expect(dms('Aino')[0]?.plainText).toContain('✓ Acme (#1): Aino took it');
    expect(dms('Aino')[0]?.buttons).toEqual(three);
    // Later she hears of what nobody took in time, and of what she took herself.
    await team.until('2026-11-18T20:00:00Z');
    expect(mornings('Aino')).toHaveLength(1);
  });

  it('reads no headline above nothing, where all that waits for an owner is said to wait too long already', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await team.until('2026-11-19T07:00:30Z');
    const late = mornings('Aino').at(-1) ?? '';
    expect(late).toContain('Waiting too long, all owners');
    expect(late.match(/Acme/g)).toHaveLength(1);
    expect(late).not.toContain('waits for an owner');
    await hasLogged(team, 'Mikko', 'Lastekodu: nobody rang back');
    await team.until('2026-11-20T07:00:30Z');
    expect(mornings('Aino').at(-1)).toContain('2 customers wait for an owner.');
    expect(mornings('Aino').at(-1)).toContain('Lastekodu');
  });

  it('is the host where there are meetings', async () => {
    await setsUp(team, 'Mikko', '#product');
    await putsAway(team, 'Mikko');
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await team.until('2026-11-18T07:00:30Z');
    expect(mornings('Mikko')).toEqual([expect.stringContaining('1 customer waits for an owner.')]);
    expect(dms('Aino')).toEqual([]);
  });

  it('gives a host what a card would: to find an owner, or to say that none is needed', async () => {
    await setsUp(team, 'Mikko', '#product');
    await putsAway(team, 'Mikko');
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await hasLogged(team, 'Priya', 'Lastekodu: do you ship to Norway?');
    await team.until('2026-11-18T07:00:30Z');
    const [dm] = dms('Mikko').filter(({ plainText }) => plainText.startsWith('Good morning.'));
    await presses(team, 'Mikko', 'Assign…', dm);
    await saves(team, 'Mikko', { Owner: 'Arjun', 'A word why': 'You know them' });
    expect(team.slack.person('Mikko').modal().text).toContain('it is Arjun’s');
    await putsAway(team, 'Mikko');
    await team.until('2026-11-18T07:01:00Z');
    expect(dm?.plainText).toContain('✓ Acme (#1): Mikko gave it to Arjun');
    await presses(team, 'Mikko', 'No answer needed', dm);
    await saves(team, 'Mikko', { 'Why does it need no answer?': 'It is known already' });
    await putsAway(team, 'Mikko');
    await team.until('2026-11-18T07:02:00Z');
    expect(dm?.plainText).toContain('✓ Every customer has an owner.');
    expect(dm?.buttons).toEqual([]);
  });

  it('lets nobody else give away what nobody owns', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await team.slack.person('Mikko').types('#sales', '/heard assign 1 @Arjun');
    await team.slack.settled();
    await chooses(team, { triageChannelId: 'C0PRODUCT' });
    await setsUp(team, 'Mikko', '#product');
    await putsAway(team, 'Mikko');
    await team.slack.person('Mikko').types('#sales', '/heard assign 1 @Arjun');
    await team.slack.settled();
    expect((await team.db.prisma.conversation.findFirstOrThrow()).ownerId).toBeNull();
  });

  it('lists the five that wait longest, and the others behind a button', async () => {
    for (let index = 1; index <= 7; index += 1) await hasLogged(team, 'Priya', `Acme ${index}: it is late`);
    await team.until('2026-11-18T07:00:30Z');
    const [dm] = dms('Aino');
    expect(dm?.plainText.match(/Acme \d/g)).toEqual(['Acme 1', 'Acme 2', 'Acme 3', 'Acme 4', 'Acme 5']);
    expect(dm?.plainText).toContain('and 2 more');
    await presses(team, 'Aino', 'See and take', dm);
    expect(team.slack.person('Aino').modal().text).toContain('Acme 7');
    await presses(team, 'Aino', 'Take it', 'modal');
    await presses(team, 'Aino', 'Take it', 'modal');
    await team.until('2026-11-18T07:01:00Z');
    expect(dm?.plainText).toContain('5 customers wait for an owner.');
    expect(dm?.plainText).toContain('✓ Acme 2 (#2): Aino took it');
    expect(dm?.plainText).toContain('and 2 more');
  });

  it('reads no confined words in it', async () => {
    await setsUp(team, 'Mikko', '#product');
    await putsAway(team, 'Mikko');
    await chooses(team, { triageChannelId: '' });
    await hasLogged(team, 'Aino', 'Acme: we may leave', { in: '#leadership' });
    await team.until('2026-11-18T07:00:30Z');
    expect(mornings('Mikko')[0]).toContain(
      '1 customer waits for an owner.\nWhat they said stays with the people of the channel it comes from.',
    );
    expect(mornings('Mikko')[0]).not.toContain('we may leave');
    expect(mornings('Mikko')[0]).not.toContain('Acme');
  });

  it('is an admin again, told once why, when the triage channel is archived', async () => {
    await chooses(team, { triageChannelId: 'C0PRODUCT' });
    await team.slack.admin.archive('#product');
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await hasLogged(team, 'Priya', 'Acme: and again');
    const news = dms('Aino').filter(({ plainText }) => plainText.includes('has no card any more'));
    expect(news.map(({ plainText }) => plainText)).toEqual([expect.stringContaining('it is archived')]);
    await team.until('2026-11-18T07:00:30Z');
    expect(dms('Aino').at(-1)?.plainText).toContain('2 customers wait for an owner.');
  });

  it('is an admin, told once, when guests come into the triage or the share channel', async () => {
    await chooses(team, { triageChannelId: 'C0PRODUCT', shareChannelId: 'C0GENERAL' });
    await team.slack.person('Grace').invites('#product', 'Daniel');
    await team.slack.person('Mikko').invites('#product', 'Priya');
    await team.slack.person('Mikko').invites('#general', 'Daniel');
    await team.until('2026-11-18T07:00:30Z');
    const news = dms('Aino')
      .map(({ plainText }) => plainText)
      .filter((text) => text.startsWith('Guests are in'));
    expect(news.toSorted()).toEqual([
      expect.stringContaining('Guests are in #general now: they read the answers that are told to everyone.'),
      expect.stringContaining('Guests are in #product now: they read the cards of what needs an answer.'),
    ]);
    expect(dms('Mikko')).toEqual([]);
  });

  it('is an admin, told once, when the triage or the share channel is made private, of which Slack tells nobody', async () => {
    await chooses(team, { triageChannelId: 'C0PRODUCT' });
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    team.slack.admin.makePrivate('#product');
    await hasLogged(team, 'Priya', 'Acme: and again');
    await team.until(new Date(team.clock.now().getTime() + 10_000));
    await hasLogged(team, 'Priya', 'Acme: and once more');
    await team.until(new Date(team.clock.now().getTime() + 10_000));
    const told = () => dms('Aino').map(({ plainText }) => plainText);
    expect(told()).toEqual([
      expect.stringContaining('#product is private now: only its people read the cards of what needs an answer.'),
    ]);
    const cards = team.slack.person('Mikko').sees('#product');
    expect(cards.filter(({ author, deleted }) => author.isBot && !deleted)).toHaveLength(3);
  });

  it('is an admin, told at once, when the channel is archived while nothing is posted; a new name changes nothing', async () => {
    await chooses(team, { triageChannelId: 'C0PRODUCT', shareChannelId: 'C0GENERAL' });
    await team.slack.admin.rename('#general', 'everyone');
    await team.slack.admin.archive('#product');
    await team.slack.settled();
    const told = dms('Aino').map(({ plainText }) => plainText);
    expect(told).toEqual([expect.stringContaining('What needs an answer has no card any more in #product.')]);
  });

  it('is an admin, told once, when another organisation reads the channel: what stood there goes, and nothing new comes', async () => {
    await chooses(team, { triageChannelId: 'C0PRODUCT' });
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    const inTriage = () =>
      team.slack
        .person('Grace')
        .sees('#product')
        .filter(({ author, deleted, ephemeral }) => author.isBot && !deleted && !ephemeral);
    expect(inTriage()).toHaveLength(1);
    team.slack.admin.setShared('#product', true);
    await hasLogged(team, 'Priya', 'Acme: and again');
    await team.until(new Date(team.clock.now().getTime() + 10_000));
    expect(inTriage()).toEqual([]);
    await hasLogged(team, 'Priya', 'Acme: and once more');
    await team.until(new Date(team.clock.now().getTime() + 10_000));
    expect(inTriage()).toEqual([]);
    const told = dms('Aino').map(({ plainText }) => plainText);
    expect(told).toEqual([expect.stringContaining('It is shared with another organisation')]);
    await team.until('2026-11-18T07:00:30Z');
    expect(dms('Aino').at(-1)?.plainText).toContain('3 customers wait for an owner.');
  });

  it('is an admin, told before the next post, of guests who came in while nobody looked', async () => {
    await team.slack.person('Grace').invites('#product', 'Daniel');
    await team.slack.settled();
    await chooses(team, { triageChannelId: 'C0PRODUCT' });
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await hasLogged(team, 'Priya', 'Acme: and again');
    const told = dms('Aino').map(({ plainText }) => plainText);
    expect(told).toEqual([expect.stringContaining('Guests are in #product now: they read the cards')]);
  });

  it('hears it when an owner has left: what they owned needs an owner again', async () => {
    await chooses(team, { triageChannelId: 'C0PRODUCT' });
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await asks(team, 'Priya', '#sales', '/heard assign 1 @Mikko');
    await team.until(new Date(team.clock.now().getTime() + 60_000));
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    await team.until(new Date(team.clock.now().getTime() + 60_000));
    const { stage, ownerId } = await team.db.prisma.conversation.findFirstOrThrow();
    expect([stage, ownerId]).toEqual(['new', null]);
    const cards = team.slack
      .person('Grace')
      .sees('#product')
      .filter(({ author, deleted }) => author.isBot && !deleted);
    expect(cards).toHaveLength(1);
    expect(cards[0]?.plainText).toContain('Mikko has left, so nobody owns it');
    expect(cards[0]?.buttons).toContain('Take it');
  });

  it('hears it of what they had answered, too: it stays answered, and somebody is to learn from it', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await asks(team, 'Priya', '#sales', '/heard assign 1 @Mikko');
    await team.slack.person('Mikko').types('#sales', '/heard answered 1');
    await saves(team, 'Mikko', { 'What did you tell them?': 'It runs at night now.' });
    await putsAway(team, 'Mikko');
    await team.until(new Date(team.clock.now().getTime() + 60_000));
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    const standing = () =>
      team.db.prisma.conversation.findFirstOrThrow({ select: { stage: true, owner: { select: { name: true } } } });
    expect(await standing()).toEqual({ stage: 'shared', owner: null });
    await team.until('2026-11-18T07:00:30Z');
    const [dm] = dms('Aino').filter(({ plainText }) => plainText.startsWith('Good morning.'));
    expect(dm?.plainText).toContain(
      '• Acme · 🌧️ We fell short · #1 · heard yesterday · answered, and its owner has left',
    );
    expect(dm?.plainText).not.toContain('for an owner');
    expect(dm?.buttons).toEqual(['Take it', 'Assign…', 'What did we learn?']);
    await presses(team, 'Aino', 'Assign…', dm);
    await saves(team, 'Aino', { Owner: 'Arjun', 'A word why': 'You know them' });
    expect(team.slack.person('Aino').modal().text).toContain('it is Arjun’s. What did we learn by');
    await putsAway(team, 'Aino');
    await team.until('2026-11-18T07:01:00Z');
    expect(await standing()).toEqual({ stage: 'shared', owner: { name: 'Arjun' } });
    expect(dm?.plainText).toContain('✓ Acme (#1): Aino gave it to Arjun');
    const given = dms('Arjun').find(({ plainText }) => plainText.includes('Aino gave you Acme'));
    expect(given?.plainText).toContain('It is answered. What did we learn, by');
    expect(given?.buttons).toEqual(['What did we learn?', 'Snooze', 'Pass it on', 'Open']);
  });

  it('hears it when what somebody who has left had closed is reopened: it needs another owner', async () => {
    await hasLogged(team, 'Priya', 'Acme: the export times out');
    await asks(team, 'Priya', '#sales', '/heard assign 1 @Mikko');
    await team.slack.person('Mikko').types('#sales', '/heard close 1');
    await saves(team, 'Mikko', { 'Why does it need no answer?': 'It is known already' });
    await putsAway(team, 'Mikko');
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    const receipt = await asks(team, 'Aino', '#sales', '/heard reopen 1');
    expect(receipt.plainText).toContain('needs an owner');
    expect(receipt.plainText).not.toContain('Mikko answers');
    const { stage, ownerId } = await team.db.prisma.conversation.findFirstOrThrow();
    expect([stage, ownerId]).toEqual(['new', null]);
    await team.until('2026-11-18T07:00:30Z');
    expect(mornings('Aino').at(-1)).toContain('1 customer waits for an owner.');
  });

  it('lets one take it over at once, once', async () => {
    await chooses(team, { triageChannelId: 'C0PRODUCT' });
    await hasLogged(team, 'Mikko', 'Acme: the export times out', { next: 'It needs an answer' });
    await team.slack.person('Mikko').types('#sales', '/heard answered 1');
    await saves(team, 'Mikko', { 'What did you tell them?': 'It runs at night now.' });
    await putsAway(team, 'Mikko');
    await team.until(new Date(team.clock.now().getTime() + 60_000));
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    await team.until(new Date(team.clock.now().getTime() + 60_000));
    const card = team.slack
      .person('Grace')
      .sees('#product')
      .find(({ author, deleted, ephemeral }) => author.isBot && !deleted && !ephemeral);
    expect(card?.plainText).toContain('Answered and told to everyone · nobody owns it · what we learned by');
    if (!card) throw new Error('no card');
    await Promise.all(['Grace', 'Arjun'].map((who) => team.slack.person(who).presses('Take it', { in: card })));
    await team.slack.settled();
    const { owner, stage } = await team.db.prisma.conversation.findFirstOrThrow({ include: { owner: true } });
    expect(stage).toBe('shared');
    expect(['Grace', 'Arjun']).toContain(owner?.name);
    const takings = await team.db.prisma.conversationEvent.findMany({ where: { act: 'taken' } });
    expect(takings).toHaveLength(1);
  });
});
