import type { Person } from '../driver/person.ts';

/** What a colleague of the demo heard, as they fill it into the form. Empty means: leave the field alone. */
export interface DemoStory {
  readonly heardBy: string;
  readonly in: string;
  readonly line: string;
  readonly level: 'We fell short' | 'We delivered' | 'Wow';
  readonly next: 'It needs an answer' | 'I answered' | 'Nothing to answer';
  readonly kind: 'Buyer' | 'User' | 'Volunteer' | 'Donor' | 'Partner';
  readonly source: string;
  readonly lesson: string;
  readonly daysAgo: number;
}

export const DEMO_STORIES: readonly DemoStory[] = [
  {
    heardBy: 'Mikko',
    in: '#sales',
    line: 'Maarit Virtanen, Acme Oy: The export times out every Monday. We start the week by apologising to our own board.',
    level: 'We fell short',
    next: 'I answered',
    kind: 'Buyer',
    source: 'In a call',
    lesson: 'Monday’s load is the pain, not the size.',
    daysAgo: 3,
  },
  {
    heardBy: 'Priya',
    in: '#general',
    line: 'Leena, Lastekodu: Someone rang me on Sunday just to say thank you. I have told everybody.',
    level: 'Wow',
    next: 'Nothing to answer',
    kind: 'Volunteer',
    source: 'At an event',
    lesson: '',
    daysAgo: 1,
  },
  {
    heardBy: 'Arjun',
    in: '#general',
    line: 'Jonas Lindqvist, Brio AB: The import took four minutes, as you said it would.',
    level: 'We delivered',
    next: 'Nothing to answer',
    kind: 'User',
    source: 'In a ticket',
    lesson: 'Saying how long it takes is half of being fast.',
    daysAgo: 6,
  },
  {
    heardBy: 'Priya',
    in: '#general',
    line: 'Ines Duarte, Hotel Cosmo: I asked twice how to change the invoice address. Both times I got a link to the same page.',
    level: 'We fell short',
    next: 'It needs an answer',
    kind: 'Buyer',
    source: 'In a ticket',
    lesson: '',
    daysAgo: 0,
  },
  {
    heardBy: 'Mikko',
    in: '#sales',
    line: 'Acme Oy: Your price list and your invoice do not use the same words.',
    level: 'We fell short',
    next: 'It needs an answer',
    kind: 'Partner',
    source: 'On a visit',
    lesson: '',
    daysAgo: 2,
  },
];

/** Types it, fills what the line left open, and saves. @param heardOn local date, YYYY-MM-DD */
export async function logStory(teller: Person, story: DemoStory, heardOn: string): Promise<void> {
  await teller.types(story.in, `/heard ${story.line}`);
  await teller.fills({
    'How did we do?':
      story.level === 'Wow' ? '✨ Wow' : story.level === 'We delivered' ? '👍 We delivered' : '🌧️ We fell short',
    'What happens next?': story.next,
    'Kind of customer': story.kind,
    'Where did you hear it?': story.source,
    'When?': heardOn,
    ...(story.lesson ? { 'What did we learn?': story.lesson } : {}),
  });
  await teller.submits();
}
