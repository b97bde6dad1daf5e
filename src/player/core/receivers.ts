import type { PlayerConnection } from './connection.ts'
import type { PlayerMessage, PlayerMessageType } from './messages.ts'

/** The callbacks for the player's messages. */
interface Receivers extends Pick<PlayerConnection, 'on' | 'onMessage' | 'onUnknown' | 'subscribe'> {
  /** Calls those for its type and for the type that it is another spelling of, then those for all types. */
  tell(message: PlayerMessage, sameAs: PlayerMessageType | undefined): void
  tellUnknown(data: unknown): void
  tellState(): void
  clear(): void
}

export function createReceivers(): Receivers {
  const receivers = new Map<string, Set<(data: never) => void>>()

  const add = (name: string, callback: (data: never) => void): (() => void) => {
    // Each subscription has its own function, so that a callback given twice is removed one at a time.
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
        // A callback that throws must not keep the message from the others; its error is reported like any error of the page.
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
