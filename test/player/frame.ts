import { connectLisaPlayer, type LisaPlayerOptions, type PlayerConnection } from 'lisa-query/player/core'
import { onTestFinished, vi } from 'vitest'

export const playerOrigin = 'https://shop.hello-lisa.com'

/** A message as it goes to the player. */
export interface Posted {
  message: { messageType: string; messageId: string } & Record<string, unknown>
  targetOrigin: string
}

export interface Voice {
  /** The player in the frame says this; `from` is who it really comes from. */
  say(data: unknown, from?: { origin?: string; source?: MessageEventSource | null }): void
  listen(): void
  /** The player takes the message that was posted last. */
  acknowledge(): void
}

export interface Framed extends Voice {
  frame: HTMLIFrameElement
  player: PlayerConnection
  /** What has been posted to the player, in order. */
  posted: Posted[]
}

/** A frame on the page, whose player the test plays. */
export function framed(options: Partial<LisaPlayerOptions> = {}): Framed {
  const frame = document.createElement('iframe')
  document.body.append(frame)
  const posted = postedTo(frame)
  const player = connectLisaPlayer(frame, { origins: [playerOrigin], sender: 'Shop', ...options })
  onTestFinished(() => {
    player.disconnect()
    frame.remove()
  })
  return { frame, player, posted, ...voiceOf(frame, posted) }
}

/** Collects what is posted to the frame from now on. */
export function postedTo(frame: HTMLIFrameElement): Posted[] {
  const posted: Posted[] = []
  const post = (message: Posted['message'], targetOrigin: unknown): void => {
    structuredClone(message) // as a browser does
    posted.push({ message, targetOrigin: String(targetOrigin) })
  }
  vi.spyOn(frame.contentWindow as Window, 'postMessage').mockImplementation(post as never)
  return posted
}

export function voiceOf(frame: HTMLIFrameElement, posted: Posted[]): Voice {
  const say: Voice['say'] = (data, { origin = playerOrigin, source = frame.contentWindow } = {}) => {
    window.dispatchEvent(new MessageEvent('message', { data, origin, source }))
  }
  return {
    say,
    listen: () => say({ clockDriftInMs: 0, messageType: 'lsc:app:listen', sender: 'LiSA', action: 'ready', target: 'app' }),
    acknowledge: () =>
      say({ messageType: 'lsc:app:message:acknowledge', sender: 'LiSA', messageId: posted.at(-1)?.message.messageId }),
  }
}
