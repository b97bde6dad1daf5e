import type { StickerFields } from './fields.ts'

/** When a sticker changes by itself, in epoch milliseconds of this device's clock, as `useCountdown` takes it. */
export interface StickerTimes {
  /** When it can be used, while it waits for that. */
  unlocksAt?: number
  /** When it can no longer be used. */
  expiresAt?: number
}

/**
 * When a sticker unlocks and expires by this device's clock, which the player's message corrects: `clockDriftInMs` is how much
 * it is behind. A timer that is not active, or has no start, leads to no time.
 */
export function stickerTimes(sticker: StickerFields, clockDriftInMs = sticker.clockDriftInMs ?? 0): StickerTimes {
  const unlocksAt = endOf(
    sticker.stickerActivationTimerIsActive && !sticker.stickerActivationTimerIsCompleted,
    sticker.stickerActivationTimerStartedAt,
    sticker.stickerActivationTimerDurationInSec,
    clockDriftInMs,
  )
  const expiresAt = endOf(
    sticker.stickerExpiryTimerIsActive,
    sticker.stickerExpiryTimerStartedAt,
    sticker.stickerExpiryTimerDurationInSec,
    clockDriftInMs,
  )
  return { ...(unlocksAt !== undefined && { unlocksAt }), ...(expiresAt !== undefined && { expiresAt }) }
}

function endOf(
  isActive: boolean | undefined,
  startedAt: unknown,
  seconds: number | undefined,
  drift: number,
): number | undefined {
  const start = typeof startedAt === 'string' ? Date.parse(startedAt) : startedAt
  if (!isActive || seconds === undefined || typeof start !== 'number' || !Number.isFinite(start)) return undefined
  return start + seconds * 1_000 - drift
}
