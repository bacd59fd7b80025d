/** What a person asked with /champion. */
export type ChampionRequest =
  | { readonly kind: ChampionWord }
  | { readonly kind: 'nominate'; readonly whom: 'me' | 'mentioned'; readonly reason: string }
  | { readonly kind: 'unclear'; readonly text: string };

/** What a whole line asks for. */
export type ChampionWord = (typeof WORDS)[keyof typeof WORDS];

const WORDS = {
  '': 'show',
  help: 'help',
  '?': 'help',
  nominate: 'nominate_form',
  pool: 'pool',
  leave: 'leave',
  next: 'next',
  skip: 'next',
  why: 'why',
  history: 'history',
  note: 'note',
  swap: 'swap',
  'take over': 'take_over',
  'hand over': 'hand_over',
  substitute: 'substitute',
  set: 'set',
  minute: 'minute',
} as const;

const MENTION = /^<@[UW][A-Z0-9]+(?:\|[^<>]*)?>$/u;

/** Reads what stands behind /champion. A sub-word counts only when the whole line fits its grammar. */
export function parseChampion(text: string): ChampionRequest {
  const line = text.trim();
  const typed = line.toLowerCase().replace(/\s+/gu, ' ');
  const known = new Map<string, ChampionWord>(Object.entries(WORDS)).get(typed);
  if (known !== undefined) return { kind: known };
  const [, whom = '', reason = ''] = /^nominate\s+(\S+)\s*(.*)$/isu.exec(line) ?? [];
  if (whom.toLowerCase() === 'me' || whom.toLowerCase() === 'myself') return { kind: 'nominate', whom: 'me', reason };
  if (MENTION.test(whom)) return { kind: 'nominate', whom: 'mentioned', reason };
  return { kind: 'unclear', text: line };
}
