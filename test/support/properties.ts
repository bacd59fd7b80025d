import fc from 'fast-check';

// A busy machine tries fewer cases rather than none; and whoever finds a counterexample of thousands of characters is
// told of it at once instead of after an hour of shrinking. Below vitest's own limit for a test.
const limits = { interruptAfterTimeLimit: 20_000 };
// A failure prints its seed: PROPERTY_SEED=-1510939592 npx vitest run <file> finds the same one again.
const seed = process.env.PROPERTY_SEED;
fc.configureGlobal(seed === undefined ? limits : { ...limits, seed: Number(seed) });
