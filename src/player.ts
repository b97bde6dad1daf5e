export { ContentHub, type ContentHubProps } from './player/react/content-hub.tsx'
export type { Corner } from './player/react/corners.ts'
export { LisaPlayer, type LisaPlayerProps } from './player/react/lisa-player.tsx'
export { PromoBanner, type PromoBannerProps, type PromoLabels } from './player/react/promo-banner.tsx'
export { type CartBridge, type CartFailure, type CartHandlers, useCartBridge } from './player/react/use-cart-bridge.ts'
export {
  type PlayerCallbacks,
  type PlayerHandle,
  type UseLisaPlayerOptions,
  useLisaPlayer,
} from './player/react/use-lisa-player.ts'
export { type PassedVisitor, usePassVisitor } from './player/react/use-pass-visitor.ts'
export {
  type PictureInPicture,
  type PictureInPictureOptions,
  usePictureInPicture,
} from './player/react/use-picture-in-picture.ts'
export * from './player-core.ts'
