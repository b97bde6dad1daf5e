import type { PlayerProduct } from './programme.ts'

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
