import type { PlayerMessageType } from '../../player-core.ts'
import type { Playback } from './playback.ts'
import type { PlayerProduct } from './programme.ts'
import type { Voucher } from './sticker.ts'

interface Ticking {
  playback: Playback
  products: readonly PlayerProduct[]
  voucher: Voucher
  /** Milliseconds; a live show does not end by itself. */
  duration: number
  isLive: boolean
  say(type: PlayerMessageType, fields?: object): void
  /** The product with this index is the one that is shown now. */
  turn(index: number): void
}

const productEach = 6_000

/** Says what happens as time passes: progress each second, each product as it is shown, the voucher's timers. Gives a function that ends it. */
export function startTicking({ playback, products, voucher, duration, isLive, say, turn }: Ticking): () => void {
  const started = playback.currentTimeInMs
  const seen = new Set<number>()
  let ticks = 0
  let wasUnlocked = false
  let wasExpired = false
  const timer = setInterval(() => {
    ticks += 1
    const index = products.length > 0 ? Math.floor((playback.currentTimeInMs - started) / productEach) % products.length : 0
    turn(index)
    const product = products[index]
    if (playback.isPlaying && product && !seen.has(index)) {
      seen.add(index)
      say('lsc:product:impression', { ...product.fields, firstOccurrence: true })
    }
    if (playback.isPlaying && ticks % 4 === 0) say('lsc:media:progress')
    if (!isLive && playback.isPlaying && playback.currentTimeInMs >= duration) {
      playback.pause()
      say('lsc:media:complete')
    }
    if (!wasUnlocked && voucher.untilUnlocked() === 0) {
      wasUnlocked = true
      say('lsc:sticker:unlock', voucher.fields())
    }
    if (!wasExpired && voucher.untilExpired() === 0) {
      wasExpired = true
      say('lsc:sticker:expire', voucher.fields())
    }
  }, 250)
  return () => clearInterval(timer)
}
