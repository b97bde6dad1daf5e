import { useEffect, useState } from 'react'
import { absoluteAddress } from '../client/address.ts'
import { prefixKey } from '../query/keys.ts'
import { useLisa } from '../react/provider.tsx'
import { connectLive } from './live-connection.ts'
import type { LiveChange, LiveStatus } from './live-news.ts'

/** How often a visible page without a connection reads again, in milliseconds. */
const pollEvery = 60_000

/**
 * Keeps the reads on screen up to date by what the gateway tells (`lisa-query/server`): one connection for all tabs, and what has
 * changed is read again from the gateway's warmed cache. Without a connection the page looks once a minute. Call it once below
 * the provider. Gives how it stands.
 */
export function useLisaLive(): { status: LiveStatus } {
  const { client, queryClient } = useLisa()
  const { clock, baseUrl } = client.options
  const [status, setStatus] = useState<LiveStatus>('reconnecting')

  useEffect(() => {
    const cancels = new Set<() => void>()
    const readAgain = ({ paths = [''], spread }: LiveChange): void => {
      const cancel = clock.after(Math.random() * spread, () => {
        cancels.delete(cancel)
        for (const path of paths) void queryClient.invalidateQueries({ queryKey: path ? prefixKey(client, path) : [client.key] })
      })
      cancels.add(cancel)
    }
    const disconnect = connectLive({ url: `${absoluteAddress(baseUrl)}/_live`, clock, onChange: readAgain, onStatus: setStatus })
    return () => {
      disconnect()
      for (const cancel of cancels) cancel()
    }
  }, [client, queryClient, clock, baseUrl])

  useEffect(() => {
    if (status !== 'off') return undefined
    let cancel: () => void
    const look = (): void => {
      if (document.visibilityState !== 'hidden') void queryClient.invalidateQueries({ queryKey: [client.key] })
      cancel = clock.after(pollEvery + (Math.random() * pollEvery) / 2, look)
    }
    cancel = clock.after(pollEvery, look)
    return () => cancel()
  }, [status, client, queryClient, clock])

  return { status }
}
