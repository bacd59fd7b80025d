import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { addressOf, asks, DEALT_WITH, hasLogged, openersIn, putsAway, saves, setsUp, startStory } from './acts.ts';

const OPENED = '2026-11-17T07:55:30Z';

describeEachProvider('how customers are called', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const post = () => {
    const [found] = openersIn(team, '#product');
    if (!found) throw new Error('No opener stands in #product');
    return found;
  };

  async function adminChooses(page: 'customers' | 'privacy', fields: Parameters<typeof saves>[2]): Promise<void> {
    const overview = await asks(team, 'Aino', '#general', '/chair setup');
    await team.slack.person('Aino').actsOn(overview, addressOf(overview, `workspace.change_${page}`));
    await saves(team, 'Aino', fields);
    await putsAway(team, 'Aino');
  }

  const HOW = 'How are they called in posts and lists?';

  it('is as the workspace has it, everywhere it is read, also in what was posted before', async () => {
    await hasLogged(team, 'Mikko', 'Maarit Virtanen, Acme Oy: the export times out', {
      ...DEALT_WITH,
      fields: { 'Kind of customer': 'Buyer' },
    });
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await team.until(OPENED);
    expect(post().plainText).toContain('Maarit Virtanen, Acme Oy');

    await adminChooses('privacy', { [HOW]: 'Initials: M. V., Acme Oy' });
    await team.until('2026-11-17T07:56:30Z');
    expect(post().plainText).toContain('M. V., Acme Oy');
    for (const said of [post().plainText, post().text]) expect(said).not.toContain('Maarit');
    const record = await asks(team, 'Priya', '#general', '/heard 1');
    expect(record.plainText).toContain('M. V., Acme Oy · buyer');
    expect(record.text).not.toContain('Maarit');
  });

  it('without names, by kind, and by the workspace’s own word for those it serves', async () => {
    await adminChooses('customers', { 'One of them is a …': 'participant', 'Several are …': 'participants' });
    await adminChooses('privacy', { [HOW]: 'No name: a buyer' });
    await hasLogged(team, 'Mikko', 'Leena Saar, Lastekodu: thank you', {
      ...DEALT_WITH,
      fields: { 'Kind of participant': 'Volunteer' },
    });
    await hasLogged(team, 'Mikko', 'Olev Kask, Lastekodu: thank you', DEALT_WITH);
    expect((await asks(team, 'Priya', '#general', '/heard 1')).plainText).toMatch(/^A volunteer {5}/);
    expect((await asks(team, 'Priya', '#general', '/heard 2')).plainText).toMatch(/^A participant {5}/);
  });

  it('of one customer with less than the workspace shows, never with more', async () => {
    await hasLogged(team, 'Mikko', 'Maarit Virtanen, Acme Oy: hello', DEALT_WITH);
    await team.db.prisma.customer.updateMany({ data: { display: 'first_name' } });
    expect((await asks(team, 'Priya', '#general', '/heard 1')).plainText).toMatch(/^Maarit, Acme Oy/);
    await team.db.prisma.workspace.updateMany({ data: { display: 'anonymous' } });
    expect((await asks(team, 'Priya', '#general', '/heard 1')).plainText).toMatch(/^A customer/);
  });

  it('whole in the form in which somebody edits it, because they must know whom they name', async () => {
    await hasLogged(team, 'Mikko', 'Maarit Virtanen, Acme Oy: hello', DEALT_WITH);
    await team.db.prisma.workspace.updateMany({ data: { display: 'anonymous' } });
    await team.slack.person('Mikko').types('#sales', '/heard edit 1');
    await team.slack.settled();
    expect(team.slack.person('Mikko').modal().fields['Who said it?']?.value).toBe('Maarit Virtanen');
    await saves(team, 'Mikko', {});
    expect(team.slack.person('Mikko').modal().text).toContain('#1 · A customer');
  });
});
