import { startSandboxPlayer } from 'lisa-query/sandbox/player'

// In the frame's console, `sandboxPlayer.misbehave('flood')` and its kin show what the shop makes of that.
Object.assign(globalThis, { sandboxPlayer: startSandboxPlayer() })
