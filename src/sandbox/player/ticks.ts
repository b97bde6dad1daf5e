import type { Running } from './running.ts'

const productEach = 6_000

/** Says what happens as time passes: progress each second, each product as it is shown, the voucher's timers. Returns a function that stops it. */
export function startTicking({ programme, playback, voucher, state, say, update }: Running): () => void {
  const { show, type, products } = programme
  const started = playback.currentTimeInMs
  const seen = new Set<number>()
  let ticks = 0
  let wasUnlocked = false
  let wasExpired = false
  const timer = setInterval(() => {
    ticks += 1
    const index = products.length > 0 ? Math.floor((playback.currentTimeInMs - started) / productEach) % products.length : 0
    state.turn = index
    update()
    const product = products[index]
    if (playback.isPlaying && product && !seen.has(index)) {
      seen.add(index)
      say('lsc:product:impression', { ...product.fields, firstOccurrence: true })
    }
    if (playback.isPlaying && ticks % 4 === 0) say('lsc:media:progress')
    if (type !== 'live' && playback.isPlaying && playback.currentTimeInMs >= show.durationInMs) {
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
