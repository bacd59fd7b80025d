/** What a person asked with a sub-word of /idea that changes one idea. */
export type IdeaStepLine =
  | { readonly kind: 'acknowledge' | 'undo'; readonly number: number }
  | { readonly kind: 'finish' | 'own' | 'reopen'; readonly number: number }
  /** `verdict`: null where it is to be chosen. */
  | { readonly kind: 'decide'; readonly number: number; readonly verdict: 'explore' | 'do' | 'decline' | null }
  /** `into`: the number of the other one; null where it is to be chosen. */
  | { readonly kind: 'merge'; readonly number: number; readonly into: number | null };

const WORDS: Readonly<Record<string, (number: number) => IdeaStepLine>> = {
  acknowledge: (number) => ({ kind: 'acknowledge', number }),
  undo: (number) => ({ kind: 'undo', number }),
  delete: (number) => ({ kind: 'undo', number }),
  decide: (number) => ({ kind: 'decide', number, verdict: null }),
  explore: (number) => ({ kind: 'decide', number, verdict: 'explore' }),
  do: (number) => ({ kind: 'decide', number, verdict: 'do' }),
  decline: (number) => ({ kind: 'decide', number, verdict: 'decline' }),
  done: (number) => ({ kind: 'finish', number }),
  finish: (number) => ({ kind: 'finish', number }),
  owner: (number) => ({ kind: 'own', number }),
  assign: (number) => ({ kind: 'own', number }),
  reopen: (number) => ({ kind: 'reopen', number }),
  merge: (number) => ({ kind: 'merge', number, into: null }),
};

/** Reads a sub-word and a number that are the whole line: "decline 34", "merge 34 into 12". Null when it is anything else, such as an idea. */
export function parseIdeaStep(text: string): IdeaStepLine | null {
  const merge = /^merge\s+#?(\d{1,9})\s+(?:in)?to\s+#?(\d{1,9})$/iu.exec(text.trim());
  if (merge) return { kind: 'merge', number: Number(merge[1]), into: Number(merge[2]) };
  const [, word = '', number] = /^([a-z]+)\s+#?(\d{1,9})$/iu.exec(text.trim()) ?? [];
  return WORDS[word.toLowerCase()]?.(Number(number)) ?? null;
}
