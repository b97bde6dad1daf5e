import type { createSandbox, Sandbox } from 'lisa-query/sandbox'
import { houseRules } from './house-rules.ts'

export const hmacSecret = 'sandbox-secret'
export const basePath = '/api/lisa'

/** The shop's LiSA, played by a sandbox. */
export const createLisa = (create: typeof createSandbox): Sandbox => create({ hmacSecret, basePath, rules: houseRules })
