/** What a file may say of a conversation, in the order in which an export writes it. */
export const FIELDS = [
  'externalId',
  'person',
  'organisation',
  'kinds',
  'words',
  'lesson',
  'level',
  'source',
  'heardOn',
  'heardBy',
  'link',
  'need',
  'answeredOn',
  'audience',
  'channel',
] as const;
export type Field = (typeof FIELDS)[number];

/** One column of a file. */
export interface Column {
  /** As an export writes it. */
  readonly name: string;
  /** As other programs and people call it. */
  readonly also: readonly string[];
  /** For --help. */
  readonly means: string;
}

export const COLUMNS: Readonly<Record<Field, Column>> = {
  externalId: {
    name: 'external id',
    also: ['id', 'external_id', 'reference', 'ticket', 'ticket id', 'case', 'case id'],
    means: 'its number in the system it comes from; a second import leaves it alone',
  },
  person: {
    name: 'person',
    also: ['customer', 'customer name', 'name', 'contact', 'who', 'who said it', 'participant', 'patient'],
    means: 'who said it; person or organisation is needed',
  },
  organisation: {
    name: 'organisation',
    also: ['organization', 'company', 'account', 'org'],
    means: 'where they are from, or who said it when nobody is known by name',
  },
  kinds: {
    name: 'kinds',
    also: ['kind', 'customer kind', 'kind of customer', 'type', 'segment'],
    means: 'what kind of customer: buyer;user',
  },
  words: {
    name: 'words',
    also: ['their words', 'quote', 'feedback', 'comment', 'text', 'message', 'said', 'what they said'],
    means: 'what they said; needed',
  },
  lesson: { name: 'lesson', also: ['what we learned', 'learning', 'insight'], means: 'what we learned' },
  level: {
    name: 'level',
    also: ['how did we do', 'how we did', 'rating'],
    means: 'unmet (or We fell short), met (We delivered), exceeded (Wow); met when empty',
  },
  source: {
    name: 'source',
    also: ['where', 'heard in', 'via', 'medium'],
    means: 'call, ticket, survey, visit, message, event, other; other when empty',
  },
  heardOn: {
    name: 'heard on',
    also: ['date', 'when', 'day', 'heard', 'created', 'created at', 'created on'],
    means: 'a day as 2026-04-03; the day of the import when empty',
  },
  heardBy: {
    name: 'heard by',
    also: ['hearer', 'colleague', 'agent', 'logged by'],
    means: 'a colleague: Slack id (U…) or the exact name; --heard-by when empty',
  },
  link: { name: 'link', also: ['url', 'address'], means: 'https://…' },
  need: {
    name: 'need',
    also: ['status', 'what happens next', 'state'],
    means: 'needs answer, answered, nothing to answer; nothing to answer when empty',
  },
  answeredOn: {
    name: 'answered on',
    also: ['answered', 'answered at'],
    means: 'a day; the day it was heard when empty',
  },
  audience: {
    name: 'audience',
    also: ['who may read it', 'visibility'],
    means: 'everyone, or confined to the people of the channel; everyone when empty',
  },
  channel: {
    name: 'channel',
    also: ['channel id', 'slack channel', 'place'],
    means: 'Slack’s id of the channel it came from (C…), needed when confined',
  },
};

/** What an export and a file of rejected rows add, and what an import passes over without a word. */
const ONLY_TO_READ = [
  'number',
  'added lessons',
  'heard by name',
  'stage',
  'owner',
  'others said so',
  'who said so',
  'answer',
  'votes',
  'customers',
  'sent by name',
  'part of',
  'line',
  'reason',
] as const;

/** Which cell holds which field. */
export interface Layout<Name extends string = Field> {
  readonly places: ReadonlyMap<Name, number>;
  /** Headers that nobody knows; their cells are not imported. */
  readonly unknown: readonly string[];
  /** What keeps the file from being imported at all, a sentence each. */
  readonly problems: readonly string[];
}

/** Finds the fields of a conversation in a file's header, in any order and in any of their names. */
export function layoutOf(header: readonly string[]): Layout {
  const { places, unknown, problems } = findColumns(header, FIELDS, COLUMNS);
  const missing = [
    ...(places.has('words') ? [] : [`There is no column for what the customer said. ${callIt(COLUMNS.words)}`]),
    ...(places.has('person') || places.has('organisation')
      ? []
      : [`There is no column for who said it. ${callIt(COLUMNS.person)} ${callIt(COLUMNS.organisation)}`]),
  ];
  return { places, unknown, problems: [...problems, ...missing] };
}

/** The same for any list of columns, whatever of them is needed. */
export function findColumns<Name extends string>(
  header: readonly string[],
  fields: readonly Name[],
  columns: Readonly<Record<Name, Column>>,
): Layout<Name> {
  const byName = new Map(
    fields.flatMap((field) =>
      [columns[field].name, field, ...columns[field].also].map((name) => [folded(name), field] as const),
    ),
  );
  const places = new Map<Name, number>();
  const unknown: string[] = [];
  const problems: string[] = [];
  for (const [place, name] of header.entries()) {
    const field = byName.get(folded(name));
    const first = field === undefined ? undefined : places.get(field);
    if (field === undefined) {
      if (!isOnlyToRead(name)) unknown.push(name);
    } else if (first !== undefined) {
      problems.push(
        `Columns ${first + 1} ("${header[first]}") and ${place + 1} ("${name}") both mean "${columns[field].name}": keep one.`,
      );
    } else places.set(field, place);
  }
  return { places, unknown: unknown.filter((name) => name.trim() !== ''), problems };
}

/** How a column may be called that is missing. */
export function callIt({ name, also }: Column): string {
  return `Call it "${name}" (${also.slice(0, 4).join(', ')} will do).`;
}

/** Whether a column is one that only an export or a file of rejected rows has. */
export function isOnlyToRead(name: string): boolean {
  return ONLY_TO_READ.some((known) => folded(known) === folded(name));
}

/** Case, spaces, dashes and underscores do not tell columns apart, and neither does a question mark. */
export function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-?:*]+/g, '');
}
