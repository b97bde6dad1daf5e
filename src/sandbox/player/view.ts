import { localize } from '../../core.ts'
import { clock, element, write } from './element.ts'
import type { Playback } from './playback.ts'
import type { Programme } from './programme.ts'
import type { Voucher } from './sticker.ts'
import { styles } from './styles.ts'
import { createCard, createComments, createSticker } from './view-parts.ts'
import type { Actions, ViewState } from './view-state.ts'

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
  const cards = products.map((product) => createCard(product, does))
  const sticker = createSticker(does)
  const comments = createComments(does)
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
  const removeStyles = addStyles(root.ownerDocument)
  root.append(main)
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
      removeStyles()
      main.remove()
    },
  }
}

/** Adds the stylesheet, and returns a function that removes it. Constructed, since a Content-Security-Policy may refuse `<style>`. */
function addStyles(page: Document): () => void {
  const { CSSStyleSheet } = page.defaultView ?? globalThis
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  page.adoptedStyleSheets = [...(page.adoptedStyleSheets ?? []), sheet] // jsdom has none
  return () => {
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((one) => one !== sheet)
  }
}
