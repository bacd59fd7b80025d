/** What a person asked with /opener. */
export type OpenerRequest =
  | { readonly kind: 'new' }
  | { readonly kind: 'list' }
  | { readonly kind: 'run'; readonly name: string }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'unclear'; readonly text: string };

/** Reads what stands behind /opener: a sub-word, for run and remove followed by an opener's name, which may be left out. */
export function parseOpener(text: string): OpenerRequest {
  const line = text.trim();
  const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/su.exec(line) ?? [];
  switch (word.toLowerCase()) {
    case '':
    case 'help':
    case '?':
      return { kind: 'help' };
    case 'new':
    case 'list':
      return rest === '' ? { kind: word.toLowerCase() === 'new' ? 'new' : 'list' } : { kind: 'unclear', text: line };
    case 'run':
      return { kind: 'run', name: rest };
    case 'remove':
      return { kind: 'remove', name: rest };
    default:
      return { kind: 'unclear', text: line };
  }
}

/** What a named command may be aimed at. */
export interface Target {
  readonly id: string;
  readonly name: string;
  readonly channelId: string;
}

/**
 * The openers a person may mean: those of that name, wherever they are; without a name those of this channel,
 * and when it has none, all. One left is an answer, several are a question.
 */
export function meantOpeners<T extends Target>(
  all: readonly T[],
  name: string,
  channelId: string | null,
): readonly T[] {
  if (name !== '') {
    const wanted = name.toLocaleLowerCase('en');
    return all.filter((opener) => opener.name.toLocaleLowerCase('en') === wanted);
  }
  const here = all.filter((opener) => opener.channelId === channelId);
  return here.length > 0 ? here : all;
}
