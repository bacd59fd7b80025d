import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { DEALT_WITH, hasLogged, putsAway, saves, startStory, UNMET } from './acts.ts';

const WHO = 'Somebody we know';

describeEachProvider('who said it', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  /** What the select offers while a person types into it. */
  async function offers(who: string, typed: string, line = '', place = '#general'): Promise<string[]> {
    const person = team.slack.person(who);
    await person.types(place, `/heard ${line}`.trim());
    await team.slack.settled();
    const block = person.modal().blocks.find((one) => one.type === 'input' && one.label.text === WHO);
    const address = { blockId: block?.block_id ?? '', actionId: 'conversations.capture.known' };
    const options = await person.suggestions('modal', address, typed);
    await putsAway(team, who);
    return options.map(({ text }) => text);
  }

  it('is picked among those we know, the latest heard first, or found by any part of a name', async () => {
    await hasLogged(team, 'Mikko', 'Maarit Virtanen, Acme Oy: one', { fields: { 'When?': '2026-11-02' } });
    await hasLogged(team, 'Priya', 'Björn, Lastekodu: two', { fields: { 'When?': '2026-11-12' } });
    await hasLogged(team, 'Mikko', 'Brio: three', { fields: { 'When?': '2026-11-07' } });
    expect(await offers('Arjun', '')).toEqual(['Björn, Lastekodu', 'Brio', 'Maarit Virtanen, Acme Oy']);
    expect(await offers('Arjun', 'virt')).toEqual(['Maarit Virtanen, Acme Oy', 'virt', 'virt']);
    expect((await offers('Arjun', 'acme maa'))[0]).toBe('Maarit Virtanen, Acme Oy');
    expect((await offers('Arjun', 'BJORN'))[0]).toBe('Björn, Lastekodu');

    await team.slack.person('Arjun').types('#sales', '/heard');
    await team.slack.settled();
    await saves(team, 'Arjun', { [WHO]: 'Brio', 'Their words': 'four', 'How did we do?': UNMET });
    expect(team.slack.person('Arjun').modal().text).toContain('Heard. #4 · Brio · We fell short.');
    expect(await team.db.prisma.customer.count()).toBe(3);
  });

  it('is found by whoever types without the letters that their keyboard has not', async () => {
    await hasLogged(team, 'Mikko', 'Søren Łuczak, Ærø Færge: one');
    for (const typed of ['soren', 'luc', 'aero faerge', 'Søren', 'ÆRØ']) {
      expect([typed, (await offers('Arjun', typed))[0]]).toEqual([typed, 'Søren Łuczak, Ærø Færge']);
    }
    await hasLogged(team, 'Priya', 'soren luczak, Aero Faerge: two');
    expect(await team.db.prisma.customer.count()).toBe(1);
  });

  it('is made on the spot with kind and organisation', async () => {
    const arjun = team.slack.person('Arjun');
    await arjun.types('#sales', '/heard');
    await saves(team, 'Arjun', {
      [WHO]: 'Leena Saar',
      Organisation: 'Lastekodu',
      'Their words': 'thank you',
      'Kind of customer': 'Volunteer',
      ...{ 'How did we do?': UNMET },
    });
    expect(arjun.modal().text).toContain('Leena Saar, Lastekodu');
    expect(
      await team.db.prisma.customer.findFirstOrThrow({
        select: { person: true, organisation: true, kinds: { select: { kind: true } } },
      }),
    ).toEqual({ person: 'Leena Saar', organisation: 'Lastekodu', kinds: [{ kind: 'volunteer' }] });
  });

  it('is picked already when the line names somebody we know', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: one');
    const mikko = team.slack.person('Mikko');
    await mikko.types('#sales', '/heard maarit, ACME oy: two');
    await team.slack.settled();
    expect(mikko.modal().fields[WHO]?.value).toBe('Maarit, Acme Oy');
    expect(mikko.modal().fields['Who said it?']?.value).toBeNull();
    await saves(team, 'Mikko', { 'How did we do?': UNMET });
    expect(await team.db.prisma.customer.count()).toBe(1);
  });

  it('offers a guest only whom they heard themselves, and nobody whose words are confined to others', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: one');
    await hasLogged(team, 'Grace', 'Secret Ltd: two', { in: '#leadership' });
    expect(await offers('Daniel', '', '', '#launch')).toEqual([]);
    expect(await offers('Priya', '')).toContain('Acme Oy');
    expect(await offers('Priya', '')).not.toContain('Secret Ltd');
    expect(await offers('Grace', '')).toContain('Secret Ltd');
  });

  it('is gone when they were forgotten while the form was open, and what was typed comes back', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: one', DEALT_WITH);
    const priya = team.slack.person('Priya');
    await priya.types('#sales', '/heard Acme Oy: two');
    await team.slack.settled();
    await team.db.prisma.conversation.deleteMany();
    await team.db.prisma.customer.deleteMany();
    await saves(team, 'Priya', { 'How did we do?': UNMET });
    expect(priya.modal().text).toContain('Whoever you picked is gone meanwhile.');
    expect(priya.modal().fields['Their words']?.value).toBe('two');
  });

  it('remembers the day of the latest they said, over edits, deletions and other voices', async () => {
    const day = async () =>
      (await team.db.prisma.customer.findFirstOrThrow({ where: { organisation: 'Acme Oy' } })).lastHeardOn;
    await hasLogged(team, 'Mikko', 'Acme Oy: one', { fields: { 'When?': '2026-11-02' } });
    await hasLogged(team, 'Mikko', 'Acme Oy: two', { fields: { 'When?': '2026-11-10' } });
    expect(await day()).toBe('2026-11-10');
    await team.slack.person('Mikko').types('#sales', '/heard edit 2');
    await saves(team, 'Mikko', { 'When?': '2026-11-05' });
    await putsAway(team, 'Mikko');
    expect(await day()).toBe('2026-11-05');
    await team.slack.person('Mikko').types('#sales', '/heard delete 2');
    await team.slack.settled();
    expect(await day()).toBe('2026-11-02');
  });
});
