import { clock, element, write } from './element.ts'
import type { PlayerProduct } from './programme.ts'
import type { Voucher } from './sticker.ts'
import type { Actions, ViewState } from './view-state.ts'

/** One product in the player's list. */
interface Card {
  root: HTMLElement
  update(isCurrent: boolean, liked: ReadonlySet<string>): void
}

/** Draws a product: opened, put into the cart, liked, wished for. */
export function createCard(product: PlayerProduct, does: Actions): Card {
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

/** Draws the voucher with the time until it can be claimed. */
export function createSticker(does: Actions): { root: HTMLElement; update(voucher: Voucher): void } {
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

/** Draws the last comments, and the form to join them. */
export function createComments(does: Actions): { root: HTMLElement; update(state: ViewState): void } {
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
