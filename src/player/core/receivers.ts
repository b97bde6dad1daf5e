import type { PlayerConnection } from './connection.ts'
import type { PlayerMessage, PlayerMessageType } from './messages.ts'

/** Those who want to hear what the player says. */
interface Receivers extends Pick<PlayerConnection, 'on' | 'onMessage' | 'onUnknown' | 'subscribe'> {
  /** Tells it to those of its type, and of the type that it is another spelling of, then to those of all types. */
  tell(message: PlayerMessage, sameAs: PlayerMessageType | undefined): void
  tellUnknown(data: unknown): void
  tellState(): void
  clear(): void
}

export function createReceivers(): Receivers {
  const receivers = new Map<string, Set<(data: never) => void>>()

  const add = (name: string, callback: (data: never) => void): (() => void) => {
    // Each has a place of its own, so that one function given twice is ended once at a time.
    const receive = (data: never): void => callback(data)
    const named = receivers.get(name) ?? new Set()
    receivers.set(name, named.add(receive))
    return () => named.delete(receive)
  }

  const tell = (name: string, data: unknown): void => {
    for (const receive of [...(receivers.get(name) ?? [])]) {
      try {
        receive(data as never)
      } catch (error) {
        // One that fails keeps the message from nobody else, and shows up like any error of the page.
        reportError(error)
      }
    }
  }

  return {
    on: add,
    onMessage: (callback) => add('*', callback),
    onUnknown: (callback) => add('?', callback),
    subscribe: (callback) => add('!', callback),
    tell(message, sameAs) {
      tell(message.messageType, message)
      if (sameAs) tell(sameAs, { ...message, messageType: sameAs })
      tell('*', message)
    },
    tellUnknown: (data) => tell('?', data),
    tellState: () => tell('!', undefined),
    clear: () => receivers.clear(),
  }
}
