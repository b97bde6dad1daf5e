/** What the instrumented source looks at, and writes down. */
interface Namespace {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: unknown
}

/** Stryker's own object, under the name that it is known by in the instrumented source. */
export function mutation(): Namespace {
  const all = globalThis as { __stryker__?: Namespace }
  all.__stryker__ ??= {}
  return all.__stryker__
}
