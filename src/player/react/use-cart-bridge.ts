import { useEffect, useRef, useState } from 'react'
import type { Product } from '../../endpoints/schemas.ts'
import { useLisa } from '../../react/provider.tsx'
import type { CartViewFields } from '../core/fields.ts'
import type { ProductIntentFields } from '../core/product-fields.ts'
import { findProduct } from './find-product.ts'
import { createPresses } from './presses.ts'
import type { PlayerHandle } from './use-lisa-player.ts'

/** What the shop does for its player. A promise says when it is done; what it rejects with becomes the bridge's `failure`. */
export interface CartHandlers {
  /** Puts the product into the cart. `product` is LiSA's own, where the page has read it. */
  add?: ((asked: ProductIntentFields, product: Product | undefined) => unknown) | undefined
  /** Takes it out again. */
  remove?: ((asked: ProductIntentFields, product: Product | undefined) => unknown) | undefined
  /** Shows the cart. */
  view?: ((asked: CartViewFields) => unknown) | undefined
  /**
   * A visitor gives a product an emoji, or takes it back; returns the shop's ids of all products that now have one, which the player
   * is told.
   */
  emoji?:
    | ((asked: ProductIntentFields, product: Product | undefined) => readonly string[] | Promise<readonly string[]>)
    | undefined
  /** How long a second press on the same button counts as the same press, in milliseconds; 1 s by default. */
  repeatAfter?: number | undefined
}

/** What did not work, to be shown beside the player. */
export interface CartFailure {
  /** What was asked for. */
  asked: ProductIntentFields | CartViewFields
  /** What the shop's function rejected with. */
  error: unknown
  /** Does it once more. */
  retry(): void
  /** Hides it. */
  dismiss(): void
}

/** What the bridge between player and cart is doing. */
export interface CartBridge {
  /** Whether something is under way. */
  isBusy: boolean
  /** The last failure, until a retry works or `dismiss` hides it. */
  failure: CartFailure | null
}

/**
 * Has the shop do what visitors ask for in the player: one press is done once however often it is said, and what concerns one
 * product is done in order. Needs `LisaProvider`.
 */
export function useCartBridge(player: PlayerHandle, handlers: CartHandlers): CartBridge {
  const { client, queryClient } = useLisa()
  const { connection } = player
  const latest = useRef(handlers)
  const [underWay, setUnderWay] = useState(0)
  const [failure, setFailure] = useState<CartFailure | null>(null)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    if (!connection) return
    const presses = createPresses(() => latest.current.repeatAfter ?? 1_000)

    const run = async (asked: CartFailure['asked'], work: () => unknown): Promise<void> => {
      setUnderWay((count) => count + 1)
      try {
        await work()
        if (presses.isOver) return
        setFailure((failed) => (failed?.asked === asked ? null : failed))
      } catch (error) {
        const dismiss = (): void => setFailure(null)
        if (!presses.isOver) setFailure({ asked, error, retry: () => void run(asked, work), dismiss })
      } finally {
        setUnderWay((count) => count - 1)
      }
    }

    const change = (asked: ProductIntentFields): void => {
      const { intent } = asked
      const does = (): unknown => {
        const handler = intent === 'add' ? latest.current.add : intent === 'remove' ? latest.current.remove : undefined
        return handler?.(asked, findProduct(queryClient, client, asked))
      }
      presses.press(productKey('cart', asked), intent, () => run(asked, does))
    }

    const emoji = (asked: ProductIntentFields): void => {
      const does = async (): Promise<void> => {
        const references = await latest.current.emoji?.(asked, findProduct(queryClient, client, asked))
        if (!references || presses.isOver) return
        await connection.send({ messageType: 'lsc:product:emoji-state-update', productReferences: [...references] })
      }
      presses.press(productKey('emoji', asked), asked.intent, () => run(asked, does))
    }

    const onView = (asked: CartViewFields): void =>
      presses.press('view', 'view', () => run(asked, () => latest.current.view?.(asked)))

    const ends = [
      connection.on('lsc:product:add-to-cart', change),
      connection.on('lsc:product:emoji', emoji),
      connection.on('lsc:cart:view', onView),
      presses.end,
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [connection, client, queryClient])
  return { isBusy: underWay > 0, failure }
}

const productKey = (what: string, { productId, productReference, variantId }: ProductIntentFields): string =>
  JSON.stringify([what, productId, productReference, variantId])
