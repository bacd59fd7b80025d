/** What a person asked with /chair. */
export type ChairRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'setup' }
  | { readonly kind: 'me' }
  | { readonly kind: 'check' }
  /** `until`: as it was typed; "" when it was not said. */
  /** `stranger`: a stand-in whom Slack did not recognise, as typed; "" for none. */
  | { readonly kind: 'pause'; readonly until: string; readonly stranger: string }
  | { readonly kind: 'back' }
  | { readonly kind: 'unclear'; readonly text: string };

const PAUSE = /^pause(?:\s+(?:until\s+)?(.+))?$/iu;
const MENTION = /<@[^<>]*>|@\S+/gu;
const STRANGER = /(?<!<)@\S+/u;

/** Reads what stands behind /chair: a sub-word that is the whole line, or a pause with its end and a stand-in. */
export function parseChair(text: string): ChairRequest {
  const line = text.trim();
  const pause = PAUSE.exec(line);
  if (pause) {
    const until = (pause[1] ?? '')
      .replace(MENTION, '')
      .replace(/\bwith\s*$/iu, '')
      .trim();
    const stranger = STRANGER.exec(pause[1] ?? '')?.[0] ?? '';
    return { kind: 'pause', until: until.toLowerCase() === 'until' ? '' : until, stranger };
  }
  switch (line.toLowerCase()) {
    case '':
    case 'help':
    case '?':
      return { kind: 'help' };
    case 'setup':
    case 'set up':
    case 'set-up':
      return { kind: 'setup' };
    case 'check':
      return { kind: 'check' };
    case 'me':
      return { kind: 'me' };
    case 'back':
      return { kind: 'back' };
    default:
      return { kind: 'unclear', text: line };
  }
}
