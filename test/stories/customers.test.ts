import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import {
  addressOf,
  asks,
  DEALT_WITH,
  EXCEEDED,
  hasLogged,
  MET,
  openersIn,
  presses,
  putsAway,
  saves,
  setsUp,
  startStory,
} from './acts.ts';

const KIND = 'Kind of customer';
const HOW = 'How they are called where they are read';
const CONTACT = 'Who of us knows them';

describeEachProvider('a customer as an individual', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const modal = (who: string) => team.slack.person(who).modal();
  async function opens(who: string, line: string) {
    await putsAway(team, who);
    await team.slack.person(who).types(who === 'Daniel' ? '#launch' : '#general', `/heard customer ${line}`);
    await team.slack.settled();
    return modal(who);
  }
  async function edits(who: string, line: string, fields: Parameters<typeof saves>[2]) {
    await opens(who, line);
    await presses(team, who, 'Edit', 'modal');
    await saves(team, who, fields);
    return modal(who).text;
  }

  it('has a page: who they are, how often and when we heard them, how we did, and what they said, each with Open', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: the export times out', {
      fields: { [KIND]: 'Buyer', 'When?': '2026-08-03' },
    });
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: thank you', { level: EXCEEDED });
    await hasLogged(team, 'Mikko', 'Brio: hello');
    const page = await opens('Grace', 'acme');
    for (const part of [
      'Maarit, Acme Oy · buyer',
      'Heard twice, most recently ',
      'Oct–Dec 2026: ✨ Wow 1',
      'Jul–Sep 2026: 🌧️ We fell short 1',
      'thank you',
      'the export times out',
      'heard today by Priya',
    ]) {
      expect(page.text).toContain(part);
    }
    expect(page.text.indexOf('thank you')).toBeLessThan(page.text.indexOf('the export times out'));
    expect(page.text).not.toContain('hello');
    await presses(team, 'Grace', 'Open', 'modal');
    expect(modal('Grace').text).toContain('#2 · ');
  });

  it('shows what they said of a story of somebody else, and goes on page by page', async () => {
    const number = await hasLogged(team, 'Mikko', 'Brio: slow on Mondays');
    await presses(team, 'Priya', 'Another customer said this', await asks(team, 'Priya', '#sales', `/heard ${number}`));
    await saves(team, 'Priya', { Organisation: 'Acme Oy' });
    await putsAway(team, 'Priya');
    for (const words of ['one', 'two', 'three', 'four', 'five']) await hasLogged(team, 'Mikko', `Acme Oy: ${words}`);
    const page = await opens('Grace', 'Acme Oy');
    expect(page.text).toContain('Heard 6 times');
    expect(page.text).not.toContain('slow on Mondays');
    await presses(team, 'Grace', 'Older', 'modal');
    expect(modal('Grace').text).toContain('heard today by Priya · they said so too');
    expect(modal('Grace').text).toContain('slow on Mondays');
    await presses(team, 'Grace', 'Newer', 'modal');
    expect(modal('Grace').text).toContain('five');
  });

  it('is not found by whoever may read nothing of them, and shows of confined words only to their people', async () => {
    await hasLogged(team, 'Grace', 'Secret Ltd: we may leave', { in: '#leadership' });
    expect((await opens('Priya', 'Secret Ltd')).text).toContain('I know nobody called Secret Ltd');
    await hasLogged(team, 'Mikko', 'Secret Ltd: nice weather', { level: MET });
    const page = await opens('Priya', 'Secret Ltd');
    expect(page.text).toContain('Heard once');
    expect(page.text).not.toContain('we may leave');
    expect(page.text).not.toContain('fell short');
    expect((await opens('Grace', 'Secret Ltd')).text).toContain('Heard twice');
    expect((await opens('Daniel', 'Secret Ltd')).text).toContain('I know nobody called');
  });

  it('asks whom, when several are called so; takes a line with a colon for words', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: one');
    await hasLogged(team, 'Mikko', 'Maarit, Beta Oy: two');
    const several = await opens('Priya', 'Maarit');
    expect(several.text).toContain('Whom do you mean?');
    await presses(team, 'Priya', 'Open', 'modal');
    expect(modal('Priya').text).toContain('two');
    await putsAway(team, 'Priya');
    await team.slack.person('Priya').types('#general', '/heard customer said: your prices are fair');
    await team.slack.settled();
    expect(modal('Priya').fields['Their words']?.value).toBe('your prices are fair');
  });

  it('is told apart from whoever is shown alike, by kind and by the latest that the reader may read', async () => {
    await hasLogged(team, 'Mikko', 'Maarit Virtanen, Acme Oy: one', {
      fields: { 'When?': '2026-11-12', [KIND]: 'Buyer' },
    });
    await hasLogged(team, 'Mikko', 'Miina Vanhala, Acme Oy: two', { fields: { 'When?': '2026-11-16' } });
    await hasLogged(team, 'Grace', 'Maarit Virtanen, Acme Oy: we may leave', { in: '#leadership' });
    await team.db.prisma.workspace.updateMany({ data: { display: 'initials' } });
    expect((await opens('Priya', 'acme')).text.split('\n').slice(1)).toEqual([
      'M. V., Acme Oy',
      'buyer · heard 5 days ago, #1',
      'M. V., Acme Oy',
      'heard yesterday, #2',
    ]);
    expect((await opens('Grace', 'acme')).text).toContain('buyer · heard today, #3');
    expect((await opens('Aino', 'acme')).text).toContain('Maarit Virtanen, Acme Oy\nbuyer · heard 5 days ago, #1');
  });

  it('is found without the letters that a keyboard has not', async () => {
    await hasLogged(team, 'Mikko', 'Søren, Łódź Hub: the trams are late');
    for (const typed of ['soren', 'Søren', 'lodz', 'soren, lodz hub']) {
      expect([typed, (await opens('Priya', typed)).text]).toEqual([
        typed,
        expect.stringContaining('the trams are late'),
      ]);
    }
  });

  it('is found by nothing that is not shown of the name, except by admins, and named as shown where several are meant', async () => {
    await hasLogged(team, 'Mikko', 'Maarit Virtanen, Acme Oy: one');
    await hasLogged(team, 'Mikko', 'Leena Virtanen, Acme Oy: two');
    const shows = (display: 'first_name' | 'initials' | 'anonymous') =>
      team.db.prisma.workspace.updateMany({ data: { display } });
    const found = async (line: string, who = 'Priya') => (await opens(who, line)).text;
    await shows('first_name');
    expect(await found('Maarit, Acme Oy')).toContain('one');
    for (const hidden of ['Virtanen', 'Maarit Virtanen, Acme Oy', 'virta']) {
      expect(await found(hidden)).toContain('I know nobody called');
    }
    await shows('initials');
    expect(await found('Maarit')).toContain('I know nobody called');
    const several = await found('acme');
    expect(several).toContain('M. V., Acme Oy');
    expect(several).toContain('L. V., Acme Oy');
    expect(several).not.toContain('Virtanen');
    await shows('anonymous');
    expect(await found('Acme Oy')).toContain('I know nobody called');
    expect(await found('virtanen', 'Aino')).toContain('Leena Virtanen, Acme Oy');
  });

  it('is edited, where the whole name is not shown, only by whoever heard them and by admins', async () => {
    await hasLogged(team, 'Mikko', 'Maarit Virtanen, Acme Oy: one');
    const shownBefore = await opens('Priya', 'Maarit');
    expect(shownBefore.buttons).toContain('Edit');
    await team.db.prisma.workspace.updateMany({ data: { display: 'initials' } });
    await presses(team, 'Priya', 'Edit', 'modal');
    expect(modal('Priya').text).toContain('An admin, or whoever heard them, can change who they are.');
    expect((await opens('Priya', 'Acme')).buttons).not.toContain('Edit');
    await team.db.prisma.workspace.updateMany({ data: { display: 'full_name' } });
    await opens('Priya', 'Maarit');
    await presses(team, 'Priya', 'Edit', 'modal');
    await team.db.prisma.workspace.updateMany({ data: { display: 'initials' } });
    await saves(team, 'Priya', { 'What they like': 'Tea' });
    expect(modal('Priya').text).toContain('An admin, or whoever heard them, can change who they are.');
    for (const who of ['Mikko', 'Aino']) {
      await opens(who, 'Acme');
      await presses(team, who, 'Edit', 'modal');
      expect(modal(who).fields.Name?.value).toBe('Maarit Virtanen');
    }
  });

  it('offers to log the line when nobody is called so', async () => {
    await opens('Priya', 'service was lovely');
    await presses(team, 'Priya', 'Log it as what they said', 'modal');
    expect(modal('Priya').fields['Their words']?.value).toBe('customer service was lovely');
  });

  it('is renamed, and found and shown by the new name, also in what was posted before', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: hello there', { ...DEALT_WITH, fields: { [KIND]: 'Buyer' } });
    await setsUp(team, 'Aino', '#product');
    await putsAway(team, 'Aino');
    await team.until('2026-11-17T07:55:30Z');
    expect(openersIn(team, '#product')[0]?.plainText).toContain('Maarit, Acme Oy');

    const text = await edits('Priya', 'acme', {
      Name: 'Maarit Virtanen',
      Organisation: 'Acme Group',
      Kinds: ['Buyer', 'Volunteer'],
      'What they like': 'A call in the morning',
      [CONTACT]: 'Mikko',
    });
    for (const part of [
      'Saved.',
      'Maarit Virtanen, Acme Group · buyer, volunteer',
      'Mikko knows them.',
      'What they like: A call in the morning',
    ]) {
      expect(text).toContain(part);
    }
    await team.until('2026-11-17T07:57:00Z');
    expect(openersIn(team, '#product')[0]?.plainText).toContain('Maarit Virtanen, Acme Group');
    await putsAway(team, 'Priya');
    await team.slack.person('Grace').types('#general', '/heard search virtanen');
    await team.slack.settled();
    expect(modal('Grace').text).toContain('hello there');
  });

  it('loses a kind that is taken away, and is refused a contact who is no colleague', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: hello', { fields: { [KIND]: 'Buyer' } });
    expect(await edits('Priya', 'acme', { Kinds: [] })).not.toContain('buyer');
    expect(await edits('Priya', 'acme', { [CONTACT]: 'Kenji' })).toContain('Choose a colleague who knows them.');
    await putsAway(team, 'Priya');
  });

  it('masks what is written there, before it is saved', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: hello');
    await edits('Priya', 'acme', { 'What they like': 'Mail to maarit@acme.example' });
    await saves(team, 'Priya');
    expect(modal('Priya').text).toContain('What they like: Mail to [e-mail]');
  });

  it('is not saved over what somebody else changed meanwhile', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: hello');
    await opens('Priya', 'acme');
    await presses(team, 'Priya', 'Edit', 'modal');
    await edits('Grace', 'acme', { 'What they like': 'Tea' });
    await saves(team, 'Priya', { 'What they like': 'Coffee' });
    expect(modal('Priya').text).toContain('Somebody changed this page meanwhile.');
    await putsAway(team, 'Priya');
    expect((await opens('Priya', 'acme')).text).toContain('What they like: Tea');
  });

  it('is shown with less by anybody who reads the name, with more again only by admins; not edited by guests', async () => {
    await hasLogged(team, 'Mikko', 'Maarit Virtanen, Acme Oy: hello');
    expect(await edits('Priya', 'acme', { [HOW]: 'Initials and organisation' })).toContain('M. V., Acme Oy');
    expect(await edits('Mikko', 'acme', { [HOW]: 'Full name' })).toContain('Only admins can have more of a name shown');
    await putsAway(team, 'Mikko');
    expect(await edits('Aino', 'acme', { [HOW]: 'As the workspace has it' })).toContain('Maarit Virtanen, Acme Oy');
    await hasLogged(team, 'Daniel', 'Maarit Virtanen, Acme Oy: hi', { in: '#launch' });
    expect((await opens('Daniel', 'acme')).buttons).not.toContain('Edit');
  });

  it('tells who knows them: the contact first, then who heard them last, as far as the asker may know', async () => {
    await hasLogged(team, 'Priya', 'Acme Oy: one', { fields: { 'When?': '2026-11-10' } });
    await hasLogged(team, 'Grace', 'Acme Oy: between us', { in: '#leadership' });
    await edits('Priya', 'acme', { [CONTACT]: 'Mikko' });
    await opens('Arjun', 'acme');
    await presses(team, 'Arjun', 'Who knows this one?', 'modal');
    expect(modal('Arjun').text).toContain('Mikko knows them: ask there first.');
    expect(modal('Arjun').text).toContain('Priya heard 7 days ago (#1)');
    expect(modal('Arjun').text).not.toContain('Grace');
  });

  it('has a contact, who is offered first as the owner of what they say; not once they have left', async () => {
    await hasLogged(team, 'Priya', 'Acme Oy: one');
    await edits('Priya', 'acme', { [CONTACT]: 'Mikko' });
    const offered = async () => {
      await putsAway(team, 'Priya');
      await team.slack.person('Priya').types('#sales', '/heard assign 1');
      await team.slack.settled();
      return modal('Priya').fields.Owner?.value;
    };
    expect(await offered()).toBe('Mikko Salo');
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    expect(await offered()).toBeNull();
  });

  it('is called by the workspace’s own word, in the form, in lists and at the top of a meeting', async () => {
    const overview = await asks(team, 'Aino', '#general', '/chair setup');
    await team.slack.person('Aino').actsOn(overview, addressOf(overview, 'workspace.change_customers'));
    await saves(team, 'Aino', { 'One of them is a …': 'applicant', 'Several are …': 'applicants' });
    await putsAway(team, 'Aino');
    const priya = team.slack.person('Priya');
    await priya.types('#sales', '/heard Leena, Lastekodu: thank you');
    await team.slack.settled();
    expect(modal('Priya').title).toBe('What an applicant said');
    expect(Object.keys(modal('Priya').fields)).toContain('Kind of applicant');
    await saves(team, 'Priya', { 'How did we do?': EXCEEDED, 'What happens next?': 'Nothing to answer' });
    await putsAway(team, 'Priya');
    await priya.types('#sales', '/heard list');
    await team.slack.settled();
    expect(modal('Priya').text).toContain('What applicants said · 1');
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await team.until('2026-11-17T07:55:30Z');
    const posts = team.slack
      .person('Grace')
      .sees('#product')
      .map(({ plainText }) => plainText);
    expect(posts.join()).toContain('The applicant is in the room');
  });
});
