/** What a person asked with /champion. */
export type ChampionRequest =
  | { readonly kind: 'show' | 'help' | 'nominate_form' | 'pool' | 'leave' }
  | { readonly kind: 'nominate'; readonly whom: 'me' | 'mentioned'; readonly reason: string }
  | { readonly kind: 'unclear'; readonly text: string };

const MENTION = /^<@[UW][A-Z0-9]+(?:\|[^<>]*)?>$/u;

const WORDS: Readonly<Record<string, 'show' | 'help' | 'nominate_form' | 'pool' | 'leave'>> = {
  '': 'show',
  help: 'help',
  '?': 'help',
  nominate: 'nominate_form',
  pool: 'pool',
  leave: 'leave',
};

/** Reads what stands behind /champion. A sub-word counts only when the whole line fits its grammar. */
export function parseChampion(text: string): ChampionRequest {
  const line = text.trim();
  const known = WORDS[line.toLowerCase()];
  if (known !== undefined) return { kind: known };
  const [, whom = '', reason = ''] = /^nominate\s+(\S+)\s*(.*)$/isu.exec(line) ?? [];
  if (whom.toLowerCase() === 'me' || whom.toLowerCase() === 'myself') return { kind: 'nominate', whom: 'me', reason };
  if (MENTION.test(whom)) return { kind: 'nominate', whom: 'mentioned', reason };
  return { kind: 'unclear', text: line };
}
