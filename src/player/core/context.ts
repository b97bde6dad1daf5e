import type { output } from 'zod/v4/core'
import { openText as open } from '../../schema/answers.ts'
import { loose, optional } from '../../schema/containers.ts'
import { boolean, number, text } from '../../schema/values.ts'

/** The schema of the context, for messages that say more. */
export const contextSchema = loose({
  /** `LiSA`. Anybody can write that, so nothing is decided by it. */
  sender: optional(text),
  /** Positive while this device's clock is behind. */
  clockDriftInMs: optional(number),
  mediaItemId: optional(text),
  mediaItemType: optional(open<'live' | 'replay' | 'story'>()),
  progress: optional(
    loose({
      bufferedTimeInMs: optional(number),
      currentTimeInMs: optional(number),
      /** -1 while it is live. */
      durationInMs: optional(number),
      elapsedTimeInMs: optional(number),
      skipTimeInMs: optional(number),
      /** How long this visitor has watched. */
      visitorDwellTimeInMs: optional(number),
      isLive: optional(boolean),
      isPlaying: optional(boolean),
    }),
  ),
})

/** What every message of the player may carry: its clock, what is on, and how far it is. */
export interface PlayerContext extends output<typeof contextSchema> {}
