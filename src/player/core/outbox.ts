import type { LisaError } from '../../errors/lisa-error.ts'
import type { ErrorFields } from './fields.ts'
import type { PlayerCommand } from './messages.ts'
import type { PlayerConfig } from './options.ts'
import { createPendingMessages, type PendingMessage } from './pending-messages.ts'
import { refusedBy, silenceOf } from './player-error.ts'

/** What a single message may have. */
export interface SendOptions {
  /** Calls it off: it is not sent any more, and the promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined
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

// A player that reloads again and again must not keep a message waiting for ever.
const mostSendings = 3

export function createOutbox(config: PlayerConfig, post: (message: object, origin: string) => void): Outbox {
  const { sender, timeout, readyTimeout, clock } = config
  const pending = createPendingMessages()
  let origin: string | undefined
  let isStopped = false
  const [firstOrigin = ''] = config.origins

  const expire = (message: PendingMessage, after: number, error: () => LisaError): void => {
    message.stopTimer()
    message.stopTimer = clock.after(after, () => pending.reject(message.id, error()))
  }
  const wait = (message: PendingMessage): void =>
    expire(message, readyTimeout, () => silenceOf(firstOrigin, message.command.messageType, false))

  const transmit = (message: PendingMessage, target: string): void => {
    const { id, command } = message
    const silence = (): LisaError => silenceOf(target, command.messageType, true)
    message.sent += 1
    if (message.sent > mostSendings) {
      pending.reject(id, silence())
      return
    }
    expire(message, timeout, silence)
    try {
      post({ ...command, recipient: 'LiSA', sender, messageId: id }, target)
    } catch (error) {
      // Something that cannot be cloned, such as a function: a mistake of the caller, passed on as it is.
      pending.reject(id, error)
    }
  }

  return {
    add(command, { signal } = {}) {
      const message = pending.add(command)
      if (isStopped) pending.callOff(message.id, disconnected())
      else if (signal?.aborted) pending.callOff(message.id, signal.reason)
      else if (origin === undefined) wait(message)
      else transmit(message, origin)
      signal?.addEventListener('abort', () => pending.callOff(message.id, signal.reason), { once: true })
      return message.promise
    },
    open(target) {
      origin = target
      for (const message of pending.all()) transmit(message, target)
    },
    close() {
      origin = undefined
      for (const message of pending.all()) wait(message)
    },
    acknowledge: pending.resolve,
    refuse(id = '', error) {
      const message = pending.get(id)
      if (message) pending.reject(id, refusedBy(origin ?? firstOrigin, message.command.messageType, error))
    },
    stop() {
      isStopped = true
      for (const { id } of pending.all()) pending.callOff(id, disconnected())
    },
  }
}

const disconnected = (): DOMException => new DOMException('The player is disconnected', 'AbortError')
