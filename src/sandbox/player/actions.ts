import { type Running, setPlaying } from './running.ts'
import type { Actions } from './view-state.ts'

/** What each button of the player does: it says so to the page, which decides what comes of it. */
export function createActions(running: Running): Actions {
  const { playback, voucher, state, say, update } = running
  return {
    toggle: () => setPlaying(running, !playback.isPlaying),
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
    like: ({ product, fields }) => {
      const reference = product.origin?.id ?? product.id
      say('lsc:product:emoji', { ...fields, intent: state.liked.has(reference) ? 'remove' : 'add' })
    },
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
  }
}
