import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, submitsAgain } from './acts.ts';
import {
  type Fields,
  HAND_OVER,
  MINUTE,
  SET,
  SINCE,
  type Since,
  STATES,
  type State,
  SUBSTITUTE,
  SWAP,
  stands,
  startOffice,
  TAKE_OVER,
} from './champion-office.ts';

/** A form, filled in by somebody who may, by somebody who may not, and by somebody who has left it open too long. */
interface Form {
  readonly from: State;
  /** What opens it: a command, or a button of the DM. */
  readonly opens: string;
  readonly fields: Fields;
  readonly who: string;
  readonly says: string;
  /** Null where it offers nothing to whoever may not. */
  readonly not: { readonly who: string; readonly says: string } | null;
  readonly late: { readonly since: Since; readonly says: string } | null;
}

const inOffice = { from: 'Mikko is champion' } as const;
const termHasBegun = 'That term has begun. Hand it over instead.';

const FORMS: Readonly<Record<string, Form>> = {
  'champion.nominate': {
    ...{ from: 'not begun', opens: '/champion nominate', who: 'Mikko', says: 'Grace is nominated.' },
    fields: { 'Who should be customer champion?': 'Grace', 'Why?': 'Calls them back.' },
    not: { who: 'Daniel', says: 'Guests don’t nominate.' },
    late: { since: 'Grace has become a guest', says: 'Grace is a guest here' },
  },
  'champion.not_now': {
    ...{ from: 'Grace has been asked', opens: 'Not now', who: 'Grace' },
    ...{ fields: { 'Ask me again from': '2026-11-27' }, says: 'Not now, then. I ask again from' },
    // It opens from her own DM; whoever presses the button elsewhere is in the table of buttons.
    not: null,
    late: { since: 'the next term has begun', says: 'Choose a day that is still to come.' },
  },
  'champion.swap': {
    ...{ ...inOffice, opens: '/champion swap', fields: SWAP, who: 'Priya', says: 'Arjun is asked in their working' },
    not: { who: 'Grace', says: 'You have no term to come that could be swapped.' },
    late: { since: 'the next term has begun', says: termHasBegun },
  },
  'champion.take_over': {
    ...{ ...inOffice, opens: '/champion take over', fields: TAKE_OVER, who: 'Arjun', says: 'Mikko is asked in their' },
    not: { who: 'Grace', says: 'Grace has not said yes to being champion.' },
    late: { since: 'Mikko would rather not', says: 'somebody else’s by now' },
  },
  'champion.hand_over': {
    ...{ ...inOffice, opens: '/champion hand over', fields: HAND_OVER, who: 'Mikko', says: 'Aino is asked in their' },
    not: { who: 'Arjun', says: 'You are not customer champion at present' },
    late: { since: 'the next term has begun', says: 'You are not customer champion at present' },
  },
  'champion.substitute': {
    ...{ ...inOffice, opens: '/champion substitute', fields: SUBSTITUTE, who: 'Mikko', says: 'Aino is asked in their' },
    not: { who: 'Arjun', says: 'You are not customer champion on these days' },
    late: { since: 'the next term has begun', says: 'You are not customer champion on these days' },
  },
  'champion.set': {
    ...{ ...inOffice, opens: '/champion set', fields: SET, who: 'Aino', says: 'Mikko is customer champion' },
    not: { who: 'Arjun', says: 'Only admins say by hand whose term it is.' },
    late: { since: 'Mikko would rather not', says: 'Mikko has not said yes to being champion.' },
  },
  'champion.note': {
    ...{ ...inOffice, opens: '/champion note', who: 'Mikko', says: 'Kept. Whoever is champion next reads it.' },
    fields: { 'What should the next champion know?': 'Ring Maarit on Monday.' },
    // Whoever held a part of a term may leave a note for ever, and nobody else has the form.
    not: null,
    late: null,
  },
  'champion.minute': {
    ...{ from: 'there is a meeting, and something to tell', opens: '/champion minute', fields: MINUTE, who: 'Mikko' },
    says: '#1 goes to #product now.',
    not: { who: 'Arjun', says: 'The customer champion calls a customer minute' },
    late: { since: 'Aino gave Mikko’s term to Arjun', says: 'The customer champion calls a customer minute' },
  },
};

/** Every form that a file of the ritual defines. */
function defined(): string[] {
  const ritual = path.join(import.meta.dirname, '../../src/rituals/champion');
  const sources = readdirSync(ritual).map((file) => readFileSync(path.join(ritual, file), 'utf8'));
  return sources.flatMap((source) => [...source.matchAll(/callbackId:\s*'([^']+)'/gu)].map(([, id]) => id ?? ''));
}

describeEachProvider('every form of the champion', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startOffice(provider);
  });
  afterEach(() => team.end());

  const opens = async (who: string, by: string) => {
    // Daniel is a guest, and in this channel only.
    const place = who === 'Daniel' ? '#launch' : '#general';
    if (by.startsWith('/')) await team.slack.person(who).types(place, by);
    else await presses(team, who, by);
    await team.slack.settled();
  };
  const reads = (who: string) => {
    const { text, fields } = team.slack.person(who).modal();
    return [text, ...Object.values(fields).flatMap(({ error }) => error ?? [])].join('\n');
  };

  it('is in this table', () => {
    expect(Object.keys(FORMS).sort()).toEqual(defined().sort());
  });

  it('says instead of an empty form why there is nothing to choose, and what there is', async () => {
    await STATES['Mikko is champion'](team);
    for (const who of ['Arjun', 'Aino']) await asks(team, who, '#general', '/champion leave');
    const says = async (who: string, command: string) => {
      await opens(who, command);
      const { text, fields } = team.slack.person(who).modal();
      expect(fields).toEqual({});
      await putsAway(team, who);
      return text;
    };
    expect(await says('Priya', '/champion swap')).toContain('No swap is possible now: only terms of the next round');
    expect(await says('Grace', '/champion substitute')).toContain('You have no term, so nobody has to stand in.');
    for (const who of ['Mikko', 'Priya']) await asks(team, who, '#general', '/champion leave');
    expect(await says('Arjun', '/champion take over')).toContain('No colleague has a term to come.');
    await team.until('2026-11-30T08:00:00Z');
    expect(await says('Aino', '/champion set')).toContain('There is no term to set: nobody is willing yet.');
  });

  it('offers in a swap only what can be swapped', async () => {
    await STATES['Mikko is champion'](team);
    await opens('Priya', '/champion swap');
    const { blockId, actionId } = team.slack.person('Priya').modal().fields.For ?? { blockId: '', actionId: '' };
    const offered = await team.slack.person('Priya').suggestions('modal', { blockId, actionId }, '');
    expect(offered.map(({ text }) => text)).toEqual([SWAP.For, 'Aino, Mon, 14 Dec 2026 to Mon, 21 Dec 2026']);
  });

  for (const [name, { from, opens: by, fields, who, says, not, late }] of Object.entries(FORMS)) {
    it(`${name}: does it once, however often it arrives, and for whoever may`, async () => {
      await STATES[from](team);
      const before = await stands(team);
      if (not !== null) {
        await opens(not.who, by);
        // Where it would be for nothing, it is not opened.
        if (Object.keys(team.slack.person(not.who).modal().fields).length > 0) await saves(team, not.who, fields);
        expect(reads(not.who)).toContain(not.says);
        expect(await stands(team)).toEqual(before);
        await putsAway(team, not.who);
      }
      await opens(who, by);
      await saves(team, who, fields);
      expect(reads(who)).toContain(says);
      const done = await stands(team);
      expect(done).not.toEqual(before);
      await submitsAgain(team);
      expect(await stands(team)).toEqual(done);
    });

    if (late !== null) {
      it(`${name}, left open until ${late.since}: says what holds, and what was typed stays`, async () => {
        await STATES[from](team);
        await opens(who, by);
        await team.slack.person(who).fills(fields);
        await SINCE[late.since](team);
        await team.slack.settled();
        const before = await stands(team);
        await team.slack.person(who).submits();
        await team.slack.settled();
        expect(reads(who)).toContain(late.says);
        expect(await stands(team)).toEqual(before);
        expect(Object.keys(team.slack.person(who).modal().fields)).toEqual(Object.keys(fields));
      });
    }
  }
});
