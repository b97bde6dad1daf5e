import type { StickerFields } from './fields.ts'
import type { PlayerMessage } from './messages.ts'
import type { ProductFields } from './product-fields.ts'

/** What every event says of its moment. Times are milliseconds. */
interface EventMoment {
  mediaItemId?: string | undefined
  mediaItemType?: string | undefined
  currentTimeInMs?: number | undefined
  /** How long the visitor has watched. */
  dwellTimeInMs?: number | undefined
  isLive?: boolean | undefined
}

/** What happened in the player, for analytics. */
export type PlayerEvent = EventMoment &
  (
    | { name: 'media-impression'; isFirst: boolean }
    | { name: 'media-pause' | 'media-resume' | 'media-progress' | 'media-complete' | 'media-emoji' }
    | { name: 'product-impression'; product: EventProduct; isFirst: boolean }
    | { name: 'product-click' | 'product-wish' | 'cart-add' | 'cart-remove' | 'product-emoji'; product: EventProduct }
    | { name: 'products-open' | 'products-close' | 'cart-view' | 'audience-join' | 'player-dismiss' }
    | { name: 'sticker-impression' | 'sticker-click' | 'voucher-claim'; sticker: EventSticker }
    | { name: 'cta-click'; ctaType: string }
  )

/** A product as analytics count it. */
export interface EventProduct {
  id: string
  /** The shop's own id, where the player knows it. */
  reference?: string | undefined
  title?: string | undefined
  brand?: string | undefined
  variantId?: string | undefined
  /** ISO 4217. */
  currency?: string | undefined
  price?: number | undefined
}

/** A sticker as analytics count it. */
export interface EventSticker {
  id: string
  type: string
}

/**
 * What a message means for analytics; `undefined` for one that no person has caused, such as a heartbeat. It names no
 * visitor. An impression is the first within LiSA's 15 minutes unless the player says otherwise.
 */
export function eventOf(message: PlayerMessage): PlayerEvent | undefined {
  const { mediaItemId, mediaItemType, progress } = message
  const event = eventWithoutMoment(message)
  return (
    event && {
      ...event,
      mediaItemId,
      mediaItemType,
      currentTimeInMs: progress?.currentTimeInMs,
      dwellTimeInMs: progress?.visitorDwellTimeInMs,
      isLive: progress?.isLive,
    }
  )
}

function eventWithoutMoment(message: PlayerMessage): PlayerEvent | undefined {
  switch (message.messageType) {
    case 'lsc:media:impression':
      return { name: 'media-impression', isFirst: message.firstOccurrence !== false }
    case 'lsc:media:pause':
      return { name: 'media-pause' }
    case 'lsc:media:resume':
      return { name: 'media-resume' }
    case 'lsc:media:progress':
      return { name: 'media-progress' }
    case 'lsc:media:complete':
      return { name: 'media-complete' }
    case 'lsc:media:emoji':
      return { name: 'media-emoji' }
    case 'lsc:product:impression':
      return { name: 'product-impression', product: productOf(message), isFirst: message.firstOccurrence !== false }
    case 'lsc:product:click':
      return { name: 'product-click', product: productOf(message) }
    case 'lsc:product:add-to-wishlist':
      return { name: 'product-wish', product: productOf(message) }
    case 'lsc:product:add-to-cart':
      return { name: message.intent === 'remove' ? 'cart-remove' : 'cart-add', product: productOf(message) }
    case 'lsc:product:emoji':
      return message.intent === 'remove' ? undefined : { name: 'product-emoji', product: productOf(message) }
    case 'lsc:products:open':
      return { name: 'products-open' }
    case 'lsc:products:close':
    case 'lsc:product:close':
      return { name: 'products-close' }
    case 'lsc:cart:view':
      return { name: 'cart-view' }
    case 'lsc:comments:audience:join':
      return { name: 'audience-join' }
    case 'lsc:player:dismiss':
      return { name: 'player-dismiss' }
    case 'lsc:sticker:impression':
      return { name: 'sticker-impression', sticker: stickerOf(message) }
    case 'lsc:sticker:click':
      return { name: 'sticker-click', sticker: stickerOf(message) }
    case 'lsc:sticker:voucher:claim':
      return { name: 'voucher-claim', sticker: stickerOf(message) }
    case 'lsc:cta:click':
      return { name: 'cta-click', ctaType: message.ctaType }
    default:
      return undefined
  }
}

const productOf = (message: ProductFields): EventProduct => ({
  id: message.productId,
  reference: message.productReference,
  title: message.productTitle,
  brand: message.productBrand,
  variantId: message.variantId,
  currency: message.productCurrency,
  price: message.productPrice,
})

const stickerOf = ({ stickerId, stickerType }: StickerFields): EventSticker => ({ id: stickerId, type: stickerType })
