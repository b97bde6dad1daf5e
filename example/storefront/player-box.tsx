import { localize, type Product, type Show } from 'lisa-query'
import {
  LisaPlayer,
  type PlayerCallbacks,
  type ProductIntentFields,
  useCartBridge,
  useLisaPlayer,
  usePictureInPicture,
} from 'lisa-query/player'
import { type ReactElement, useEffect, useLayoutEffect } from 'react'
import { useLocation } from 'wouter'
import { CloseIcon, ExpandIcon, MoveIcon } from '../parts/icons.tsx'
import { announce } from './announcer.tsx'
import { addToCart } from './cart.ts'
import { openCart } from './cart-drawer-state.ts'
import { useLanguage, useWords } from './language.ts'
import { closePlayer, connect, usePlayer } from './player.ts'
import styles from './player-box.module.css'
import { playerAddress } from './player-origin.ts'

/** The player: over the stage of its show, and floating over all other pages. It stands above the pages, so that it goes on. */
export function PlayerBox({ show }: { show: Show }): ReactElement {
  const words = useWords()
  const title = localize(show.title, useLanguage()) ?? words.untitled
  const [, navigate] = useLocation()
  const slot = usePlayer((player) => player.slot)
  const src = playerAddress(show.id)
  const player = useLisaPlayer({ origins: [new URL(src).origin], sender: 'Fjell & Tisch', on: following })
  const cart = useCartBridge(player, {
    add: (asked, product = productOf(asked)) => announce(words.addedTitle(asked.productTitle ?? '', addToCart(product))),
    view: openCart,
    emoji: ({ intent, productReference = '' }) => like(productReference, intent === 'add'),
  })
  const { isFloating, boxProps, handleProps, slotRef, dock, close } = usePictureInPicture(player, {
    width: 'min(17rem, 46vw)',
    onFullscreen: () => navigate(`/s/${show.id}`),
    onClose: closePlayer,
  })
  useLayoutEffect(() => slotRef(slot), [slotRef, slot])
  useEffect(() => connect(player.connection), [player.connection])
  return (
    <section aria-label={words.playerOf(title)} className={styles.box} {...boxProps}>
      {isFloating && (
        <div className={styles.tools}>
          <button type="button" className={styles.tool} aria-label={words.movePlayer} {...handleProps}>
            <MoveIcon />
          </button>
          <button type="button" className={styles.tool} aria-label={words.dockPlayer} onClick={dock}>
            <ExpandIcon />
          </button>
          <button type="button" className={styles.tool} aria-label={words.closePlayer} onClick={close}>
            <CloseIcon />
          </button>
        </div>
      )}
      <LisaPlayer
        player={player}
        src={src}
        title={title}
        loading="eager"
        poster={show.poster?.url}
        className={styles.player}
        aspectRatio={isFloating ? '4 / 5' : 'auto'}
      />
      {cart.failure && <p className={styles.failed}>{words.notAdded}</p>}
    </section>
  )
}

/** What the player says of itself. */
const following: PlayerCallbacks = {
  'lsc:media:pause': () => usePlayer.setState({ isPlaying: false }),
  'lsc:media:resume': () => usePlayer.setState({ isPlaying: true }),
  'lsc:media:progress': ({ progress }) => {
    usePlayer.setState({
      isPlaying: progress?.isPlaying ?? true,
      seconds: Math.floor((progress?.visitorDwellTimeInMs ?? 0) / 1_000),
    })
  },
  'lsc:player:dismiss': closePlayer,
}

/** What the player knows of a product that this page has not read. */
const productOf = ({ productId, productTitle = '', productPrice }: ProductIntentFields): Product => ({
  id: productId,
  title: { '*': productTitle },
  ...(productPrice !== undefined && { price: { currency: { symbol: '€', name: 'EUR' }, original: { value: productPrice } } }),
})

const likedKey = 'fjell-tisch likes'

/** Keeps what somebody likes in this browser, and gives all of it. */
function like(reference: string, isLiked: boolean): string[] {
  const liked = new Set<string>(JSON.parse(localStorage.getItem(likedKey) ?? '[]'))
  if (isLiked) liked.add(reference)
  else liked.delete(reference)
  localStorage.setItem(likedKey, JSON.stringify([...liked]))
  return [...liked]
}
