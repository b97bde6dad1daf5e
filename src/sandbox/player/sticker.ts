/** A voucher whose timers run: it unlocks, can be claimed, and expires. Times are milliseconds. */
export interface Voucher {
  /** Milliseconds until it unlocks; 0 once it has. */
  untilUnlocked(): number
  untilExpired(): number
  isClaimed: boolean
  /** The sticker fields of a message. */
  fields(): object
}

/** A voucher that was published at this moment (epoch milliseconds). */
export function createVoucher(id: string, publishedAt: number, unlocksAfter: number, expiresAfter: number): Voucher {
  const left = (after: number): number => Math.max(0, publishedAt + after - Date.now())
  const voucher: Voucher = {
    isClaimed: false,
    untilUnlocked: () => left(unlocksAfter),
    untilExpired: () => left(unlocksAfter + expiresAfter),
    fields: () => {
      const isUnlocked = voucher.untilUnlocked() === 0
      const isExpired = voucher.untilExpired() === 0
      return {
        stickerId: id,
        stickerType: 'voucher',
        stickerDetails: { code: 'FJELL-10', text: '10 % on everything in this show' },
        stickerActivationTimerDurationInSec: unlocksAfter / 1_000,
        stickerActivationTimerIsActive: !isUnlocked,
        stickerActivationTimerIsCompleted: isUnlocked,
        stickerActivationTimerStartedAt: new Date(publishedAt).toISOString(),
        stickerExpiryTimerDurationInSec: expiresAfter / 1_000,
        stickerExpiryTimerIsActive: isUnlocked && !isExpired,
        stickerExpiryTimerStartedAt: new Date(publishedAt + unlocksAfter).toISOString(),
        stickerIsExpired: isExpired,
        stickerIsUnlocked: isUnlocked && !isExpired,
      }
    },
  }
  return voucher
}
