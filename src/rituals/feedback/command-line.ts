/** What a person asked with a sub-word of /heard about one record. */
export type LoopRequest =
  | { readonly kind: 'assign'; readonly number: number; readonly to: string | null; readonly why: string }
  /** To somebody whom Slack did not recognise: `whom` as typed. */
  | { readonly kind: 'assign_to_nobody'; readonly number: number; readonly whom: string }
  | {
      readonly kind: 'answered' | 'share' | 'learn' | 'close' | 'wait' | 'spoke' | 'go_on' | 'reopen';
      readonly number: number;
    };

const WORDS: Readonly<Record<string, Exclude<LoopRequest['kind'], 'assign' | 'assign_to_nobody'>>> = {
  answer: 'answered',
  answered: 'answered',
  share: 'share',
  learn: 'learn',
  learned: 'learn',
  close: 'close',
  wait: 'wait',
  waiting: 'wait',
  spoke: 'spoke',
  continue: 'go_on',
  reopen: 'reopen',
};

/**
 * Reads a line behind /heard as a step with one record: a sub-word and a number are the whole line ("answered 12"), after
 * "assign 12" may come a colleague and a word why; a name of one word or two is asked back about. Null when it is anything else, such as words to capture.
 * @param mentioned Slack ids of the people the line names, in their order
 */
export function parseLoop(text: string, mentioned: readonly string[]): LoopRequest | null {
  const line = text.trim();
  const assign = /^assign\s+#?(\d{1,9})(?:\s+(?:to\s+)?(@\S+|<@[^<>]+>)\s*(.*))?$/isu.exec(line);
  if (assign) {
    const [, which, whom, why = ''] = assign;
    const to = mentioned[0] ?? null;
    if (whom !== undefined && to === null) return { kind: 'assign_to_nobody', number: Number(which), whom };
    return { kind: 'assign', number: Number(which), to, why: why.trim() };
  }
  const unnamed = /^assign\s+#?(\d{1,9})\s+(?:to\s+)?(\S+(?:\s+\S+)?)$/iu.exec(line);
  if (unnamed && !/:$|:\s/u.test(line))
    return { kind: 'assign_to_nobody', number: Number(unnamed[1]), whom: unnamed[2] ?? '' };
  const [, word = '', number = ''] = /^([a-z]+)\s+#?(\d{1,9})$/iu.exec(line) ?? [];
  const kind = WORDS[word.toLowerCase()];
  return kind === undefined ? null : { kind, number: Number(number) };
}
