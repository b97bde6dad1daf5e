import type { Config } from '@react-router/dev/config'

// React Router reads the default export.
export default { ssr: true } satisfies Config
