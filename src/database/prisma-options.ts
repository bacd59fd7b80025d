/** Options of both clients. */
export const PRISMA_OPTIONS = {
  // The longer formats print the arguments of a query, which are customers' words, into errors and so into logs.
  errorFormat: 'minimal',
  transactionOptions: { maxWait: 10_000, timeout: 20_000 },
} as const;
