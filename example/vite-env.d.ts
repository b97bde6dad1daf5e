/// <reference types="vite/client" />

declare module '*?highlighted' {
  /** The file as it stands. */
  export const text: string
  /** The same with its colours, as HTML. */
  export const html: string
}
