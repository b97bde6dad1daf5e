import type { PlayerCommand, PlayerMessageType } from '../../player-core.ts'
import { isMisbehaviour, type Misbehaviour, misbehave } from './misbehave.ts'
import { createPlayback } from './playback.ts'
import { type PlayerProduct, programmeAt } from './programme.ts'
import { createProtocol } from './protocol.ts'
import { createVoucher } from './sticker.ts'
import { startTicking } from './ticks.ts'
import { createView, type ViewState } from './view.ts'

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
  const { root = document.body, seed = 1, heartbeat = 3_000 } = options
  const { unlocksAfter, expiresAfter } = options.voucher ?? { unlocksAfter: 20_000, expiresAfter: 120_000 }
  const address = new URL(location.href)
  const programme = programmeAt(address, seed, Date.now(), document.documentElement.lang || 'en')
  const { show, products } = programme
  const playback = createPlayback(Date.parse(show.startsAt ?? ''), show.durationInMs, programme.type === 'live')
  const voucher = createVoucher(`voucher ${show.id}`, Date.now(), unlocksAfter, expiresAfter)
  const obeyed: PlayerCommand[] = []
  const state: ViewState & { liked: Set<string>; comments: string[] } = {
    mode: 'fullscreen',
    turn: 0,
    liked: new Set(),
    visitor: undefined,
    comments: ['Ida: hello from Bergen', 'Jonas: how heavy is it?'],
  }

  const protocol = createProtocol(
    window,
    () => ({ mediaItemId: show.id, mediaItemType: programme.type, progress: playback.progress() }),
    (command) => {
      obeyed.push(command)
      obey(command)
      update()
    },
  )
  const { say } = protocol
  const update = (): void => view.update(state)

  const setPlaying = (isPlaying: boolean): void => {
    if (isPlaying) playback.play()
    else playback.pause()
    say(isPlaying ? 'lsc:media:resume' : 'lsc:media:pause')
    update()
  }
  const like = ({ product, fields }: PlayerProduct): void => {
    const reference = product.origin?.id ?? product.id
    say('lsc:product:emoji', { ...fields, intent: state.liked.has(reference) ? 'remove' : 'add' })
  }
  const view = createView(root, programme, playback, voucher, {
    toggle: () => setPlaying(!playback.isPlaying),
    resize: () => {
      const playerUiState = state.mode === 'floating' ? 'requestFullscreenMode' : 'requestFloatingMode'
      say('lsc:player:ui-transition', { playerUiState })
    },
    dismiss: () => {
      playback.pause()
      say('lsc:player:dismiss')
      update()
    },
    viewCart: () => say('lsc:cart:view', { cartUrl: '/cart' }),
    share: () => say('lsc:cta:click', { ctaType: 'share', auxiliaryData: {} }),
    open: ({ fields }) => say('lsc:product:click', fields),
    add: ({ fields }) => say('lsc:product:add-to-cart', { ...fields, intent: 'add' }),
    wish: ({ fields }) => say('lsc:product:add-to-wishlist', fields),
    like,
    claim: () => {
      voucher.isClaimed = true
      say('lsc:sticker:click', voucher.fields())
      say('lsc:sticker:voucher:claim', voucher.fields())
      update()
    },
    join: (visitorName) => {
      state.visitor = visitorName
      state.comments.push(`${visitorName} has joined`)
      say('lsc:comments:audience:join', { visitorName })
      update()
    },
  })

  function obey(command: PlayerCommand): void {
    if (command.messageType === 'lsc:media:pause') setPlaying(false)
    if (command.messageType === 'lsc:media:resume') setPlaying(true)
    if (command.messageType === 'lsc:player:ui-transition') {
      state.mode = command.playerUiState === 'floating' ? 'floating' : 'fullscreen'
      say('lsc:player:ui-transition', { playerUiState: state.mode })
    }
    if (command.messageType === 'lsc:player:native-pip') {
      say('lsc:player:native-pip', { isEnabled: command.pipState === 'requestPip' })
    }
    if (command.messageType === 'lsc:product:emoji-state-update') state.liked = new Set(command.productReferences)
    if (command.messageType === 'lsc:visitor:pass-user-context') {
      state.visitor = command.displayName ?? command.id
      state.comments.push(`${state.visitor} is watching`)
    }
  }

  const stopTicking = startTicking({
    playback,
    products,
    voucher,
    duration: show.durationInMs,
    isLive: programme.type === 'live',
    say,
    turn: (index) => {
      state.turn = index
      update()
    },
  })
  const beat = setInterval(() => say('lsc:app:heartbeat'), heartbeat)
  playback.play()
  update()
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
