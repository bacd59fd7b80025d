import fc from 'fast-check';

// A busy machine tries fewer cases rather than none; and whoever finds a counterexample of thousands of characters is
// told of it at once instead of after an hour of shrinking. Below vitest's own limit for a test.
fc.configureGlobal({ interruptAfterTimeLimit: 20_000 });
