/** What a person asked with /idea, besides what looks through ideas and reviews them. */
export type IdeaRequest =
  | { readonly kind: 'send'; readonly line: string }
  | { readonly kind: 'form' | 'help' }
  | { readonly kind: 'show' | 'edit' | 'vote' | 'unvote'; readonly number: number }
  | { readonly kind: 'unclear'; readonly text: string };

/** One word as people mistype commands; a sentence in a script without spaces is an idea. */
const ONE_WORD = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\d'’-]{1,40}$/u;

const DEEDS: Readonly<Record<string, 'edit' | 'vote' | 'unvote'>> = { edit: 'edit', vote: 'vote', unvote: 'unvote' };

/**
 * Reads what stands behind /idea. A sub-word counts only when the whole line is it: "34" or "#34" shows an idea, "vote 34"
 * is for it and "unvote 34" no longer, "edit 34" changes it. One lone word asks what was meant; everything else is an idea.
 */
export function parseIdea(text: string): IdeaRequest {
  const line = text.trim();
  if (line === '') return { kind: 'form' };
  if (/^(help|\?)$/iu.test(line)) return { kind: 'help' };
  const number = /^#?(\d{1,9})$/u.exec(line)?.[1];
  if (number !== undefined) return { kind: 'show', number: Number(number) };
  const [, deed = '', which] = /^(edit|unvote|vote)(?:\s+for)?\s+#?(\d{1,9})$/iu.exec(line) ?? [];
  const kind = DEEDS[deed.toLowerCase()];
  if (kind !== undefined) return { kind, number: Number(which) };
  if (ONE_WORD.test(line)) return { kind: 'unclear', text: line };
  return { kind: 'send', line };
}
