export type { Misbehaviour } from './sandbox/player/misbehave.ts'
export { type SandboxPlayer, type SandboxPlayerOptions, startSandboxPlayer } from './sandbox/player/start-player.ts'
