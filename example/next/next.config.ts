import type { NextConfig } from 'next'

const config: NextConfig = { cacheComponents: true, partialPrefetching: true }

// Next reads the default export.
export default config
