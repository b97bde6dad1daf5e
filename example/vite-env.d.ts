/// <reference types="vite/client" />

declare module '*?highlighted' {
  /** The file as it stands. */
  export const text: string
  /** The same in pieces, each with its colour. */
  export const pieces: import('./highlight.ts').Piece[]
}

interface ImportMetaEnv {
  /** In the static build only, where the shop's server comes along in the page. */
  readonly SHOP_IN_PAGE?: boolean
}
