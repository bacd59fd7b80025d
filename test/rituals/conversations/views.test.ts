import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../../sandbox/checker/check-message.ts';
import { checkView } from '../../../sandbox/checker/check-view.ts';
import { type Reader, readMrkdwn, wordsOf } from '../../../sandbox/words.ts';
import { capture, valuesOf } from '../../../src/rituals/conversations/capture-form.ts';
import {
  storiesBlocks,
  storyBlocks,
  storyInOneBreath,
  WORDS_SHOWN,
  wholeStory,
  wholeWords,
} from '../../../src/rituals/conversations/story-views.ts';
import { outline, receipt, record, taken, tooLate } from '../../../src/rituals/conversations/views.ts';
import { voiceAdded, voiceList } from '../../../src/rituals/conversations/voice-views.ts';
import { waitingList } from '../../../src/rituals/conversations/waiting-views.ts';
import { messageView } from '../../../src/slack/form-views.ts';
import { lengthOf } from '../../../src/slack/limits.ts';
import { type Message, message } from '../../../src/slack/message.ts';
import { anyConversation, conversation, customer as customerOf, typed, voice } from '../support/conversations.ts';

const now = new Date('2026-11-17T08:00:00Z');
const zone = 'Europe/Helsinki';
const hearer = { now, zone, memberId: 'm1', isPlaceVisible: true };
const rights = { take: true, edit: true, addVoice: true, delete: true, release: false, undo: true };

const eyes: Reader = { zone, now, personName: (id) => id, channelName: (id) => id };
const readBlocks = (said: Message) => wordsOf(said.blocks, eyes);
const readText = (said: Message) => readMrkdwn(said.text, eyes);

const noun = { one: 'customer', many: 'customers' };

describe('what is said about a record', () => {
  it('in one line reads the same in blocks and in the text for screen readers', () => {
    const at = new Date('2026-11-17T07:30:00Z');
    for (const said of [
      taken(conversation(), hearer),
      tooLate(conversation(), { act: 'closed', name: 'Priya', at }, zone),
      tooLate(conversation(), null, zone),
      outline(conversation(), hearer),
    ]) {
      expect(readText(said)).toBe(readBlocks(said));
    }
  });

  it('gives the receipt’s first line to screen readers', () => {
    const said = receipt('Heard', conversation(), hearer, rights);
    expect(readText(said)).toBe(
      'Heard. #12 · Maarit, Acme Oy · We fell short. It needs an owner by tomorrow at 9:00 AM.',
    );
    expect(readBlocks(said).split('\n')[0]).toBe(readText(said));
  });

  it('of a confined one says whose it is to read', () => {
    const inChannel = receipt('Heard', conversation({ audience: 'confined' }), hearer, rights);
    expect(readBlocks(inChannel)).toContain('Only the people of #C1 may read it.');
    const blind = receipt(
      'Heard',
      conversation({ audience: 'confined' }),
      { ...hearer, isPlaceVisible: false },
      rights,
    );
    expect(readBlocks(blind)).toContain('Only you and its owner may read it, because I am not in #C1.');
    const inDm = conversation({ audience: 'confined', placeId: 'D1' });
    expect(readBlocks(receipt('Heard', inDm, hearer, rights))).toContain('Only you and its owner may read it.');
    expect(readBlocks(record(inDm, { ...hearer, memberId: 'm2' }, rights))).toContain(
      'Only Mikko and its owner may read it.',
    );
  });

  it('tells in an outline who has it and until when, never what it says', () => {
    const owner = { id: 'm2', name: 'Priya' };
    const words = 'do not look';
    expect(readBlocks(outline(conversation({ words, stage: 'assigned', owner, ownerId: 'm2' }), hearer))).toBe(
      '#12 · heard 3 days ago · Priya owns it. Its words are confined.',
    );
    expect(readBlocks(outline(conversation({ words, stage: null, dueAt: null }), hearer))).toBe(
      '#12 · heard 3 days ago · nothing to answer. Its words are confined.',
    );
  });

  it('fits into Slack whatever was typed', () => {
    fc.assert(
      fc.property(anyConversation, fc.boolean(), (one, isMine) => {
        const reader = { ...hearer, memberId: isMine ? 'm1' : 'm2' };
        const said = [
          receipt('Heard', one, reader, rights),
          record(one, reader, rights),
          taken(one, reader),
          outline(one, reader),
        ];
        for (const each of said) {
          expect(checkMessage(each).problems).toEqual([]);
          expect(checkView(messageView('What a customer said', each), 'modal').problems).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('who needs an owner by when', () => {
  const later = { ...hearer, now: new Date('2026-11-18T07:00:01Z') };

  it('is said as a thing of the past once it is past: in the receipt, the record, the outline and the list', () => {
    const one = conversation();
    const list = (reading: typeof hearer) =>
      waitingList({ readable: [one], count: 1, noun, confined: 0, mayTake: true, reading });
    for (const say of [
      (who: typeof hearer) => receipt('Saved', one, who, rights),
      (who: typeof hearer) => record(one, who, rights),
      (who: typeof hearer) => outline(one, who),
      (who: typeof hearer) => list(who),
    ]) {
      expect(readBlocks(say(hearer))).toContain('needs an owner by tomorrow at 9:00 AM');
      expect(readBlocks(say(later))).toContain('needed an owner by ');
      expect(readBlocks(say(later))).not.toContain('needs an owner by');
    }
  });
});

describe('one story', () => {
  it('stands together: name, words and lesson are one block, and who heard it follows', () => {
    const blocks = storyBlocks(conversation({ lesson: 'Mondays hurt.' }), hearer, WORDS_SHOWN.inMeeting);
    expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'context']);
    expect(wordsOf(blocks, eyes).split('\n')).toEqual([
      'Maarit, Acme Oy · buyer     🌧️ We fell short',
      'The export times out every Monday.',
      'What we learned: Mondays hurt.',
      'Heard by Mikko, in a call, 3 days ago',
    ]);
  });
});

describe('what others said and learned', () => {
  const by = (name: string, text: string) => ({ by: { id: name, name }, text, at: now });
  const lessons = [by('Grace', 'First.'), by('Priya', 'Second.'), by('Mikko', 'Third.'), by('Arjun', 'Fourth.')];

  it('stands in the story, in words up to twelve, and is said in the same breath', () => {
    const one = conversation({ voices: 6 });
    expect(wordsOf(storyBlocks(one, hearer, WORDS_SHOWN.inMeeting), eyes)).toContain(
      'The export times out every Monday.\n…and six others said so\nHeard by',
    );
    expect(storyInOneBreath(one, hearer)).toContain('“The export times out every Monday.” …and six others said so.');
  });

  it('shows the newest two of what colleagues added, and the others behind Read all', () => {
    const blocks = storyBlocks(conversation({ lesson: 'Mondays hurt.', lessons }), hearer, WORDS_SHOWN.inMeeting);
    expect(wordsOf(blocks, eyes)).toContain(
      'What we learned: Mondays hurt.\nMikko: Third.\nArjun: Fourth.\nand 2 more',
    );
    expect(JSON.stringify(blocks)).toContain('Read all');
    const all = wordsOf(wholeStory(conversation({ lesson: 'Mondays hurt.', lessons })), eyes);
    expect(all).toContain(
      'What we learned: Mondays hurt.\nGrace: First.\nPriya: Second.\nMikko: Third.\nArjun: Fourth.',
    );
  });

  it('begins with a colleague’s where nothing was learned at first, and needs no Read all when all of it is there', () => {
    const blocks = storyBlocks(conversation({ lessons: lessons.slice(0, 1) }), hearer, WORDS_SHOWN.inMeeting);
    expect(wordsOf(blocks, eyes)).toContain('What we learned: Grace: First.\nHeard by');
    expect(JSON.stringify(blocks)).not.toContain('Read all');
  });

  it('is read in full in one modal, however much it is', () => {
    const much = Array.from({ length: 90 }, (_, index) => by('Grace', `${index} ${'learned '.repeat(300)}`));
    const whole = wholeStory(conversation({ words: 'w '.repeat(20_000), lesson: 'l'.repeat(3_000), lessons: much }));
    expect(checkView(messageView('Their words', message('', whole)), 'modal').problems).toEqual([]);
    expect(wordsOf(whole, eyes)).toContain('and 31 more');
  });

  it('of forty voices with long words shows the latest on the record, and all of them page by page', () => {
    fc.assert(
      fc.property(typed(3_000), typed(100), fc.nat(2), (words, person, page) => {
        const customer = customerOf({ id: 'c9', person, organisation: person });
        const shown = Array.from({ length: 40 }, (_, index) => voice({ id: `v${index}`, words, customer }));
        const heard = { shown, hidden: 3 };
        const mayTakeBack = new Set(shown.map(({ id }) => id));
        const learned = Array.from({ length: 4 }, () => by(person, words));
        const one = conversation({ voices: 43, customer, words, lesson: words, lessons: learned });
        const said = [
          record(one, hearer, rights, { heard }),
          voiceList({ conversation: one, heard, mayTakeBack, page, reading: hearer }),
          voiceAdded(one, voice({ words, customer })),
        ];
        for (const each of said) {
          expect(checkMessage(each).problems).toEqual([]);
          expect(checkView(messageView('Who said so', each), 'modal').problems).toEqual([]);
        }
        expect(readBlocks(said[0] ?? record(one, hearer, rights))).toContain('and 37 more');
      }),
      { numRuns: 10 },
    );
  });
});

describe('several stories', () => {
  it('are parted by a blank line, with none above the first', () => {
    const blocks = storiesBlocks([conversation(), conversation({ words: 'Second.' })], hearer, WORDS_SHOWN.inMeeting);
    expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'context', 'rich_text', 'context']);
    const title = 'Maarit, Acme Oy · buyer     🌧️ We fell short';
    const heard = 'Heard by Mikko, in a call, 3 days ago';
    expect(wordsOf(blocks, eyes).split('\n')).toEqual([
      title,
      'The export times out every Monday.',
      heard,
      '',
      title,
      'Second.',
      heard,
    ]);
  });
});

describe('the form', () => {
  it('says before anything is saved that a person or an organisation will do', () => {
    const view = capture.view({ metadata: { placeId: '', editing: null, zone }, values: {} });
    expect(JSON.stringify(view.blocks[0])).toContain('Or name somebody new below: a person, an organisation, or both.');
  });
});

describe('words of 40,000 characters', () => {
  const words = 'a customer’s long story 🐻 '.repeat(1_600).slice(0, 40_000).trim();
  const long = conversation({ words });

  it('are cut on a word in a record, with a way to read all', () => {
    const said = record(long, hearer, rights);
    expect(readBlocks(said)).toMatch(/^Maarit.*\na customer’s .*…\nHeard by/su);
    expect(JSON.stringify(said.blocks)).toContain('Read all');
    expect(lengthOf(readBlocks(said))).toBeLessThan(WORDS_SHOWN.alone + 300);
  });

  it('stand in one modal in full', () => {
    const view = messageView('Their words', message('Maarit', wholeWords(words)));
    expect(checkView(view, 'modal').problems).toEqual([]);
    expect(wordsOf(wholeWords(words), eyes).replaceAll('\n', '')).toBe(words);
  });

  it('are edited over several inputs', () => {
    const metadata = { placeId: 'C1', editing: { id: 'k1', number: 12, seenAt: 0 }, zone };
    const view = capture.view({ metadata, values: valuesOf(long) });
    const checked = checkView(view, 'modal');
    expect(checked.problems).toEqual([]);
    const labels = (checked.view?.blocks ?? []).flatMap((block) => (block.type === 'input' ? [block.label.text] : []));
    expect(labels.filter((label) => label.startsWith('Their words'))).toHaveLength(Math.ceil(lengthOf(words) / 3_000));
  });
});

describe('the list of what waits', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      conversation({ id: `k${index}`, number: index + 1, words: 'w '.repeat(5_000), customer: longNamed }),
    );
  const longNamed = customerOf({ id: 'c', person: 'N'.repeat(100), organisation: 'O'.repeat(100) });

  it('fits into a message and a modal when it is long', () => {
    const list = waitingList({ readable: many(40), count: 60, noun, confined: 3, mayTake: true, reading: hearer });
    expect(checkMessage(list).problems).toEqual([]);
    expect(checkView(messageView('Waiting for an owner', list), 'modal').problems).toEqual([]);
    expect(readBlocks(list)).toContain('47 more customers wait; they come up once these are taken.');
    expect(readBlocks(list)).toContain('3 more customers wait whose words you may not read.');
  });

  it('says that nobody waits', () => {
    const list = waitingList({ readable: [], count: 0, noun, confined: 0, mayTake: true, reading: hearer });
    expect(readBlocks(list)).toBe('Nobody waits for an owner. Every customer has one.');
  });
});
