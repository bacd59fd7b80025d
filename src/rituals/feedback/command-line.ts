/** What a person asked with a sub-word of /heard about one record. */
export type LoopRequest =
  | { readonly kind: 'assign'; readonly number: number; readonly to: string | null; readonly why: string }
  | {
      readonly kind: 'answered' | 'share' | 'learn' | 'close' | 'wait' | 'spoke' | 'go_on' | 'reopen';
      readonly number: number;
    };

const WORDS: Readonly<Record<string, Exclude<LoopRequest['kind'], 'assign'>>> = {
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
 * "assign 12" may come a colleague and a word why. Null when it is anything else, such as words to capture.
 * @param mentioned Slack ids of the people the line names, in their order
 */
export function parseLoop(text: string, mentioned: readonly string[]): LoopRequest | null {
  const line = text.trim();
  const assign = /^assign\s+#?(\d{1,9})(?:\s+(?:to\s+)?(?:@\S+|<@[^<>]+>)\s*(.*))?$/isu.exec(line);
  if (assign)
    return { kind: 'assign', number: Number(assign[1]), to: mentioned[0] ?? null, why: (assign[2] ?? '').trim() };
  const [, word = '', number = ''] = /^([a-z]+)\s+#?(\d{1,9})$/iu.exec(line) ?? [];
  const kind = WORDS[word.toLowerCase()];
  return kind === undefined ? null : { kind, number: Number(number) };
}
