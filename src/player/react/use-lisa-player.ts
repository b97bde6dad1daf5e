import { type RefCallback, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { connectLisaPlayer } from '../core/connect.ts'
import type { PlayerConnection } from '../core/connection.ts'
import { eventOf, type PlayerEvent } from '../core/events.ts'
import type { PlayerMessage, PlayerMessageType } from '../core/messages.ts'
import type { LisaPlayerOptions } from '../core/options.ts'
import { passViewport } from '../core/viewport.ts'

/** What `useLisaPlayer` takes. Callbacks may be new at every render. */
export interface UseLisaPlayerOptions extends LisaPlayerOptions {
  /** What to do with a message, by its type: `{ 'lsc:product:click': (message) => … }`. */
  on?: PlayerCallbacks | undefined
  /** What the player has said of another type, or in a shape that does not fit. */
  onUnknown?: ((data: unknown) => void) | undefined
  /** What happened, for analytics; give it once the visitor has agreed to that. */
  onEvent?: ((event: PlayerEvent) => void) | undefined
}

/** A callback for each type of message that the page cares about. */
export type PlayerCallbacks = { [Type in PlayerMessageType]?: (message: PlayerMessage<Type>) => void }

/** The player in a frame, as a component sees it. */
export interface PlayerHandle {
  /** For the `<iframe>`. */
  ref: RefCallback<HTMLIFrameElement>
  /** The frame's player, to listen and to send; `undefined` while there is no frame. */
  connection: PlayerConnection | undefined
  /** Whether the player listens. */
  isReady: boolean
  /** Whether it has lately said something. */
  isAlive: boolean
}

/**
 * The player in an `<iframe>` of one's own: `<iframe ref={player.ref} … />`. Another set of origins connects again, and hears
 * the player once its frame has loaded again. The player's question for the viewport is answered.
 */
export function useLisaPlayer(options: UseLisaPlayerOptions): PlayerHandle {
  const latest = useRef(options)
  const connected = useRef<PlayerConnection | undefined>(undefined)
  const [connection, setConnection] = useState<PlayerConnection>()
  useEffect(() => {
    latest.current = options
  })
  const { origins, sender, timeout, readyTimeout, aliveTimeout } = options
  const settings = JSON.stringify([origins, sender, timeout, readyTimeout, aliveTimeout])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other settings are another connection
  const ref = useCallback(
    (frame: HTMLIFrameElement | null) => {
      connected.current?.disconnect()
      connected.current = frame ? connectLisaPlayer(frame, options) : undefined
      setConnection(connected.current)
    },
    [settings],
  )
  const types = Object.keys(options.on ?? {})
    .sort()
    .join()
  useEffect(() => {
    if (!connection) return
    const ends = types.split(',').map((type) => {
      const name = type as PlayerMessageType
      // Its type's own callback gets what its type's listeners get.
      return connection.on(name, (message) => (latest.current.on?.[name] as ((message: unknown) => void) | undefined)?.(message))
    })
    return () => {
      for (const end of ends) end()
    }
  }, [connection, types])
  useEffect(() => {
    if (!connection) return
    const ends = [
      connection.onUnknown((data) => latest.current.onUnknown?.(data)),
      connection.onMessage((message) => {
        const event = latest.current.onEvent && eventOf(message)
        if (event) latest.current.onEvent?.(event)
      }),
      passViewport(connection, window),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [connection])
  const subscribe = connection?.subscribe ?? subscribeToNothing
  return {
    ref,
    connection,
    isReady: useSyncExternalStore(subscribe, () => connection?.isReady ?? false, no),
    isAlive: useSyncExternalStore(subscribe, () => connection?.isAlive ?? false, no),
  }
}

const subscribeToNothing = () => (): void => undefined
const no = (): boolean => false
