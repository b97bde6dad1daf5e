import { localize } from '../../core.ts'
import { clock, element, write } from './element.ts'
import type { Playback } from './playback.ts'
import type { PlayerProduct, Programme } from './programme.ts'
import type { Voucher } from './sticker.ts'
import { styles } from './styles.ts'

/** What somebody can do in the player. */
export interface Actions {
  toggle(): void
  resize(): void
  dismiss(): void
  viewCart(): void
  share(): void
  open(product: PlayerProduct): void
  add(product: PlayerProduct): void
  wish(product: PlayerProduct): void
  like(product: PlayerProduct): void
  claim(): void
  join(name: string): void
}

/** What the page shows of it. */
export interface ViewState {
  mode: 'floating' | 'fullscreen'
  /** The product whose turn it is. */
  turn: number
  liked: ReadonlySet<string>
  visitor: string | undefined
  comments: readonly string[]
}

/** The player's page: drawn once, then brought up to date. */
export interface View {
  update(state: ViewState): void
  remove(): void
}

/** Draws the player into `root`. */
export function createView(root: HTMLElement, programme: Programme, playback: Playback, voucher: Voucher, does: Actions): View {
  const { show, type, products } = programme
  const language = root.ownerDocument.documentElement.lang || 'en'
  const time = element('span', { class: 'clock', role: 'timer' })
  const toggle = element('button', { type: 'button', onclick: does.toggle })
  const resize = element('button', { type: 'button', onclick: does.resize })
  const bar = element('progress', { 'aria-label': 'Played', max: `${show.durationInMs}` })
  const cards = products.map((product) => card(product, does))
  const sticker = stickerOf(does)
  const comments = commentsOf(does)
  const main = element(
    'main',
    { 'data-player': '' },
    element('img', { src: show.poster.url, alt: '' }),
    element(
      'header',
      {},
      element('h1', {}, localize(show.title, language) ?? ''),
      element('div', { class: 'row' }, element('span', { class: 'badge' }, type === 'live' ? 'Live' : 'Replay'), time),
      element(
        'div',
        { class: 'row' },
        toggle,
        resize,
        element('button', { type: 'button', class: 'quiet', onclick: does.viewCart }, 'Cart'),
        element('button', { type: 'button', class: 'quiet', onclick: does.share }, 'Share'),
        element('button', { type: 'button', onclick: does.dismiss }, 'Close'),
      ),
    ),
    element(
      'footer',
      {},
      sticker.root,
      comments.root,
      element('ul', { class: 'products', 'aria-label': 'Products' }, ...cards.map(({ root }) => root)),
      bar,
    ),
  )
  const style = element('style', {}, styles)
  root.append(style, main)
  return {
    update: (state) => {
      main.dataset.mode = state.mode
      write(time, clock(playback.currentTimeInMs))
      write(toggle, playback.isPlaying ? 'Pause' : 'Play')
      write(resize, state.mode === 'floating' ? 'Full size' : 'Float')
      bar.hidden = type === 'live'
      bar.value = playback.currentTimeInMs
      for (const [index, one] of cards.entries()) one.update(index === state.turn, state.liked)
      sticker.update(voucher)
      comments.update(state)
    },
    remove: () => {
      style.remove()
      main.remove()
    },
  }
}

interface Card {
  root: HTMLElement
  update(isCurrent: boolean, liked: ReadonlySet<string>): void
}

function card(product: PlayerProduct, does: Actions): Card {
  const { title, price, picture } = product
  const like = element('button', { type: 'button', 'aria-label': `Like: ${title}`, onclick: () => does.like(product) }, '♥')
  const root = element(
    'li',
    {},
    element(
      'button',
      { type: 'button', class: 'product', onclick: () => does.open(product) },
      element('img', { src: picture, alt: '' }),
      element('span', {}, `${title} · ${price}`),
    ),
    element(
      'div',
      { class: 'row' },
      element(
        'button',
        { type: 'button', 'aria-label': `Add to cart: ${title}`, onclick: () => does.add(product) },
        'Add to cart',
      ),
      like,
      element('button', { type: 'button', 'aria-label': `Wish for: ${title}`, onclick: () => does.wish(product) }, '☆'),
    ),
  )
  return {
    root,
    update: (isCurrent, liked) => {
      root.toggleAttribute('aria-current', isCurrent)
      if (isCurrent) root.setAttribute('aria-current', 'true')
      like.setAttribute('aria-pressed', `${liked.has(product.product.origin?.id ?? product.product.id)}`)
    },
  }
}

function stickerOf(does: Actions): { root: HTMLElement; update(voucher: Voucher): void } {
  const words = element('p')
  const claim = element('button', { type: 'button', onclick: does.claim }, 'Claim the voucher')
  const root = element('section', { class: 'sticker', 'aria-label': 'Voucher' }, words, claim)
  return {
    root,
    update: (voucher) => {
      const locked = voucher.untilUnlocked()
      const left = voucher.untilExpired()
      root.hidden = left === 0
      claim.hidden = locked > 0 || voucher.isClaimed
      write(
        words,
        voucher.isClaimed ? 'FJELL-10: 10 % on everything' : `A voucher ${locked > 0 ? 'in' : 'for'} ${clock(locked || left)}`,
      )
    },
  }
}

const mostComments = 3

function commentsOf(does: Actions): { root: HTMLElement; update(state: ViewState): void } {
  const list = element('ul', { 'aria-label': 'Comments' })
  let shown = 0
  const name = element('input', { 'aria-label': 'Your name', placeholder: 'Your name', autocomplete: 'off' })
  const form = element('form', { class: 'row' }, name, element('button', {}, 'Join the comments'))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (name.value.trim()) does.join(name.value.trim())
  })
  return {
    root: element('section', { class: 'comments', 'aria-label': 'Conversation' }, list, form),
    update: ({ comments, visitor }) => {
      form.hidden = visitor !== undefined
      for (const comment of comments.slice(shown)) list.append(element('li', {}, comment))
      shown = comments.length
      while (list.children.length > mostComments) list.firstChild?.remove()
    },
  }
}
