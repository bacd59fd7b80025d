/** What a person asked with /chair. */
export type ChairRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'setup' }
  | { readonly kind: 'unclear'; readonly text: string };

/** Reads what stands behind /chair: a sub-word that is the whole line. */
export function parseChair(text: string): ChairRequest {
  const line = text.trim();
  switch (line.toLowerCase()) {
    case '':
    case 'help':
    case '?':
      return { kind: 'help' };
    case 'setup':
    case 'set up':
    case 'set-up':
      return { kind: 'setup' };
    default:
      return { kind: 'unclear', text: line };
  }
}
