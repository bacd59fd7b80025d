/** With this begins the `requestKey` of what came in with a file. */
export const IMPORTED = 'import:';
