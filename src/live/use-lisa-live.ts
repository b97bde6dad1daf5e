import { useEffect, useState } from 'react'
import { absoluteAddress } from '../client/address.ts'
import type { LisaClient } from '../client/client.ts'
import { useLisa } from '../react/provider.tsx'
import { connectLive } from './live-connection.ts'
import type { LiveStatus } from './live-news.ts'
import { createRefresher } from './refresher.ts'
import { whileAwake } from './while-awake.ts'

/** How often a visible page without a connection reads again, in milliseconds. */
const pollEvery = 60_000
/** In milliseconds: tabs that wake up together spread their reads so much. */
const spreadAfterSleep = 1_000

/**
 * Keeps the reads on screen up to date by what the gateway tells (`lisa-query/server`): one connection for all tabs, and what has
 * changed is read again from the gateway's warmed cache. Without a connection the page looks once a minute. Call it once below
 * the provider. Returns how it stands.
 */
export function useLisaLive(): { status: LiveStatus } {
  const { client, queryClient } = useLisa()
  const { clock, baseUrl } = client.options
  const [status, setStatus] = useState<LiveStatus>('reconnecting')

  useEffect(() => {
    const { refresh, since, hear, cancel } = createRefresher(client, queryClient)
    const { emit } = client.events
    const onStatus = (now: LiveStatus): void => {
      setStatus(now)
      emit({ type: 'live', status: now })
    }
    const end = whileAwake((isAgain) => {
      if (isAgain) refresh({ paths: undefined, spread: spreadAfterSleep })
      return connectLive({ url: `${absoluteAddress(baseUrl)}/_live`, clock, since, onHeard: hear, onChange: refresh, onStatus })
    })
    return () => {
      end()
      cancel()
      emit({ type: 'live', status: 'ended' })
    }
  }, [client, queryClient, clock, baseUrl])

  useEffect(() => {
    if (status !== 'off') return undefined
    let cancel: () => void
    const look = (): void => {
      if (isVisible() && hasQuota(client)) void queryClient.invalidateQueries({ queryKey: [client.key] })
      cancel = clock.after(pollEvery + (Math.random() * pollEvery) / 2, look)
    }
    cancel = clock.after(pollEvery, look)
    return () => cancel()
  }, [status, client, queryClient, clock])

  return { status }
}

const isVisible = (): boolean => globalThis.document?.visibilityState !== 'hidden'

/** Looking is worth no wait for anybody: it needs half of what LiSA takes, where that is known. */
function hasQuota({ rateLimit }: LisaClient): boolean {
  const { isOpen, remaining, limit } = rateLimit.get()
  return isOpen && (remaining === undefined || limit === undefined || remaining > limit / 2)
}
