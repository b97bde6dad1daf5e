import type { PlayerCommand, PlayerMessage, PlayerMessageType } from './messages.ts'
import type { SendOptions } from './outbox.ts'

/** The player in one frame. */
export interface PlayerConnection {
  /** Calls back with each message of this type; returns a function that stops it. */
  on<Type extends PlayerMessageType>(type: Type, callback: (message: PlayerMessage<Type>) => void): () => void
  /** Calls back with each message of any type; returns a function that stops it. */
  onMessage(callback: (message: PlayerMessage) => void): () => void
  /** Calls back with each message of an unknown type or shape, as it came; returns a function that stops it. */
  onUnknown(callback: (data: unknown) => void): () => void
  /**
   * Sends a message once the player is ready, and resolves when the player has acknowledged it. Rejects with a `LisaError`:
   * `bad-request` with its `issues` where the player refuses it, `timeout` where it says nothing; after `disconnect` with
   * an `AbortError`. A player that reloads before it has acknowledged gets it once more.
   */
  send(command: PlayerCommand, options?: SendOptions): Promise<void>
  /** Whether the player listens: from `lsc:app:listen` until its frame reloads. */
  readonly isReady: boolean
  /** Whether it is ready and has lately said something, such as its heartbeat. */
  readonly isAlive: boolean
  /** How much the device's clock is behind LiSA's, in milliseconds, as the player has last said. */
  readonly clockDriftInMs: number
  /** Calls back after each change of `isReady`, `isAlive` and `clockDriftInMs`; returns a function that stops it. */
  subscribe(callback: () => void): () => void
  /** Hears and sends nothing any more, and leaves no timer and no listener behind. */
  disconnect(): void
}
