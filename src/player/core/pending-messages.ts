import { uuid } from './message-id.ts'
import type { PlayerCommand } from './messages.ts'

/** A message on its way: it waits for the player, then for the player's acknowledgement. */
export interface PendingMessage {
  readonly id: string
  readonly command: PlayerCommand
  readonly promise: Promise<void>
  /** How often it has been sent: a player that reloads gets it again. */
  sent: number
  stopTimer(): void
}

/** The messages that the player has not answered yet, in the order in which they were added. */
export interface PendingMessages {
  add(command: PlayerCommand): PendingMessage
  all(): PendingMessage[]
  get(id: string): PendingMessage | undefined
  /** The player has taken it. */
  resolve(id: string): void
  reject(id: string, reason: unknown): void
  /** Rejects it, and nobody has to catch that: who calls a message off need not wait for it. */
  callOff(id: string, reason: unknown): void
}

export function createPendingMessages(): PendingMessages {
  const pending = new Map<string, PendingMessage & Settlers>()

  const take = (id: string): Settlers | undefined => {
    const message = pending.get(id)
    message?.stopTimer()
    pending.delete(id)
    return message
  }
  const reject = (id: string, reason: unknown): void => take(id)?.reject(reason)
  return {
    add(command) {
      const { promise, ...settlers } = withSettlers()
      const message = { id: uuid(), command, promise, ...settlers, sent: 0, stopTimer: () => undefined }
      pending.set(message.id, message)
      return message
    },
    all: () => [...pending.values()],
    get: (id) => pending.get(id),
    resolve: (id) => take(id)?.resolve(),
    reject,
    callOff(id, reason) {
      pending.get(id)?.promise.catch(() => undefined)
      reject(id, reason)
    },
  }
}

/** How a message's promise is settled. */
interface Settlers {
  resolve(): void
  reject(reason: unknown): void
}

/** A promise with the functions that settle it. (`Promise.withResolvers` is younger than the oldest browsers of this library.) */
function withSettlers(): { promise: Promise<void> } & Settlers {
  let settlers: Settlers = { resolve: () => undefined, reject: () => undefined }
  const promise = new Promise<void>((resolve, reject) => {
    settlers = { resolve, reject }
  })
  return { promise, ...settlers }
}
