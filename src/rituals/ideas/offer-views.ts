import type { KnownBlock } from '@slack/types';
import type { Person } from '../../access/audience.ts';
import type { Idea } from './idea.ts';

/** What is offered on the receipt of an idea: others that look like it. @param key what the receipt of a nameless idea carries */
export type OfferOnSent = (idea: Idea, viewer: Person, key: string) => Promise<readonly KnownBlock[]>;
