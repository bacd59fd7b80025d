/** What a person asked with /opener. */
export type OpenerRequest =
  | { readonly kind: 'new' }
  | { readonly kind: 'list' }
  | { readonly kind: 'run'; readonly name: string }
  | { readonly kind: 'remove'; readonly name: string }
  /** What is done with one opener that is there. */
  | { readonly kind: Management; readonly name: string }
  /** `until`: the day as it was typed; "" for until somebody resumes it. `whole`: the line, should it be a name. */
  | { readonly kind: 'pause'; readonly name: string; readonly until: string; readonly whole: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'unclear'; readonly text: string };

/** Sub-words that are followed by an opener's name, or by nothing. */
const MANAGEMENT = ['show', 'preview', 'edit', 'skip', 'move', 'resume', 'log'] as const;
export type Management = (typeof MANAGEMENT)[number];

const PAUSE_UNTIL = /^(?:(.*\S)\s+)?until\s+(\S.*)$/isu;

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
    case 'pause': {
      const [, name = '', until] = PAUSE_UNTIL.exec(rest) ?? [];
      return { kind: 'pause', name: until === undefined ? rest : name, until: until ?? '', whole: rest };
    }
    default: {
      const management = MANAGEMENT.find((known) => known === word.toLowerCase());
      return management ? { kind: management, name: rest } : { kind: 'unclear', text: line };
    }
  }
}

/** What a command may be aimed at. */
export interface Target {
  readonly name: string;
  readonly channelId: string;
  /** Whether the person may do to it what they ask for. */
  readonly isTheirs: boolean;
}

/** One is an answer, several are a question. */
export type Meant<T> =
  | { readonly kind: 'one'; readonly target: T }
  | { readonly kind: 'several'; readonly targets: readonly T[] }
  | { readonly kind: 'none' };

/**
 * The openers a person means: those of that name, wherever they are; without a name those of this channel. Where this
 * channel has none it is a question, even when only one elsewhere could be meant. Their own go before others'.
 */
export function meantOpeners<T extends Target>(all: readonly T[], name: string, channelId: string | null): Meant<T> {
  if (name !== '') return amongThese(all.filter((target) => isSameName(target.name, name)));
  const here = all.filter((target) => target.channelId === channelId);
  if (here.length > 0) return amongThese(here);
  const targets = all.filter(({ isTheirs }) => isTheirs);
  return targets.length > 0 ? { kind: 'several', targets } : { kind: 'none' };
}

function amongThese<T extends Target>(found: readonly T[]): Meant<T> {
  const theirs = found.filter(({ isTheirs }) => isTheirs);
  // Of others' openers any one will do: the answer is whose it is.
  const target = theirs[0] ?? found[0];
  if (target === undefined) return { kind: 'none' };
  return theirs.length > 1 ? { kind: 'several', targets: theirs } : { kind: 'one', target };
}

/** Whether people would take two names for one. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLocaleLowerCase('en');
}
