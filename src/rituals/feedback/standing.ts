/** The stages of a conversation that needs an answer. */
export const STAGES = ['new', 'assigned', 'answered', 'shared', 'learned', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** Whether the customer was content with our answer. */
export const CONTENTMENTS = ['content', 'not_yet', 'unknown'] as const;
export type Contentment = (typeof CONTENTMENTS)[number];

/** Where feedback stands: what its steps change, and nothing else. Local dates are YYYY-MM-DD; "" means not said. */
export interface Standing {
  /** Null when there is nothing to answer. */
  readonly stage: Stage | null;
  readonly ownerId: string | null;
  /** When the present clock began, later by all that we waited for the customer since, and when it runs out; null when none runs. */
  readonly clockFrom: Date | null;
  readonly dueAt: Date | null;
  readonly answeredAt: Date | null;
  /** What we told the customer. */
  readonly answer: string;
  readonly contentment: Contentment | null;
  /** When the owner is asked again whether the customer is content. */
  readonly askContentAt: Date | null;
  /** Whether everybody is to hear of it. */
  readonly tellsEveryone: boolean;
  readonly sharedAt: Date | null;
  readonly learnedAt: Date | null;
  readonly closedReason: string;
  /** We wait for the customer: the clock stands still, until a local date or until somebody says. */
  readonly waitingSince: Date | null;
  readonly waitingUntil: string;
}

/** What a person does with feedback. */
export type Step =
  | { readonly kind: 'assign'; readonly ownerId: string }
  | {
      readonly kind: 'answer';
      readonly told: string;
      readonly tellsEveryone: boolean;
      readonly contentment: Contentment;
    }
  /** Whether they were content became known later. */
  | { readonly kind: 'hear_contentment'; readonly contentment: Contentment }
  | { readonly kind: 'share' }
  | { readonly kind: 'learn' }
  | { readonly kind: 'close'; readonly reason: string }
  /** @property until a local date, or "" until somebody says */
  | { readonly kind: 'wait'; readonly until: string }
  /** Goes on with what was left of its clock. */
  | { readonly kind: 'resume' }
  /** The customer spoke while we waited for them. */
  | { readonly kind: 'speak' }
  /** The customer spoke again after all was said. */
  | { readonly kind: 'reopen' };

export type StepKind = Step['kind'];
