import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import {
  asks,
  DEALT_WITH,
  EXCEEDED,
  hasLogged,
  MET,
  openersIn,
  presses,
  putsAway,
  removes,
  saves,
  setsUp,
  startStory,
} from './acts.ts';

const MINUTE = 60_000;

describeEachProvider('the opener in the meeting’s channel', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const posts = (place = '#product') => openersIn(team, place).map(({ plainText }) => plainText);
  const runs = (place = '#product', who = 'Grace') => asks(team, who, place, '/opener run');

  it('stands there at meeting time minus lead, once, as people read it', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: The export times out every Monday.', {
      next: 'I answered',
      fields: {
        'What did we learn?': 'Monday’s load is the pain, not the size.',
        'Kind of customer': 'Buyer',
        'When?': '2026-11-14',
        Link: 'https://example.com/ticket/7',
      },
    });
    await hasLogged(team, 'Priya', 'Leena, Lastekodu: Someone rang me on Sunday.', {
      ...DEALT_WITH,
      level: EXCEEDED,
      fields: { 'Kind of customer': 'Volunteer', 'Where did you hear it?': 'At an event', 'When?': '2026-11-16' },
    });
    await hasLogged(team, 'Arjun', 'Delta: Where is my invoice?');
    await setsUp(team, 'Grace', '#product');

    await team.until('2026-11-17T07:54:58Z');
    expect(posts()).toEqual([]);
    await team.until('2026-11-17T07:55:05Z');
    expect(posts()).toEqual([
      [
        'The customer is in the room · Weekly product',
        'Leena, Lastekodu · volunteer     ✨ Wow',
        'Someone rang me on Sunday.',
        'Heard by Priya, at an event, yesterday',
        '',
        'Maarit, Acme Oy · buyer     🌧️ We fell short',
        'The export times out every Monday.',
        'What we learned: Monday’s load is the pain, not the size.',
        'Heard by Mikko, in a call, 3 days ago · answered today · link',
        '1 customer still waits for an owner.',
        'Hosted by Grace · Tuesdays at 10:00 Helsinki time · starts 3:00 AM · talk about it in the thread',
      ].join('\n'),
    ]);
    const [post] = openersIn(team, '#product');
    expect(post?.text).toBe(
      [
        'The customer is in the room · Weekly product',
        'Leena, Lastekodu, Wow: “Someone rang me on Sunday.” Heard by Priya, at an event, yesterday.',
        'Maarit, Acme Oy, We fell short: “The export times out every Monday.” What we learned: Monday’s load is the pain, not the size. Heard by Mikko, in a call, 3 days ago.',
        '1 customer still waits for an owner.',
      ].join('\n'),
    );
    expect(post?.buttons).toEqual([
      ...['What did we learn?', 'Make it an idea', 'What did we learn?', 'Make it an idea'],
      'See and take',
    ]);

    await team.until('2026-11-17T12:00:00Z');
    expect(posts()).toHaveLength(1);
  });

  it('shows what was answered meanwhile, and nothing a second time', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: how do I cancel?');
    await hasLogged(team, 'Priya', 'Brio AB: thank you', { ...DEALT_WITH, level: EXCEEDED });
    await setsUp(team, 'Grace', '#product');
    await team.until('2026-11-17T07:55:05Z');
    expect(posts()[0]).toContain('thank you');
    expect(posts()[0]).not.toContain('cancel');
    expect(openersIn(team, '#product')[0]?.text).not.toContain('cancel');

    await presses(team, 'Mikko', 'Edit', await asks(team, 'Mikko', '#sales', `/heard ${number}`));
    await saves(team, 'Mikko', { 'What happens next?': 'I answered' });
    await team.until('2026-11-24T07:55:05Z');
    expect(posts()[1]).toContain('how do I cancel?');
    expect(posts()[1]).not.toContain('thank you');
    expect(posts()[1]).not.toContain('waits for an owner');
  });

  it('mixes good and bad, and shows three at most', async () => {
    await setsUp(team, 'Grace', '#product');
    const on = (day: string) => ({ ...DEALT_WITH, fields: { 'When?': day } });
    await hasLogged(team, 'Mikko', 'A: old complaint', on('2026-10-01'));
    await hasLogged(team, 'Mikko', 'B: old praise', { ...on('2026-10-02'), level: EXCEEDED });
    for (const name of ['C', 'D', 'E', 'F'])
      await hasLogged(team, 'Mikko', `${name}: fine with ${name}`, { ...on('2026-11-16'), level: MET });
    await runs();
    const [post] = posts();
    expect(post).toContain('old complaint');
    expect(post).toContain('old praise');
    expect(post?.match(/Heard by/g)).toHaveLength(3);
  });

  it('shows nothing that was heard more than 90 days ago', async () => {
    await setsUp(team, 'Grace', '#product');
    await hasLogged(team, 'Mikko', 'A: stale', { ...DEALT_WITH, fields: { 'When?': '2026-08-18' } });
    expect((await runs()).plainText).toContain('Nothing is posted');
    await hasLogged(team, 'Mikko', 'B: just fresh', { ...DEALT_WITH, fields: { 'When?': '2026-08-19' } });
    expect((await runs()).plainText).toBe('Weekly product is on its way to #product.');
    expect(posts()[0]).toContain('just fresh');
    expect(posts()[0]).not.toContain('stale');
    const again = await runs();
    expect(again.plainText).toBe(
      'Nothing is posted: I have nothing new for #product. Log what somebody told you, or answer one who waits.',
    );
    expect(again.buttons).toEqual(['Log one']);
    expect(posts()).toHaveLength(1);
  });

  it('shows confined words in their own channel only', async () => {
    team.slack.admin.addChannel('#board', { private: true, members: ['Grace', 'Mikko'], withBot: true });
    await hasLogged(team, 'Mikko', 'Acme Oy: for the board', { ...DEALT_WITH, in: '#board' });
    await setsUp(team, 'Grace', '#product', { 'Name of the meeting': 'Product' });
    await setsUp(team, 'Grace', '#board', { 'Name of the meeting': 'Board' });
    expect((await runs('#product')).plainText).toContain('Nothing is posted');
    await runs('#board');
    expect(posts('#board')[0]).toContain('for the board');
    expect(posts('#product')).toEqual([]);
  });

  it('shows what each channel has not heard, whatever others have', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: for both', DEALT_WITH);
    await setsUp(team, 'Grace', '#product', { 'Name of the meeting': 'Product' });
    await setsUp(team, 'Grace', '#sales', { 'Name of the meeting': 'Sales' });
    await team.until('2026-11-17T07:55:05Z');
    expect(posts('#product')[0]).toContain('for both');
    expect(posts('#sales')[0]).toContain('for both');
  });

  it('does not show what was confined between choosing and sending', async () => {
    await hasLogged(team, 'Priya', 'Brio AB: stays', DEALT_WITH);
    await setsUp(team, 'Grace', '#product');
    await team.until('2026-11-17T07:50:00Z');
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: second thoughts', { ...DEALT_WITH, level: EXCEEDED });
    const sooner = await hasLogged(team, 'Mikko', 'Delta: taken back in time', DEALT_WITH);
    await presses(team, 'Mikko', 'Undo', await asks(team, 'Mikko', '#sales', `/heard ${sooner}`));
    const mikkos = await asks(team, 'Mikko', '#sales', `/heard ${number}`);
    const another = await asks(team, 'Mikko', '#sales', `/heard ${number}`);
    team.slack.faults.next('chat.postMessage', { kind: 'rate-limited', retryAfter: 120 });
    await team.until('2026-11-17T07:55:05Z');
    expect(posts()).toEqual([]);
    await presses(team, 'Mikko', 'Undo', another);
    expect(team.slack.person('Mikko').sees('#sales').at(-1)?.plainText).toContain(`#${number} is in use by now`);
    await presses(team, 'Mikko', 'Edit', mikkos);
    await saves(team, 'Mikko', { 'Who may read it?': 'Only the people of the channel it comes from' });
    await team.until('2026-11-17T08:00:00Z');
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toContain('stays');
    expect(posts()[0]).not.toContain('second thoughts');
    expect(posts()[0]).not.toContain('taken back in time');

    // It was not shown, so it may be once it is open again.
    await presses(team, 'Mikko', 'Edit', await asks(team, 'Mikko', '#sales', `/heard ${number}`));
    await saves(team, 'Mikko', { 'Who may read it?': 'Everyone but guests' });
    await runs();
    expect(posts()[1]).toContain('second thoughts');
  });

  it('stays silent when there is nothing to show, and tells the host alone in their working hours', async () => {
    await setsUp(team, 'Grace', '#product');
    await hasLogged(team, 'Mikko', 'Acme Oy: unanswered');
    await team.until('2026-11-17T13:59:00Z');
    expect(posts()).toEqual([]);
    expect(team.slack.person('Grace').dm()).toEqual([]);
    await team.until('2026-11-17T14:00:05Z');
    const all = team.slack.person('Grace').dm();
    expect(all.filter(({ plainText }) => plainText.includes('1 customer waits for an owner.'))).toHaveLength(1);
    const told = all.filter(({ plainText }) => !plainText.startsWith('Good morning.'));
    expect(told.map(({ plainText }) => plainText)).toEqual([
      'Nothing opened Weekly product (today at 3:00 AM): I have nothing new for #product. Log what somebody told you, or answer one who waits.\n1 customer still waits for an owner.',
    ]);
    expect(told[0]?.buttons).toEqual(['Log one', 'See and take']);
    await presses(team, 'Grace', 'Log one', told[0]);
    expect(team.slack.person('Grace').modal().title).toBe('What a customer said');
    expect(team.slack.person('Mikko').dm()).toEqual([]);
  });

  it('stays silent where the channel was shared meanwhile, and says why', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: ours', DEALT_WITH);
    await setsUp(team, 'Mikko', '#product');
    team.slack.admin.setShared('#product', true);
    await team.until('2026-11-17T07:55:05Z');
    expect(posts()).toEqual([]);
    expect(team.slack.person('Mikko').dm().at(-1)?.plainText).toContain(
      '#product is shared with another organisation, and what people told you stays inside yours.',
    );
  });

  it('tells the host where the bot was removed, and posts once it is let in again', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: hello', DEALT_WITH);
    await setsUp(team, 'Mikko', '#product');
    await team.slack.person('Mikko').removes('#product');
    await team.until('2026-11-17T07:55:05Z');
    const told = team.slack.person('Mikko').dm().at(-1);
    expect(told?.plainText).toBe(
      'Nothing opened Weekly product (today at 10:00 AM). I can’t post in #product: I am not in it. Type /invite @Empty Chair there.',
    );
    expect(told?.buttons).toEqual(['Let me join', 'Post it now']);
    await presses(team, 'Mikko', 'Post it now', told);
    expect(posts()).toEqual([]);
    await team.slack.person('Mikko').invites('#product');
    await presses(team, 'Mikko', 'Post it now', told);
    expect(posts()).toHaveLength(1);
  });

  it('tells the host where the channel was archived', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: hello', DEALT_WITH);
    await setsUp(team, 'Mikko', '#product');
    await team.slack.admin.archive('#product');
    await team.until('2026-11-17T07:55:05Z');
    expect(team.slack.person('Mikko').dm().at(-1)?.plainText).toContain(
      'I can’t post in #product: it is archived. Unarchive it, or choose another channel.',
    );
  });

  it('comes no more once it is removed', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: hello', DEALT_WITH);
    await setsUp(team, 'Grace', '#product');
    await removes(team, 'Grace', '#product', '/opener remove');
    await team.until('2026-11-17T15:00:00Z');
    expect(posts()).toEqual([]);
    expect(team.slack.person('Grace').dm()).toEqual([]);
  });

  it('shows a long story up to a point, and all of it to whoever may read it', async () => {
    const words = 'many words '.repeat(200).trim();
    await hasLogged(team, 'Mikko', `Acme Oy: ${words}`, { ...DEALT_WITH, in: '#launch' });
    await setsUp(team, 'Grace', '#launch');
    await runs('#launch');
    const [post] = openersIn(team, '#launch');
    expect(post?.plainText).toContain('words many…');
    await presses(team, 'Mikko', 'Read all', post);
    expect(team.slack.person('Mikko').modal().text).toBe(words);
    await presses(team, 'Daniel', 'Read all', post);
    expect(team.slack.person('Daniel').modal().text).toBe('There is no #1 that you may read.');
  });

  it('names, words and kinds stand in it as typed', async () => {
    const typed = '<!channel> *bold* `code` & <@U0MIKKO01> 𝒳 مرحبا';
    await hasLogged(team, 'Mikko', 'x: y', {
      ...DEALT_WITH,
      fields: { 'Who said it?': typed, Organisation: '', 'Their words': typed, 'What did we learn?': typed },
    });
    await setsUp(team, 'Grace', '#product', { 'Name of the meeting': '<!here> *Weekly* & co' });
    await runs();
    const [post] = openersIn(team, '#product');
    expect(post?.plainText).toContain(`The customer is in the room · <!here> *Weekly* & co\n${typed}     `);
    expect(post?.plainText).toContain(`\n${typed}\nWhat we learned: ${typed}\n`);
    expect(post?.text).not.toMatch(/<[!@#](?!date)/);
  });

  it('says that it comes a little late when it does', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: hello', DEALT_WITH);
    await setsUp(team, 'Grace', '#product');
    team.slack.faults.next('chat.postMessage', { kind: 'rate-limited', retryAfter: 600 });
    await team.until(new Date(team.clock.now().getTime() + 80 * MINUTE));
    expect(posts()[0]).toContain('starts 3:00 AM · a little late');
    await putsAway(team, 'Grace');
  });
});
