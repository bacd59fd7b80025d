/** The name of new ideas in the ideas channel among what is sent. */
export const POSTED = 'ideas.posted';

/** Once per idea. */
export function postedKey(ideaId: string): string {
  return `${POSTED}:${ideaId}`;
}
