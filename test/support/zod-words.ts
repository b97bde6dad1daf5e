import { beforeEach } from 'vitest'
import { config } from 'zod/v4/core'

// zod's full build sets English words for all of a thread's files. A test begins without, as where zod/mini is all there is.
beforeEach(() => {
  config({ localeError: undefined })
})
