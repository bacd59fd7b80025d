import { localDate } from '../../schedule/local-time.ts';
import { richLine, richText } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Part, spoken } from '../../slack/spoken.ts';
import { type Conversation, type Reading, shortName } from '../conversations/index.ts';
import type { MorningLine } from '../morning.ts';
import type { Offer } from './next-steps.ts';
import { offerButtons } from './offer-views.ts';
import { daysInWords } from './reminder-views.ts';

const WORDS_IN_LINE = 120;

/** "• Acme Oy, 4 days: “export times out…” #12 · Mikko owns it", without reproach. */
export function escalationLine(facts: {
  readonly conversation: Conversation;
  readonly isReadable: boolean;
  /** Whether it still waits. */
  readonly isOpen: boolean;
  /** What the reader may do with what nobody owns; empty for what has an owner. */
  readonly offers: readonly Offer[];
  readonly today: string;
  readonly reading: Reading;
}): MorningLine {
  const { conversation, isReadable, isOpen, offers, today, reading } = facts;
  const { number, words, owner, createdAt } = conversation;
  const name = isReadable ? shortName(conversation) : 'Confined';
  const whose = owner === null ? 'nobody owns it yet' : `${owner.name} owns it`;
  const line: Part[] = isOpen
    ? [
        '• ',
        richText(name, { bold: true }),
        `, ${daysInWords(localDate(createdAt, reading.zone), today)}: `,
        ...(isReadable ? [`“${cutOnWord(words, WORDS_IN_LINE)}” `] : []),
        `#${number} · ${whose}`,
      ]
    : [`✓ ${name}, #${number}: it goes on again`];
  return {
    heading: 'Waiting too long, all owners',
    spoken: spoken([...line, '.']),
    blocks: [richLine(...line), ...(isOpen ? offerButtons(conversation, offers) : [])],
  };
}
