export default {
  oxc: { jsx: { runtime: 'automatic' } },
  // These end what hangs: no test is about how fast a machine is.
  test: { include: ['*.spec.{ts,tsx,mjs}'], testTimeout: 180_000, hookTimeout: 180_000 },
}
