import type { LisaError } from '../../errors/lisa-error.ts'
import type { ErrorFields } from './fields.ts'
import { uuid } from './message-id.ts'
import type { PlayerCommand } from './messages.ts'
import type { PlayerConfig } from './options.ts'
import { refusedBy, silenceOf } from './player-error.ts'

/** What a single message may have. */
export interface SendOptions {
  /** Calls it off: it is not sent any more, and the promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined
}

/** A message on its way: it waits for the player, then for the player's acknowledgement. */
interface Pending {
  command: PlayerCommand
  promise: Promise<void>
  resolve(): void
  reject(reason: unknown): void
  /** How often it has been sent: a player that loads anew gets it again. */
  sent: number
  stopTimer(): void
}

/** What waits to be sent, and what waits to be acknowledged. */
export interface Outbox {
  /** Sends it once the player is ready; resolves when the player has acknowledged it. */
  add(command: PlayerCommand, options?: SendOptions): Promise<void>
  /** The player at this origin listens: all that waits is sent, in order. */
  open(origin: string): void
  /** The player is gone, and may come back. */
  close(): void
  acknowledge(messageId: string): void
  refuse(messageId: string | undefined, error: ErrorFields['error']): void
  /** Nothing is sent any more; what waits rejects with an `AbortError`. */
  stop(): void
}

// A player that keeps loading anew must not keep a message waiting for ever.
const mostSendings = 3

export function createOutbox(config: PlayerConfig, post: (message: object, origin: string) => void): Outbox {
  const { sender, timeout, readyTimeout, clock } = config
  const pending = new Map<string, Pending>()
  let origin: string | undefined
  let isStopped = false
  const [firstOrigin = ''] = config.origins

  const settle = (id: string, how: (message: Pending) => void): void => {
    const message = pending.get(id)
    if (!message) return
    message.stopTimer()
    pending.delete(id)
    how(message)
  }
  const reject = (id: string, reason: unknown): void => settle(id, (message) => message.reject(reason))
  const callOff = (id: string, { promise }: Pending, reason: unknown): void => {
    // Who calls it off need not wait for it.
    promise.catch(() => undefined)
    reject(id, reason)
  }
  const timeOut = (id: string, after: number, error: () => LisaError): (() => void) =>
    clock.after(after, () => reject(id, error()))

  const wait = (id: string, message: Pending): void => {
    message.stopTimer()
    message.stopTimer = timeOut(id, readyTimeout, () => silenceOf(firstOrigin, message.command.messageType, false))
  }

  const transmit = (id: string, message: Pending, target: string): void => {
    const { command } = message
    const silence = (): LisaError => silenceOf(target, command.messageType, true)
    message.stopTimer()
    message.sent += 1
    if (message.sent > mostSendings) {
      reject(id, silence())
      return
    }
    message.stopTimer = timeOut(id, timeout, silence)
    try {
      post({ ...command, recipient: 'LiSA', sender, messageId: id }, target)
    } catch (error) {
      // Something that cannot be cloned, such as a function: a mistake of the caller, passed on as it is.
      reject(id, error)
    }
  }

  return {
    add(command, { signal } = {}) {
      const message = pendingOf(command)
      const id = uuid()
      pending.set(id, message)
      if (isStopped || signal?.aborted) {
        callOff(id, message, isStopped ? disconnected() : signal?.reason)
        return message.promise
      }
      signal?.addEventListener('abort', () => callOff(id, message, signal.reason), { once: true })
      if (origin === undefined) wait(id, message)
      else transmit(id, message, origin)
      return message.promise
    },
    open(target) {
      origin = target
      for (const [id, message] of [...pending]) transmit(id, message, target)
    },
    close() {
      origin = undefined
      for (const [id, message] of pending) wait(id, message)
    },
    acknowledge: (id) => settle(id, (message) => message.resolve()),
    refuse: (id = '', error) =>
      settle(id, (message) => message.reject(refusedBy(origin ?? firstOrigin, message.command.messageType, error))),
    stop() {
      isStopped = true
      for (const [id, message] of [...pending]) callOff(id, message, disconnected())
    },
  }
}

function pendingOf(command: PlayerCommand): Pending {
  const message = { command, sent: 0, stopTimer: () => undefined } as unknown as Pending
  message.promise = new Promise((resolve, reject) => Object.assign(message, { resolve, reject }))
  return message
}

const disconnected = (): DOMException => new DOMException('The player is disconnected', 'AbortError')
