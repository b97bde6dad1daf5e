export type { Incident, IncidentFilter } from './sandbox/server/incidents/incident.ts'
export type { KeyOptions, SandboxOptions, ShopRule } from './sandbox/server/options.ts'
export type { LoggedRequest } from './sandbox/server/request-log.ts'
export { createSandbox, type Sandbox, type SandboxEnv } from './sandbox/server/sandbox.ts'
