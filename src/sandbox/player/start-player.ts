import type { PlayerCommand, PlayerMessageType } from '../../player-core.ts'
import { createActions } from './actions.ts'
import { isMisbehaviour, type Misbehaviour, misbehave } from './misbehave.ts'
import { obey } from './obey.ts'
import { createPlayback } from './playback.ts'
import { programmeAt } from './programme.ts'
import { createProtocol } from './protocol.ts'
import type { Running } from './running.ts'
import { createVoucher } from './sticker.ts'
import { startTicking } from './ticks.ts'
import { createView } from './view.ts'

/** What `startSandboxPlayer` takes. Times are milliseconds. */
export interface SandboxPlayerOptions {
  /** Where it is drawn; the page's body by default. */
  root?: HTMLElement
  /** The same as the sandbox's: then the player sells the sandbox's products. */
  seed?: number
  /** How long until the voucher unlocks, and for how long it can then be claimed; 20 s and 2 min by default. */
  voucher?: { unlocksAfter: number; expiresAfter: number }
  /** The pace of its heartbeat; 3 s by default. */
  heartbeat?: number
  /** What it does wrong once it has started; by default what the address says: `?misbehave=silence,flood`. */
  misbehave?: readonly Misbehaviour[]
}

/** A player that is playing. */
export interface SandboxPlayer {
  /** Says this to the page around it. */
  say(type: PlayerMessageType, fields?: object): void
  /** Posts anything to the page, as it is. */
  post(data: unknown): void
  /** Does something wrong, now. */
  misbehave(how: Misbehaviour): void
  /** What the page has said and the player has taken. */
  readonly obeyed: readonly PlayerCommand[]
  stop(): void
}

/**
 * A player to develop against, in a page of its own: it is drawn, plays a clock, sells the sandbox's products, has a voucher with
 * timers and comments, and speaks LiSA's protocol with the page around its frame.
 */
export function startSandboxPlayer(options: SandboxPlayerOptions = {}): SandboxPlayer {
  const { root = document.body, heartbeat = 3_000 } = options
  const address = new URL(location.href)
  const { programme, playback, voucher, state } = standAt(address, options)
  const obeyed: PlayerCommand[] = []

  const protocol = createProtocol(
    window,
    () => ({ mediaItemId: programme.show.id, mediaItemType: programme.type, progress: playback.progress() }),
    (command) => {
      obeyed.push(command)
      obey(running, command)
    },
  )
  const { say } = protocol
  const running: Running = { programme, playback, voucher, state, say, update: () => view.update(state) }
  const view = createView(root, programme, playback, voucher, createActions(running))
  const stopTicking = startTicking(running)
  const beat = setInterval(() => say('lsc:app:heartbeat'), heartbeat)
  playback.play()
  running.update()
  greet(running)
  const named = address.searchParams.get('misbehave')?.split(',') ?? []
  const wrongs = options.misbehave ?? named.filter(isMisbehaviour)
  for (const how of wrongs) misbehave(how, protocol, window)
  return {
    say,
    post: protocol.post,
    misbehave: (how) => misbehave(how, protocol, window),
    obeyed,
    stop: () => {
      stopTicking()
      clearInterval(beat)
      protocol.stop()
      view.remove()
    },
  }
}

/** What this address plays, before anything has happened. */
function standAt(
  address: URL,
  { seed = 1, voucher = { unlocksAfter: 20_000, expiresAfter: 120_000 } }: SandboxPlayerOptions,
): Omit<Running, 'say' | 'update'> {
  const programme = programmeAt(address, seed, Date.now(), document.documentElement.lang || 'en')
  const { show, type } = programme
  return {
    programme,
    playback: createPlayback(Date.parse(show.startsAt ?? ''), show.durationInMs, type === 'live'),
    voucher: createVoucher(`voucher ${show.id}`, Date.now(), voucher.unlocksAfter, voucher.expiresAfter),
    state: {
      mode: 'fullscreen',
      turn: 0,
      liked: new Set(),
      visitor: undefined,
      comments: ['Ida: hello from Bergen', 'Jonas: how heavy is it?'],
    },
  }
}

/** What a player says once it is there. */
function greet({ programme: { products }, voucher, say }: Running): void {
  say('lsc:app:listen', { action: 'ready', target: 'app' })
  say('lsc:media:impression', {
    firstOccurrence: true,
    auxiliaryData: {
      products: Object.fromEntries(products.map(({ product }) => [product.origin?.id ?? product.id, product.id])),
    },
  })
  say('lsc:player:viewport:request')
  say('lsc:sticker:publish', voucher.fields())
  say('lsc:sticker:impression', voucher.fields())
}
