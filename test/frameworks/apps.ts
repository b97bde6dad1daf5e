/** An application that shows the same pages as the others, with what is particular to it. */
export interface FrameworkApp {
  name: string
  /** Its folder in `example/`. */
  folder: string
  /** Where the build of one that renders the panel keeps what browsers load. */
  browserCode?: string
  /** A program of its own dependencies, with arguments, that serves what `npm run build` has made. */
  start: string[]
  /**
   * Whether a page has the status of its state. Next has sent 200 before the page has read anything, so it shows failures with
   * 200 and `noindex`; a missing show leads to its own page for what does not exist, with 404.
   */
  hasStatus: boolean
  /** What it has beside the public pages. */
  has: readonly Feature[]
}

/**
 * `team`: `/team`, a page of the visitor's own session, with sign-in. `form`: a form on it, which works without JavaScript, too.
 * `edit`: `/shows/42/edit` and `/new`, a form by server action that asks to sign in once it is sent; on a page that reads nothing it
 * works without JavaScript, too.
 */
export type Feature = 'team' | 'form' | 'edit'

/** The one that takes longest comes first, and the others beside it. */
export const apps: readonly FrameworkApp[] = [
  {
    name: 'Next',
    folder: 'next',
    browserCode: '.next/static',
    start: ['next', 'start', '--hostname', '127.0.0.1'],
    hasStatus: false,
    has: ['edit'],
  },
  {
    name: 'React Router',
    folder: 'react-router',
    browserCode: 'build/client',
    start: ['react-router-serve', 'build/server/index.js'],
    hasStatus: true,
    has: ['team', 'form'],
  },
  {
    name: 'Express',
    folder: 'express',
    start: ['node', 'dist/server.js'],
    hasStatus: true,
    has: ['team'],
  },
]
