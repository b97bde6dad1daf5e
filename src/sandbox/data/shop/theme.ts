/** The three channels: what is sold in each is its theme. */
export type Theme = 'outdoor' | 'kitchen' | 'home'

/** The channel of a theme, as in `/channel/:slug`. */
export const slugOf: Readonly<Record<Theme, string>> = {
  outdoor: 'peak-and-trail',
  kitchen: 'the-long-table',
  home: 'soft-rooms',
}
